import Foundation
import Testing

/// An application of Kannel's is moved over by changing ports: it asks and hears the same of Kannel, whose link to the centre
/// is SMPP, and of `serve --kannel`.
@Suite("An application of Kannel's")
struct KannelApplicationTests {
    @Test("gets the same of Kannel and of serve, whatever phones send, it sends, and monitors ask")
    func judge() async throws {
        try await Stand.use { stand in
            let theirs = try await Self.theirs(stand)
            let ours = try await Self.ours(stand)
            try #require(theirs.count > 500)
            let differences = theirs.difference(from: ours)
            try #require(differences.isEmpty, "\(differences.map { "\($0)" }.joined(separator: "\n"))")
        }
    }

    /// What is got of `serve`, line by line.
    private static func ours(_ stand: Stand) async throws -> [String] {
        let port = try FreePorts(1)[0]
        let configuration = """
            group = core
            admin-port = 0
            status-password = foo

            group = smsbox
            sendsms-port = 0

            group = smsc
            smsc = smpp
            smsc-id = modem
            smsc-username = kannel

            \(try services(port))
            """
        try stand.folder.write(configuration, to: "ours.conf")
        let file = "5151=" + stand.folder.path("ours.conf")
        let server = try stand.start("ours", Project.shortcode, ["serve", "--http", "0", "--kannel", file])
        let api = try await address(server, "HTTP at ")
        let (sendsms, status) = try await (address(server, "sendsms at "), address(server, "status at "))
        return try await got(
            stand, "ours-application", port, sendsms: sendsms, api: api,
            admin: status.replacing("/status.xml", with: ""))
    }

    /// What is got of Kannel.
    private static func theirs(_ stand: Stand) async throws -> [String] {
        let ports = try FreePorts(2)
        try stand.folder.write("account kannel\n    password secret\n    addresses 5151\n", to: "accounts")
        let server = try stand.start(
            "theirs", Project.shortcode,
            ["serve", "--http", "0", "--smpp", "0", "--accounts", stand.folder.path("accounts")])
        let api = try await address(server, "HTTP at ")
        let smpp = try #require(try await server.line(with: "SMPP at ").split(separator: ":").last)
        let kannel = try await Kannel(
            stand, Kannel.groups(["port = PORT\ntransceiver-mode = true"], String(smpp)),
            ready: "type_name: bind_trans", services: services(ports[0]), sendingAt: ports[1])
        return try await got(
            stand, "their-application", ports[0], sendsms: "http://127.0.0.1:\(ports[1])/cgi-bin/sendsms", api: api,
            admin: "http://127.0.0.1:\(kannel.adminPort)")
    }

    private static func services(_ port: UInt16) throws -> String {
        try String(contentsOfFile: Project.script("kannel_services.conf"), encoding: .utf8)
            .replacing("PORT", with: "\(port)")
    }

    private static func address(_ server: ClientProcess, _ part: String) async throws -> String {
        String(try #require(try await server.line(with: part).split(separator: " ").last))
    }

    private static func got(
        _ stand: Stand, _ name: String, _ port: UInt16, sendsms: String, api: String, admin: String
    ) async throws -> [String] {
        let script = Project.script("kannel_application.py")
        let said = try await stand.run(name, .python, [script, "\(port)", sendsms, api, admin])
        return said.split(separator: "\n").map(String.init)
    }
}
