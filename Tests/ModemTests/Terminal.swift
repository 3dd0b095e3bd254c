import Modem
import ShortMessage

/// A terminal at a modem, with a service centre that takes everything at once.
struct Terminal {
    static let number = Address(digits: "6281200000001", typeOfNumber: .international)
    static let noon = Timestamp(milliseconds: 1_795_237_200_000, offset: 420)

    private(set) var session: ModemSession
    /// What the service centre says to the next messages.
    var outcome = Submit.Outcome.accepted(at: noon)
    private(set) var submissions: [Submit] = []
    private(set) var settled: [Incoming.Outcome] = []
    private(set) var timers: [ModemAction] = []
    private(set) var readyCount = 0
    private var nextDelivery = 1

    /// A modem's profile of what a file of one says.
    static func profile(_ source: String) throws -> ModemProfile {
        var profile = ModemProfile(number: number)
        try profile.apply(source)
        return profile
    }

    init(_ profile: ModemProfile = ModemProfile(number: number)) {
        session = ModemSession(profile)
    }

    /// A terminal that has typed lines, and whose modem does not echo.
    init(_ lines: String..., profile: ModemProfile = ModemProfile(number: number)) {
        self.init(profile)
        _ = type("ATE0\r")
        for line in lines { _ = type(line + "\r") }
    }

    var settings: ModemSettings { session.settings }

    /// What the modem gives when this is typed.
    mutating func type(_ text: String) -> String {
        String(decoding: type(Array(text.utf8)), as: UTF8.self)
    }

    mutating func type(_ octets: [UInt8]) -> [UInt8] {
        follow(session.receive(octets, at: Self.noon))
    }

    /// The lines that a command line gives, without what frames them.
    mutating func lines(_ line: String) -> [String] {
        type(line + "\r").split(whereSeparator: \.isNewline).map(String.init)
    }

    mutating func deliver(_ deliver: TPDU.Deliver) -> String { bring(.deliver(deliver)) }
    mutating func report(_ report: TPDU.StatusReport) -> String { bring(.statusReport(report)) }

    mutating func expire(_ timer: ModemTimer) -> String {
        String(decoding: follow(session.expire(timer, at: Self.noon)), as: UTF8.self)
    }

    private mutating func bring(_ content: Incoming.Content) -> String {
        defer { nextDelivery += 1 }
        return String(decoding: follow(session.deliver(Incoming(id: nextDelivery, content))), as: UTF8.self)
    }

    private mutating func follow(_ actions: [ModemAction]) -> [UInt8] {
        var written: [UInt8] = []
        for action in actions {
            switch action {
            case .write(let octets): written += octets
            case .submit(let submission):
                submissions.append(submission)
                written += follow(session.submitted(outcome))
            case .settle(_, let outcome): settled.append(outcome)
            case .ready: readyCount += 1
            case .start, .stop: timers.append(action)
            }
        }
        return written
    }
}

extension TPDU.Deliver {
    /// A message of the short code, in one piece.
    static func text(
        _ text: String, from: String = "2757", scheme: DataCodingScheme = .gsm7, identifier: UInt8 = 0
    ) -> TPDU.Deliver {
        let isWide = scheme.alphabet == .ucs2
        let septets = (try? SeptetAlphabet().septets(text)) ?? []
        var deliver = TPDU.Deliver(
            originatingAddress: Address(
                digits: from.hasPrefix("+") ? String(from.dropFirst()) : from,
                typeOfNumber: from.hasPrefix("+") ? .international : .unknown),
            dataCodingScheme: scheme, timestamp: .noon,
            userData: UserData(content: isWide ? .codeUnits(Array(text.utf16)) : .septets(septets)))
        deliver.protocolIdentifier = ProtocolIdentifier(rawValue: identifier)
        return deliver
    }
}

extension TPDU.StatusReport {
    static let delivered = TPDU.StatusReport(
        messageReference: 1, recipientAddress: Address(digits: "2757", typeOfNumber: .unknown), timestamp: .noon,
        dischargeTime: .noon, status: .received)
}

extension ServiceCentreTimestamp {
    /// 2026-11-21 12:00:00+07:00.
    static let noon = ServiceCentreTimestamp(Terminal.noon) ?? .epoch
    private static let epoch = ServiceCentreTimestamp(Timestamp(milliseconds: 0, offset: 0))!
}
