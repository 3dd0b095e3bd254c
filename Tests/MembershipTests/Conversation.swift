import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

/// Telephones that talk to the service through a message centre with a store in memory and the sample members.
///
/// It begins at 08:00 on 21 November 2026 in Jakarta. Replies are compared as the texts that a member reads.
final class Conversation {
    let service: MembershipService
    private let centre: MessageCentre
    private let lost: LostTelephones
    private var now: Timestamp

    init(from start: String = "2026-11-21T08:00:00+07:00", zone: Int = 420, faults: FaultPlan = .none) throws {
        service = try MembershipService(zone: zone)
        centre = try MessageCentre(
            store: .memory, services: ServiceDirectory(service.shortCode, service), faults: faults)
        lost = LostTelephones(centre)
        now = try Timestamp(start)
    }

    /// The day, where the conversation is.
    var today: CalendarDate { now.date }

    /// Sends a text and expects its reply and what others hear, in order.
    func send(
        _ text: String, from phone: String, gets reply: Reply, _ notices: (String, Reply)...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let texts = try await lines(answering: text, from: phone)
        let expected = ([(phone, reply)] + notices).map { line($0, $1) }
        #expect(texts == expected, sourceLocation: sourceLocation)
    }

    /// Sends a text and expects no reply.
    func send(
        _ text: String, from phone: String, gets silence: Silence, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let texts = try await lines(answering: text, from: phone)
        #expect(texts == ["no reply (\(silence.rawValue))"], sourceLocation: sourceLocation)
    }

    /// Sends a text and gives what the sender reads.
    func reply(to text: String, from phone: String) async throws -> String {
        try await lines(answering: text, from: phone).joined(separator: "\n")
    }

    /// Lets time pass and expects what it brings, in order.
    func wait(
        hours: Int64 = 0, minutes: Int64 = 0, seconds: Int64 = 0, brings notices: (String, Reply)...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        now = now.adding(seconds: hours * 3600 + minutes * 60 + seconds)
        let fired = try await centre.advance(to: now)
        #expect(fired.map(line) == notices.map { line($0, $1) }, sourceLocation: sourceLocation)
    }

    func wait(days: Int64) async throws {
        try await wait(hours: days * 24)
    }

    /// From now on the telephone is off or full.
    func lose(_ phone: String) async throws {
        try await lost.lose(try Address(phone))
    }

    /// What waits for the telephone is tried, in vain.
    func tryInVain(_ phone: String, _ outcome: DeliveryOutcome) async throws {
        try await lost.tryInVain(try Address(phone), outcome, at: now)
    }

    /// The telephone can be reached again, and gets what has waited.
    func find(_ phone: String) async throws {
        try await lost.find(try Address(phone), at: now)
    }

    private func lines(answering text: String, from phone: String) async throws -> [String] {
        let message = InboundMessage(from: try Address(phone), to: service.shortCode, text: text, receivedAt: now)
        let taken = try await centre.accept([message])[0]
        switch taken.outcome {
        case .answered(let deliveries), .repeated(let deliveries): return (taken.fired + deliveries).map(line)
        case .silent(let silence, let deliveries):
            return (taken.fired + deliveries).map(line) + ["no reply (\(silence.rawValue))"]
        case .asked, .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested, .unschedulable,
            .senderIsService:
            return ["\(taken.outcome)"]
        }
    }

    private func line(_ phone: String, _ reply: Reply) -> String {
        "\(phone): \(service.replies.text(of: reply))"
    }

    private func line(_ delivery: Delivery) -> String {
        "\(delivery.message.to): \(delivery.message.text)"
    }
}

/// Telephones of the conversations, and of members on the record.
enum Phone {
    static let own = "+6281200000001"
    static let other = "+6281255500002"
    static let third = "+6281255500003"
    /// The one on Budi's record.
    static let onRecord = "+6281200000090"
}

/// What Budi Santoso, a sample member with one card, sends.
enum Budi {
    static let registration = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id"
    static let wrongDate = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#18-08-1990#08012345678"
    static var kpj: KPJ { get throws { try KPJ("08012345678") } }
    static var balance: Reply {
        get throws {
            .balance(
                try kpj, try Rupiah(12_345_678), asOf: try day(2026, 10, 31), lastContribution: try day(2026, 10, 1))
        }
    }

    static func registered(_ number: Int, on date: CalendarDate? = nil, _ remarks: Reply.Remarks = []) throws -> Reply {
        .registered(try kpj, try reference(number, on: date), remarks)
    }
}

/// What Siti Aminah, a sample member with two cards, sends.
enum Siti {
    static let registration = "DAFTAR SALDO#3273015203880001#SITI AMINAH#12-03-1988#09014567890"
    static let onRecord = "+6281200000002"
    static let wrongDate = "DAFTAR SALDO#3273015203880001#SITI AMINAH#13-03-1988#09014567890"
    static var kpj: KPJ { get throws { try KPJ("09014567890") } }
    /// The answer to SALDO: she has two cards.
    static let balance = Reply.whichCard(.balance, ["6543", "7890"])

    static func registered(_ number: Int, _ remarks: Reply.Remarks = []) throws -> Reply {
        .registered(try kpj, try reference(number), remarks)
    }
}

func reference(_ number: Int, on date: CalendarDate? = nil) throws -> Reference {
    try Reference(day: try date ?? day(2026, 11, 21), number: number)
}

func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
}
