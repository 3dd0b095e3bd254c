import Foundation

/// Kannel's two boxes with a service of one fixed text, at a message centre of ours.
final class BenchedKannel {
    private let bearerbox: BenchedProgram
    private let smsbox: BenchedProgram

    struct NotInstalled: Error, CustomStringConvertible {
        let description = "Kannel's bearerbox and smsbox are not in /usr/sbin; `make setup-tests` installs them"
    }

    /// - Parameters:
    ///   - binds: how many sessions it keeps.
    ///   - port: where the message centre listens.
    init(binds: Int, port: UInt16, _ folder: URL) throws {
        let (admin, box) = (try Self.freePort(), try Self.freePort())
        let file = folder.appending(path: "kannel-\(binds).conf")
        try Self.configuration(binds, port, admin: admin, box: box).write(to: file, atomically: true, encoding: .utf8)
        let programs = ["bearerbox", "smsbox"].map { URL(filePath: "/usr/sbin/\($0)") }
        guard programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw NotInstalled()
        }
        bearerbox = try BenchedProgram(programs[0], ["-v", "1", file.path], telling: "Start-up done")
        smsbox = try BenchedProgram(programs[1], ["-v", "1", file.path], telling: "Connected to bearerbox")
    }

    private static func freePort() throws -> UInt16 {
        let listener = try LoopbackSocket.Listener()
        defer { listener.close() }
        return listener.port
    }

    func end() {
        smsbox.end()
        bearerbox.end()
    }

    private static func configuration(_ binds: Int, _ port: UInt16, admin: UInt16, box: UInt16) -> String {
        """
        group = core
        admin-port = \(admin)
        admin-interface = 127.0.0.1
        admin-password = test
        smsbox-port = \(box)
        smsbox-interface = 127.0.0.1
        smsbox-max-pending = 1000
        dlr-storage = internal

        group = smsc
        smsc = smpp
        smsc-id = link
        host = 127.0.0.1
        port = \(port)
        transceiver-mode = true
        instances = \(binds)
        max-pending-submits = 1000
        smsc-username = kannel
        smsc-password = secret
        system-type = bench

        group = smsbox
        bearerbox-host = 127.0.0.1

        group = sms-service
        keyword = default
        text = "Hubungi 175, bpjsketenagakerjaan.go.id, aplikasi JMO, atau kantor cabang"

        """
    }
}
