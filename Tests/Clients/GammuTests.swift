import Foundation
import Testing

@Suite("gammu")
struct GammuTests {
    @Test("identifies the modem, registers, lists the reply, deletes it, asks for the balance")
    func conversation() async throws {
        try await Stand.use { stand in
            let gammu = try Gammu(stand, at: await stand.modem())
            try #require(await gammu.run("identify").contains(": \(Budi.imei)\n"))
            try #require(await gammu.send(Budi.registration).contains("message reference=1"))
            try #require(await gammu.run("getallsms").contains(Budi.registered))
            _ = try await gammu.run("deletesms", "1", "1")
            _ = try await gammu.send(Budi.question)
            let left = try await gammu.run("getallsms")
            try #require(left.contains(Budi.balance))
            try #require(left.contains("1 SMS parts in 1 SMS sequences"), "the first reply was deleted")
        }
    }
}

/// The command line of gammu, a run a command.
private struct Gammu {
    let stand: Stand

    init(_ stand: Stand, at terminal: String) throws {
        self.stand = stand
        try stand.folder.write(GammuConfiguration.phone(at: terminal), to: "gammurc")
    }

    func run(_ command: String...) async throws -> String {
        let name = "gammu-\(command[0])-\(stand.folder.names(in: ".").count)"
        return try await stand.run(name, .gammu, ["-c", stand.folder.path("gammurc")] + command)
    }

    func send(_ text: String) async throws -> String {
        try await run("sendsms", "TEXT", Budi.shortCode, "-text", text)
    }
}

/// What gammu, its daemon and python-gammu read.
enum GammuConfiguration {
    static func phone(at terminal: String) -> String {
        """
        [gammu]
        device = \(terminal)
        connection = at115200
        model = at
        synchronizetime = no

        """
    }

    /// The daemon with folders of files as its service.
    ///
    /// - Parameter reports: whether it asks for a status report of each message, and files it as a message.
    static func daemon(at terminal: String, in folder: Folder, reports: Bool) -> String {
        common(at: terminal, in: folder, reports: reports)
            + """
            service = files
            inboxpath = \(folder.path("inbox"))/
            outboxpath = \(folder.path("outbox"))/
            sentsmspath = \(folder.path("sent"))/
            errorsmspath = \(folder.path("error"))/
            runonreceive = \(folder.path("on-receive"))

            """
    }

    /// The daemon with an SQLite database as its service.
    static func daemon(at terminal: String, database: String, in folder: Folder) -> String {
        common(at: terminal, in: folder, reports: false)
            + """
            service = sql
            driver = sqlite3
            database = \(database)
            dbdir = \(folder.path)/

            """
    }

    private static func common(at terminal: String, in folder: Folder, reports: Bool) -> String {
        phone(at: terminal) + """
            [smsd]
            logfile = \(folder.path("smsd.log"))
            debuglevel = 1
            deliveryreport = \(reports ? "sms" : "no")
            receivefrequency = 1
            commtimeout = 1
            statusfrequency = 0
            checksecurity = 0

            """
    }
}
