import Foundation
import Testing

/// Real ESMEs at `shortcode smpp`: each registers a member, asks for the balance, and gets its receipts.
@Suite("Clients of SMPP")
struct SMPPClientTests {
    static let long = String(repeating: "Surat panjang. ", count: 28)
    static let emoji = String(repeating: "halo 😀 ", count: 25)

    /// Runs a client to its end.
    ///
    /// - Returns: the lines it has printed; what a client logs stands among them.
    private func lines(
        _ stand: Stand, _ program: URL, _ script: String, port: String, _ arguments: [String]
    ) async throws -> [String] {
        let client = try stand.start(script, program, [Project.script(script), port] + arguments)
        try #require(await client.end() == 0)
        let lines = client.said.split(separator: "\n").map(String.init)
        try #require(lines.contains { $0.contains(Budi.registered) } && lines.contains { $0.contains(Budi.balance) })
        try #require(lines.contains { $0.hasPrefix("left") })
        return lines
    }

    @Test(
        "smpplib, as a pair and as one session: long texts in three forms each way", arguments: ["pair", "transceiver"])
    func smpplib(mode: String) async throws {
        for form in ["udh", "sar", "payload"] {
            try await Stand.use { stand in
                let port = try await stand.smpp("--long", form)
                let texts = [Budi.registration, Budi.question, Self.long, Self.emoji]
                let lines = try await lines(
                    stand, Project.python, "smpplib_client.py", port: port, [mode] + texts)
                for text in [Self.long, Self.emoji] {
                    try #require(lines.count { $0 == "received 6281200000001 \(text)" } == 3)
                }
                try #require(lines.contains("receipts True"))
            }
        }
    }

    @Test("smpp34: UCS-2 with emoji in three forms, and a receipt for each part")
    func smpp34() async throws {
        try await Stand.use { stand in
            let texts = [Budi.registration, Budi.question, Self.emoji]
            let lines = try await lines(stand, Project.python, "smpp34_client.py", port: stand.smpp(), texts)
            try #require(lines.count { $0 == "received whole \(Self.emoji)" } == 3)
            try #require(lines.contains("receipts True"))
            try #require(lines.contains { $0.hasPrefix("receipt id:1 ") && $0.contains("stat:DELIVRD") })
        }
    }

    @Test("aiosmpplib: its strict decoder takes replies, receipts and long texts")
    func aiosmpplib() async throws {
        try await Stand.use { stand in
            let texts = [Budi.registration, Budi.question, Self.emoji]
            let lines = try await lines(stand, Project.python, "aiosmpplib_client.py", port: stand.smpp(), texts)
            try #require(lines.count { $0 == "received whole \(Self.emoji)" } == 2)
            try #require(lines.contains("receipt 1 DELIVRD"))
        }
    }

    @Test("rusmppyc, which asks for 5.0 and reads as 5.0 does")
    func rusmppyc() async throws {
        try await Stand.use { stand in
            let texts = [Budi.registration, Budi.question]
            let lines = try await lines(stand, Project.python, "rusmppyc_client.py", port: stand.smpp(), texts)
            try #require(lines.contains { $0.hasPrefix("receipt id:1 ") })
        }
    }

    @Test("smpp.twisted3")
    func twisted() async throws {
        try await Stand.use { stand in
            let texts = [Budi.registration, Budi.question]
            let lines = try await lines(stand, Project.twistedPython, "twisted_client.py", port: stand.smpp(), texts)
            try #require(lines.contains("sent 1 ESME_ROK"))
        }
    }

    @Test("Net::SMPP, of 3.3 and of 3.4; what was captured has no malformed PDU for tshark", arguments: ["51", "52"])
    func netSMPP(version: String) async throws {
        try await Stand.use { stand in
            let capture = stand.folder.path("a.pcap")
            let port = try await stand.smpp("--capture", capture)
            let texts = [Budi.registration, Budi.question]
            let lines = try await lines(
                stand, ClientProgram.perl.url, "netsmpp_client.pl", port: port, [version] + texts)
            try #require(lines.contains("state 2"))
            let fields = ["-T", "fields", "-e", "smpp.command_id", "-e", "_ws.malformed"]
            let read = try await stand.run(
                "tshark", .tshark, ["-r", capture, "-d", "tcp.port==\(port),smpp"] + fields)
            let packets = read.split(separator: "\n").filter { $0.contains("0x") }
            try #require(packets.count > 8 && !read.contains("alformed"), "\(read)")
        }
    }

    @Test("smpplib meets throttling, tries again, and is through; what it was cut off from comes to the next session")
    func throttledAndCut() async throws {
        try await Stand.use { stand in
            let port = try await stand.smpp("--smpp-fault", "throttled:40", "--smpp-fault", "disconnect=30")
            let client = try stand.start(
                "throttled", Project.python, [Project.script("throttled_client.py"), port, "40"])
            try #require(await client.end() == 0)
            let lines = client.said.split(separator: "\n").map(String.init)
            try #require(lines.contains { $0.hasPrefix("throttled") } && lines.contains { $0.hasPrefix("bound 2") })
            try #require(lines.contains("all receipts"), "\(client.said)")
        }
    }
}

extension SMPPClientTests {
    @Test("aiosmpplib is cut off again and again, binds anew, and has every reply and receipt of what was acknowledged")
    func reconnecting() async throws {
        try await Stand.use { stand in
            let port = try await stand.smpp("--smpp-fault", "disconnect=40")
            let client = try stand.start(
                "aiosmpplib", Project.python, [Project.script("aiosmpplib_cut_client.py"), port, "60"])
            try #require(await client.end() == 0)
            let lines = client.said.split(separator: "\n").map(String.init)
            try #require(lines.contains { $0.hasPrefix("all 60 taken, 60 answered, ") }, "\(client.said)")
            try #require(!lines.contains("sessions 1"))
        }
    }
}

extension Stand {
    /// Starts a message centre that listens for ESMEs.
    ///
    /// - Returns: its port.
    func smpp(_ options: String...) async throws -> String { try await smpp(options) }

    func smpp(_ options: [String]) async throws -> String {
        let smpp = try start("smpp", Project.shortcode, ["smpp", "--listen", "0"] + options)
        let line = try await smpp.line(with: "SMPP at ")
        return String(line.split(separator: ":").last ?? "")
    }
}
