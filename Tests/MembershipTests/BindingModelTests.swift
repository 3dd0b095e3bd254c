import Foundation
import Membership
import MessageCentre
import Seeded
import ShortMessage
import Store
import Testing

/// The service with telephones 0 to 4, beside the model of what each should read.
private final class ModelledService {
    private let service: MembershipService
    private let centre: MessageCentre
    private var model: BindingModel
    private var promise = StrangerPromise()
    /// Everybody's telephone but those that cannot be reached.
    private var handsets: PlayedHandsets?
    private let lost: LostTelephones
    /// The moment of minute 0: the beginning of a day in Jakarta.
    private let origin: Timestamp

    init() throws {
        service = try MembershipService()
        centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        lost = LostTelephones(centre)
        origin = try Timestamp("2026-11-21T00:00:00+07:00")
        model = BindingModel(at: 8 * 60)
    }

    /// Does all steps; tells the first difference between service and model, or the first promise that is broken.
    func difference(after steps: [BindingModel.Step]) async throws -> String? {
        for step in steps {
            let before = model
            let due = model.perform(step)
            let given = try await lines(of: step, from: before.now)
            let expected = due.map { text($0) }
            guard given == expected else { return "\(step): \(given) where \(expected) was due" }
            if let broken = promise.broken(by: step, due, before: before, after: model) { return "\(step): \(broken)" }
        }
        return nil
    }

    private func lines(of step: BindingModel.Step, from now: Int) async throws -> [String] {
        if handsets == nil { handsets = try await PlayedHandsets(at: centre, name: "the test") }
        if case .lose(let phone) = step { try await lost.lose(number(phone)) }
        if case .find(let phone) = step { try await lost.find(number(phone), at: moment(now)) }
        guard let phone = step.phone else {
            return try await centre.advance(to: moment(model.now)).map(told)
        }
        let message = InboundMessage(
            from: number(phone), to: service.shortCode, text: words(step), receivedAt: moment(now))
        guard let taken = try await handsets?.submit([message])[0] else { return [] }
        try await handsets?.settle((taken.fired + taken.caused).filter { !lost.has($0.message.to) })
        return (taken.fired + taken.caused).map(told)
    }

    private func moment(_ minutes: Int) -> Timestamp { origin.adding(seconds: Int64(minutes) * 60) }

    private func number(_ phone: Int) -> Address {
        let digits = phone == 3 ? Phone.onRecord : phone == 4 ? Siti.onRecord : "+628125557000\(phone)"
        return Address(digits: String(digits.dropFirst()), typeOfNumber: .international)
    }

    private func words(_ step: BindingModel.Step) -> String {
        switch step {
        case .register(_, 0, let isRight): isRight ? Budi.registration : Budi.wrongDate
        case .register(_, _, let isRight): isRight ? Siti.registration : Siti.wrongDate
        case .refuse: "TOLAK"
        case .unbind: "BERHENTI"
        case .balance: "SALDO"
        case .help, .pass, .lose, .find: "BANTUAN"
        }
    }

    /// A delivery, with the references crossed out: which number is given is another matter.
    private func told(_ delivery: Delivery) -> String {
        let text = delivery.message.text
        return "\(delivery.message.to): \(text.replacing(/[0-9]{6}-[0-9]{6,}/, with: "xxxxxx-xxxxxx"))"
    }

    private func text(_ line: BindingModel.Line) -> String {
        let text = (try? reply(line.told)).map(service.replies.text(of:)) ?? "?"
        return "\(number(line.phone)): \(text.replacing(/[0-9]{6}-[0-9]{6,}/, with: "xxxxxx-xxxxxx"))"
    }

    private func reply(_ told: BindingModel.Told) throws -> Reply {
        let any = try reference(1)
        return switch told {
        case .registered(let member, let leftMember):
            .registered(try member == 0 ? Budi.kpj : Siti.kpj, any, leftMember ? .leftMember : [])
        case .waits: .moveWaits(any)
        case .moved(let leftMember): .moved(any, leftMember: leftMember)
        case .announced: .moveAnnounced
        case .movedAway: .movedAway
        case .moveRefused: .moveRefused
        case .refused: .refused
        case .nothingToRefuse: .nothingToRefuse
        case .unbound: .unbound
        case .unboundEndingMove: .unboundEndingMove
        case .balance(let member): member == 0 ? try Budi.balance : Siti.balance
        case .noMatch: .noMatch
        case .closed: .closed
        case .help: .help(nil)
        case .howToRefuse: .help(.refuse)
        }
    }
}

/// What is promised whatever the model says: a stranger takes a member only where nobody is there to be asked, or after
/// whoever was asked has said nothing for 24 hours.
private struct StrangerPromise {
    /// For each member: who was asked, when, and whether any word against it came since.
    private var asked: [Int: (phone: Int, at: Int?)] = [:]
    private var unreachable: Set<Int> = []

    mutating func broken(
        by step: BindingModel.Step, _ lines: [BindingModel.Line], before: BindingModel, after: BindingModel
    ) -> String? {
        defer { note(step, lines, after) }
        for (index, member) in after.members.enumerated() {
            let was = before.members[index]
            guard let taker = member.holder, taker != was.holder, taker != BindingModel.onRecord[index] else {
                continue
            }
            guard let guardian = before.guardian(of: was), guardian != taker else { continue }
            guard let asked = asked[index], asked.phone == guardian else {
                return "telephone \(taker) took member \(index) without a word to \(guardian)"
            }
            guard let told = asked.at, after.now - told >= BindingModel.dayLength else {
                let minutes = asked.at.map { "\(after.now - $0) minutes after" } ?? "before"
                return "telephone \(taker) took member \(index) \(minutes) \(guardian) was told"
            }
        }
        return nil
    }

    private mutating func note(_ step: BindingModel.Step, _ lines: [BindingModel.Line], _ after: BindingModel) {
        for line in lines where line.told == .announced {
            if let member = step.member {
                asked[member] = (line.phone, unreachable.contains(line.phone) ? nil : after.now)
            }
        }
        switch step {
        case .refuse(let phone), .unbind(let phone), .register(let phone, _, true):
            for (member, asked) in asked where asked.phone == phone {
                if step.member == nil || step.member == member { self.asked[member] = nil }
            }
        case .lose(let phone): unreachable.insert(phone)
        case .find(let phone):
            unreachable.remove(phone)
            for (member, asked) in asked where asked.phone == phone && asked.at == nil {
                self.asked[member] = (phone, after.now)
            }
        case .register, .balance, .help, .pass: break
        }
    }
}

extension BindingModel.Step {
    fileprivate static func random(using random: inout SplitMix64) -> BindingModel.Step {
        let phone = Int.random(in: 0..<5, using: &random)
        let waits = [
            1, 5, 9, 60, 16 * 60, 24 * 60 - 1, 24 * 60, 48 * 60, 72 * 60, 30 * 24 * 60 - 60, 30 * 24 * 60,
            181 * 24 * 60,
        ]
        return switch Int.random(in: 0..<22, using: &random) {
        case 0..<7: .register(phone: phone, member: Int.random(in: 0..<2, using: &random), isRight: true)
        case 7: .register(phone: phone, member: Int.random(in: 0..<2, using: &random), isRight: false)
        case 8..<11: .refuse(phone: phone)
        case 11..<13: .unbind(phone: phone)
        case 13..<15: .balance(phone: phone)
        case 15: .help(phone: phone)
        case 16: .lose(phone: phone)
        case 17: .find(phone: phone)
        default: .pass(minutes: waits.randomElement(using: &random) ?? 1)
        }
    }
}

@Suite("Who may bind and who may stop it is what a simple model says")
struct BindingModelTests {
    /// Eight times as many conversations, of 10 to 60 messages and waits each; `SHORTCODE_CONVERSATIONS` asks for more.
    #if DEBUG
        static let standard = 20
    #else
        static let standard = 150
    #endif
    static let conversationsPerSeed =
        ProcessInfo.processInfo.environment["SHORTCODE_CONVERSATIONS"].flatMap(Int.init) ?? standard

    /// Takes steps away as long as what is left still differs.
    private func shrunk(_ steps: [BindingModel.Step]) async throws -> [BindingModel.Step] {
        var steps = steps
        var index = 0
        while index < steps.count {
            var fewer = steps
            fewer.remove(at: index)
            if try await ModelledService().difference(after: fewer) == nil { index += 1 } else { steps = fewer }
        }
        return steps
    }

    @Test(
        "in any conversation of five telephones, at times off or full, about two members, and no stranger takes one unless whoever is there was told and said nothing for 24 hours",
        arguments: 0..<8 as Range<UInt64>)
    func anyConversation(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let service = try ModelledService()
        var earlier: [BindingModel.Step] = []
        for _ in 0..<Self.conversationsPerSeed {
            let steps = (0..<Int.random(in: 10...60, using: &random)).map { _ in
                BindingModel.Step.random(using: &random)
            }
            earlier += steps
            guard let difference = try await service.difference(after: steps) else { continue }
            var fewest = steps
            if try await ModelledService().difference(after: steps) == nil { fewest = earlier }
            fewest = try await shrunk(fewest.count > 400 ? Array(fewest.suffix(400)) : fewest)
            let again = try await ModelledService().difference(after: fewest) ?? difference
            Issue.record("seed \(seed): \(again)\n\(fewest.map { "  \($0)" }.joined(separator: "\n"))")
            return
        }
        print(
            "binding model, seed \(seed): \(Self.conversationsPerSeed) conversations, \(earlier.count) messages and waits"
        )
    }
}
