import Glibc
import SMPP
import Testing

/// ESMEs that listen, and are called (SMPP 3.4, 2.2.1 and 4.1.7).
@Suite("outbind")
struct SMPPOutbindTests {
    /// Where an ESME waits to be called.
    final class Listener {
        private let descriptor: Int32
        let port: UInt16

        init() throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let (descriptor, size) = (descriptor, length)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.bind(descriptor, $0, size) == 0 && listen(descriptor, 8) == 0
                        && getsockname(descriptor, $0, &length) == 0
                }
            }
            try #require(isBound)
            port = UInt16(bigEndian: address.sin_port)
            LoopbackConnection.limitPatience(of: descriptor)
        }

        /// The next call, and the outbind with which it begins.
        func answer() throws -> (esme: ESME, outbind: Packet.Outbind) {
            let connection = accept(descriptor, nil, nil)
            try #require(connection >= 0, "nobody calls")
            let esme = ESME(over: connection)
            guard case .outbind(let outbind) = try esme.unanswered().body else { throw NoOutbind() }
            return (esme, outbind)
        }

        struct NoOutbind: Error {}

        deinit { close(descriptor) }
    }

    @Test(
        "an ESME that is called may bind as what receives, over the same connection, and gets what waits for it",
        arguments: [Packet.Bind.Role.receiver, .transceiver])
    func account(_ role: Packet.Bind.Role) throws {
        let (listener, scratch) = (try Listener(), try Scratch())
        let accounts = """
            account program
                addresses 5151
                outbind 127.0.0.1:\(listener.port) rahasia
            account member
                addresses +62812*
            """
        try scratch.write(accounts, to: "accounts")
        let door = try RunningSMPP("--accounts", scratch.path("accounts"))
        let member = try ESME(at: door.port, as: "member")
        _ = try member.submit(Packet.Message("halo", to: "5151"))
        let (program, outbind) = try listener.answer()
        #expect(outbind.systemID == "shortcode" && outbind.password == "rahasia")
        #expect(try program.ask(.bind(.init(role, systemID: "program"))).status == .ok)
        #expect(try program.next().readable == "halo")
        door.signal(SIGTERM)
        program.waitForEnd()
        let end = door.finish()
        #expect(end.status == 143 && !end.errors.contains("rahasia"), "\(end.errors)")
    }

    @Test("a transmitter is not what was asked for")
    func transmitter() throws {
        let listener = try Listener()
        let door = try RunningSMPP("--outbind", "\(listener.port)")
        let esme = try listener.answer().esme
        #expect(try esme.ask(.bind(.init(.transmitter, systemID: "a"))).status == .bindFailed)
        #expect(try esme.ask(.bind(.init(.receiver, systemID: "a"))).status == .ok)
        #expect(door.end() == 143)
    }

    @Test("where nobody answers it is said once, and the centre goes on")
    func nobody() throws {
        let place = "127.0.0.1:\(try Listener().port)"
        let door = try RunningSMPP("--outbind", place)
        let esme = try ESME(at: door.port)
        _ = try esme.submit(Packet.Message("KONTAK"))
        _ = try esme.next()
        door.signal(SIGTERM)
        let errors = door.finish().errors
        #expect(errors.contains("\(place) does not answer (Connection refused)"), "\(errors)")
    }

    @Test("a port that nobody can have, and an account's password that no PDU carries, are usage errors")
    func mistakes() throws {
        for place in ["0", "x", "127.0.0.1:70000"] { #expect(try Run("smpp", "--outbind", place).status == 64) }
        let scratch = try Scratch()
        try scratch.write("account a\n  outbind 2776 longer-than-8\n", to: "accounts")
        let run = try Run("smpp", "--listen", "0", "--accounts", scratch.path("accounts"))
        #expect(run.status == 64 && run.errors.contains("line 2: "), "\(run.errors)")
    }
}
