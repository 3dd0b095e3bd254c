import ArgumentParser
import Doors
import MessageCentre
import Modem
import Server
import ShortMessage

/// Which modems there are, and what they do wrong.
struct ModemOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Make a terminal, and a link to it at this path.", valueName: "path"))
    var pty: [String] = []

    @Option(help: ArgumentHelp("Make a UNIX stream socket at this path.", valueName: "path"))
    var socket: [String] = []

    @Option(help: ArgumentHelp("Listen on this TCP port of the loopback address; 0 lets the system choose."))
    var listen: [UInt16] = []

    @Option(
        help: ArgumentHelp(
            "The number of a modem, in the order of the modems; with --role service the program's short code.",
            valueName: "number"),
        transform: { try Address($0) })
    var number: [Address] = []

    @Option(help: ArgumentHelp("What the modems are, and vendor answers (samples/modems).", valueName: "file"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Faults between modem and terminal, such as cms=38:10@+CMGS or late=3000:5.",
            discussion: """
                cms=N, cme=N, late=MILLISECONDS, silence, sim-busy, pin-locked, not-registered, prompt-withheld, \
                echo-lost, noise, reboot; :PERCENT of the lines, all without it; @COMMAND for lines that begin so, and \
                without it sim-busy, pin-locked and not-registered are for lines that need the SIM. What strikes a message \
                (cms, cme, late, silence) does so when its text has come. May be repeated.
                """, valueName: "fault"),
        transform: Self.lineFault)
    var lineFault: [LineFault] = []

    /// Those at ports of their own; a modem on stdin and stdout is not counted.
    var portCount: Int { pty.count + socket.count + listen.count }

    /// Refuses numbers that no modem has, and those that are no telephone's.
    func checkHandsets(among count: Int) throws {
        for number in number {
            do {
                _ = try MSISDN(number)
            } catch {
                throw ValidationError("The value '\(number)' is invalid for '--number <number>': \(error)")
            }
        }
        try checkCount(among: count)
    }

    func checkCount(among count: Int) throws {
        guard number.count <= count else {
            throw ValidationError(
                "\(number.count) numbers for \(count) modem\(count == 1 ? "" : "s"); expected one each.")
        }
    }

    /// Makes the ports, each when it is called.
    var ports: [() throws -> any ModemPort] {
        pty.map { path in { try PseudoTerminal(link: path) } }
            + socket.map { path in { try ListeningPort(socket: path) } }
            + listen.map { number in { try ListeningPort(port: number) } }
    }

    /// The modems at ports of their own.
    func plans(seed: UInt64) throws -> [ModemPlan] {
        try ports.enumerated().map { index, port in ModemPlan(try profile(number(at: index), seed: seed), at: port) }
    }

    /// The number of a modem, 0 the first.
    func number(at index: Int) -> Address {
        guard index >= number.count else { return number[index] }
        let digits = 6_281_200_000_001 + index
        return Address(digits: String(digits), typeOfNumber: .international)
    }

    /// - Parameter isOnStreams: whether the lines of a file come one after the other.
    func profile(_ number: Address, seed: UInt64, isOnStreams: Bool = false) throws -> ModemProfile {
        var profile = isOnStreams ? ModemProfile(number: number) : ModemProfile(program: number)
        (profile.faults, profile.faultSeed) = (lineFault, seed)
        guard let file = self.profile else { return profile }
        let source = try Descriptor.text(of: file, expecting: "a profile")
        do {
            try profile.apply(source)
        } catch {
            throw UsageError("\(file): \(error)")
        }
        return profile
    }

    private static func lineFault(_ text: String) throws -> LineFault {
        do {
            return try LineFault(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
