import Foundation

/// From a question over SMPP to the answer to its reply: `shortcode smpp`, and the same work by Kannel and smpp34, which are
/// ESMEs and so are asked the other way round.
enum LinkRates {
    static let question = "KONTAK"
    static let window = 100
    private static let (warmUp, seconds) = (Duration.seconds(2), Duration.seconds(6))

    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    static func print() throws {
        try GammuRates.checkInstalled()
        let folder = FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for binds in [1, 8] {
            let kannel = try ofKannel(binds, folder)
            report("Kannel, \(binds) bind\(binds > 1 ? "s" : "")", kannel, beside: nil)
            for (name, options) in [("memory", []), ("FULL", ["--store", folder.appending(path: "\(binds)").path])] {
                let own = try ofShortcode(binds, options)
                report("shortcode smpp, \(binds) bind\(binds > 1 ? "s" : ""), \(name)", own, beside: kannel)
            }
        }
        report("smpp34, 1 bind", try ofSMPP34(), beside: nil)
    }

    private static func report(_ name: String, _ rate: Rate, beside kannel: Rate?) {
        let ratio = kannel.map { ", \(Double(Int(10 * (rate / $0))) / 10) times Kannel" } ?? ""
        Swift.print("\(name), \(window) open questions each: \(Int(rate.perSecond)) replies a second\(ratio)")
        fflush(nil)
    }

    // MARK: Three services

    private static func ofShortcode(_ binds: Int, _ options: [String]) throws -> Rate {
        let own = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "shortcode")
        let program = try BenchedProgram(
            own, ["smpp", "--listen", "0", "--window", "\(window * 10)"] + options, telling: "SMPP at 127.0.0.1:")
        defer { program.end() }
        guard let port = UInt16(program.told.prefix { $0.isNumber }) else {
            throw Failure("no port in \(program.told)")
        }
        let esmes = try (0..<binds).map { try AskingESME(at: port, $0) }
        for esme in esmes { try esme.ask(window) }
        return try rate(
            of: esmes.map(\.socket), go: { try esmes[$0].go() }, count: { esmes.reduce(0) { $0 + $1.replies } })
    }

    private static func ofKannel(_ binds: Int, _ folder: URL) throws -> Rate {
        let listener = try LoopbackSocket.Listener()
        defer { listener.close() }
        let kannel = try BenchedKannel(binds: binds, port: listener.port, folder)
        defer { kannel.end() }
        return try rate(ofServicesAt: listener, binds)
    }

    private static func ofSMPP34() throws -> Rate {
        let listener = try LoopbackSocket.Listener()
        defer { listener.close() }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smpp34_echo.py")
        let text = "Hubungi 175"
        let program = try BenchedProgram(GammuRates.python, [script.path, "\(listener.port)", text], telling: nil)
        defer { program.end() }
        return try rate(ofServicesAt: listener, 1)
    }

    private static func rate(ofServicesAt listener: LoopbackSocket.Listener, _ binds: Int) throws -> Rate {
        let centres = try (0..<binds).map { _ in try AskingCentre(listener.accept(), window: window) }
        for centre in centres { try centre.ask(window) }
        return try rate(
            of: centres.map(\.socket), go: { try centres[$0].go() }, count: { centres.reduce(0) { $0 + $1.replies } })
    }

    private static func rate(
        of sockets: [LoopbackSocket], go: (Int) throws -> Void, count: () -> Int
    ) throws -> Rate {
        let clock = ContinuousClock()
        var (start, before) = (clock.now, 0)
        func run(for time: Duration) throws {
            (start, before) = (clock.now, count())
            while clock.now - start < time {
                for index in try LoopbackSocket.readable(sockets) { try go(index) }
            }
        }
        try run(for: warmUp)
        try run(for: seconds)
        return Rate(perSecond: Double(count() - before) / ((clock.now - start) / .seconds(1)))
    }
}
