import Seeded

/// Something that goes wrong between a modem and its terminal, with some of the command lines.
public struct LineFault: Hashable, Sendable {
    /// What becomes of a line that it strikes.
    public let kind: Kind
    /// How many of a hundred lines it strikes.
    public let share: Int
    /// What a line begins with, without its `AT` and in capitals; empty for every line.
    public let pattern: String

    /// What a fault does to a command line, to its echo or to its answer.
    public enum Kind: Hashable, Sendable {
        /// The line ends with an error and does nothing; one that asks for a text ends so when it has it.
        case error(ResultCode)
        /// The line ends with an error and does nothing; which, depends on the standard that its first command is of.
        case missing(CMEError, CMSError)
        /// Nothing is said, and nothing done; a text is asked for all the same.
        case silence
        /// Milliseconds until the line is done, or the text that it asks for.
        case late(Int)
        /// No prompt comes, though the text is awaited.
        case promptWithheld
        /// The line's echo does not come back, and the line is done.
        case echoLost
        /// Octets that nobody sent stand before the answer.
        case noise
        /// The modem starts anew in the middle of the command.
        case reboot
    }

    /// Reads a fault.
    ///
    ///     fault = kind [ "=" number ] [ ":" percent ] [ "@" pattern ]
    ///
    /// - Throws: where it is none; see `InvalidLineFault`.
    public init(_ text: String) throws(InvalidLineFault) {
        let ends = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = ends[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let words = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let number = words.count > 1 ? Int(words[1]) : nil
        let share = parts.count > 1 ? Int(parts[1]) : 100
        guard let kind = Self.kind(String(words[0]), number), words.count == 1 || number != nil, let share,
            (0...100).contains(share)
        else { throw InvalidLineFault(text: text) }
        self.kind = kind
        self.share = share
        pattern = ends.count > 1 ? ends[1].uppercased() : ""
    }

    private static func kind(_ name: String, _ number: Int?) -> Kind? {
        switch (name, number) {
        case ("cms", let number?): .error(.message(CMSError(rawValue: number)))
        case ("cme", let number?): .error(.equipment(CMEError(rawValue: number)))
        case ("late", let number?) where (0...3_600_000).contains(number): .late(number)
        case ("sim-busy", nil): .missing(.simBusy, .simBusy)
        case ("pin-locked", nil): .missing(.pinRequired, .pinRequired)
        case ("not-registered", nil): .missing(.noNetwork, .noNetwork)
        case ("silence", nil): .silence
        case ("prompt-withheld", nil): .promptWithheld
        case ("echo-lost", nil): .echoLost
        case ("noise", nil): .noise
        case ("reboot", nil): .reboot
        default: nil
        }
    }

    /// - Parameter reachesSIM: whether the line has a command for which the SIM must be there. Without a pattern, what
    ///   the SIM or the network lacks is no concern of the other lines.
    func fits(_ body: [UInt8], reachesSIM: Bool) -> Bool {
        if case .missing = kind, pattern.isEmpty { return reachesSIM }
        return body.map(\.uppercased).starts(with: pattern.utf8)
    }
}

/// A text that is no fault.
public struct InvalidLineFault: Error, Hashable, CustomStringConvertible {
    /// The whole text that was to be a fault.
    public let text: String

    /// An error about a text that `LineFault` cannot read.
    public init(text: String) {
        self.text = text
    }

    public var description: String {
        "'\(text)' is no fault of the line; expected cms=N, cme=N, late=MILLISECONDS, silence, sim-busy, pin-locked, "
            + "not-registered, prompt-withheld, echo-lost, noise or reboot, perhaps with :PERCENT and @COMMAND, "
            + "such as cms=38:10@+CMGS"
    }
}

/// The faults of one modem's line, drawn from a seed: the same lines meet the same faults.
struct LineFaultDraw: Hashable, Sendable {
    private let faults: [LineFault]
    private var numbers: SplitMix64

    init(_ faults: [LineFault], seed: UInt64) {
        (self.faults, numbers) = (faults, SplitMix64(seed: seed))
    }

    var areNone: Bool { faults.isEmpty }

    /// Whether an echo must wait until its line is known.
    var losesEchoes: Bool { faults.contains { $0.kind == .echoLost } }

    /// The first fault that strikes a line; each that fits it is drawn, so that none moves another.
    mutating func fault(for body: [UInt8], reachesSIM: Bool) -> LineFault.Kind? {
        var struck: LineFault.Kind?
        for fault in faults where fault.fits(body, reachesSIM: reachesSIM) {
            let strikes = numbers.next() % 100 < UInt64(fault.share)
            if strikes, struck == nil { struck = fault.kind }
        }
        return struck
    }

    /// One to eight octets that are no line.
    mutating func noise() -> [UInt8] {
        (0...numbers.next() % 8).map { _ in 0x80 | UInt8(numbers.next() & 0x7F) }
    }
}
