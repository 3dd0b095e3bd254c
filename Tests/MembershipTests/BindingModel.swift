import Membership
import ShortMessage

/// Who may bind and who may stop it, said as simply as possible: two members, a few telephones, and time in minutes.
struct BindingModel: Sendable {
    /// What a telephone does, or time.
    enum Step: Hashable, Sendable {
        case register(phone: Int, member: Int, isRight: Bool)
        case refuse(phone: Int)
        case unbind(phone: Int)
        case balance(phone: Int)
        case help(phone: Int)
        case pass(minutes: Int)
        /// A telephone is off, or full: what is sent to it waits. It can still send.
        case lose(phone: Int)
        /// It gets all that has waited for it.
        case find(phone: Int)
    }

    /// What a telephone reads, without the words.
    enum Told: Hashable, Sendable {
        case registered(member: Int, leftMember: Bool)
        case waits
        case moved(leftMember: Bool)
        case announced, movedAway, moveRefused
        case refused, nothingToRefuse, unbound, unboundEndingMove
        case balance(member: Int)
        case noMatch, closed, help, howToRefuse
    }

    struct Line: Hashable, Sendable {
        let phone: Int
        let told: Told
    }

    static let dayLength = 24 * 60
    static let refusalLength = 30 * dayLength
    /// How long a message waits for a telephone, and a move for the word that somebody was told.
    static let patience = 3 * dayLength

    struct Member: Hashable, Sendable {
        var holder: Int?
        var lastUsed = 0
        var pending: Waiting?
        var refuser: Int?
        var refusedUntil = 0
        var former: Int?
        var leftAt = 0
    }

    struct Waiting: Hashable, Sendable {
        let phone: Int
        let asked: Int
        var due: Int
        var isTold = false
        /// The order of the requests.
        let place: Int

        /// All of it but what others do meanwhile.
        var wish: Waiting { Waiting(phone: phone, asked: asked, due: 0, place: place) }
    }

    struct Count: Hashable, Sendable {
        var day = -1
        var failures = 0
        var granted = 0
        /// Messages that a locked telephone was answered with how to refuse.
        var unheard = 0
    }

    struct Last: Hashable, Sendable {
        let step: Step
        let at: Int
        let told: Told
        let view: View
    }

    /// All that a command reads and writes.
    struct View: Hashable, Sendable {
        let day: Int
        let held: Int?
        let awaited: [Waiting?]
        let movesAway: [Waiting?]
        let member: Member?
        let isAlive: Bool
        let isLocked: Bool
    }

    /// The telephone on each member's record.
    static let onRecord = [3, 4]

    private(set) var now: Int
    private(set) var members = [Member(), Member()]
    private var memberCounts = [Count(), Count()]
    private var phoneCounts = Array(repeating: Count(), count: 5)
    private var lasts: [Last?] = Array(repeating: nil, count: 5)
    private var places = 0
    /// For each telephone that cannot be reached, when it was sent word of a move.
    private var unread: [Int: [Int]] = [:]

    /// - Parameter now: minutes since the beginning of a day.
    init(at now: Int) { self.now = now }

    private var today: Int { now / Self.dayLength }

    private func isAlive(_ member: Member) -> Bool { member.holder != nil && today - member.lastUsed <= 180 }

    /// Who is asked before another telephone takes the member.
    func guardian(of member: Member) -> Int? {
        if isAlive(member) { return member.holder }
        return former(of: member)
    }

    /// Who left the member in the 30 days before now, or before the move that waits was asked for.
    private func former(of member: Member) -> Int? {
        let asked = member.pending?.asked ?? now
        return asked - member.leftAt < Self.refusalLength ? member.former : nil
    }

    private func isRefused(_ member: Member) -> Bool { member.refuser != nil && member.refusedUntil > now }

    private func count(_ counts: [Count], _ index: Int) -> Count {
        counts[index].day == today ? counts[index] : Count(day: today)
    }

    private func isLocked(_ phone: Int) -> Bool { count(phoneCounts, phone).failures >= 5 }

    /// - Returns: what the sender and then the others read; nothing where a locked telephone is not answered.
    mutating func perform(_ step: Step) -> [Line] {
        if case .pass(let minutes) = step { return pass(minutes) }
        if case .lose(let phone) = step { unread[phone, default: []] += [] }
        if case .find(let phone) = step { tell(phone) }
        guard let phone = step.phone else { return [] }
        let wasLocked = isLocked(phone)
        let isUnheard = wasLocked && !step.isAlwaysHeard
        if isUnheard, !canRefuse(phone) { return [] }
        for index in members.indices where members[index].holder == phone && isAlive(members[index]) {
            members[index].lastUsed = today
        }
        if isUnheard {
            phoneCounts[phone] = raised(count(phoneCounts, phone), unheard: 1)
            return [Line(phone: phone, told: .howToRefuse)]
        }
        if step.isChange, let last = lasts[phone], last.step == step, now - last.at <= 10,
            last.view == view(of: step, phone)
        {
            return [Line(phone: phone, told: last.told)]
        }
        var (told, others) = carryOut(step, phone)
        if told == .noMatch { phoneCounts[phone] = raised(count(phoneCounts, phone), failures: 1) }
        if isLocked(phone), !wasLocked { told = canRefuse(phone) ? .howToRefuse : .closed }
        lasts[phone] = step.isChange ? Last(step: step, at: now, told: told, view: view(of: step, phone)) : nil
        return [Line(phone: phone, told: told)] + others
    }

    private func view(of step: Step, _ phone: Int) -> View {
        var member: Member?
        if case .register(_, let index, _) = step { member = members[index] }
        let isLocked = step.member.map { count(memberCounts, $0).failures >= 5 } ?? false
        if var read = member {
            if !isRefused(read) {
                read.refuser = nil
                read.refusedUntil = 0
            }
            read.former = former(of: read)
            read.pending = read.pending?.wish
            member = read
        }
        let wasAlive = member.map(isAlive) ?? false
        member?.lastUsed = 0
        member?.leftAt = 0
        return View(
            day: today, held: members.firstIndex { $0.holder == phone },
            awaited: members.map { $0.pending?.phone == phone ? $0.pending?.wish : nil },
            movesAway: members.indices.map { isOwn(phone, members[$0]) ? members[$0].pending?.wish : nil },
            member: member, isAlive: wasAlive, isLocked: isLocked)
    }

    /// Whether a telephone can refuse for a member.
    private func isOwn(_ phone: Int, _ member: Member) -> Bool {
        member.holder == phone || former(of: member) == phone
    }

    /// Whether a move waits that a telephone can refuse, and it was not told so often already.
    private func canRefuse(_ phone: Int) -> Bool {
        count(phoneCounts, phone).unheard < 60 && members.contains { isOwn(phone, $0) && $0.pending != nil }
    }

    private func raised(_ count: Count, failures: Int = 0, granted: Int = 0, unheard: Int = 0) -> Count {
        Count(
            day: count.day, failures: count.failures + failures, granted: count.granted + granted,
            unheard: count.unheard + unheard)
    }
}

extension BindingModel {
    private mutating func pass(_ minutes: Int) -> [Line] {
        let end = now + minutes
        var lines: [Line] = []
        while let (index, waiting) = nextDue, waiting.due <= end {
            now = max(now, waiting.due)
            members[index].pending = nil
            guard waiting.isTold else {
                lines.append(Line(phone: waiting.phone, told: .moveRefused))
                continue
            }
            let leftMember = leave(waiting.phone)
            take(index, by: waiting.phone)
            lines.append(Line(phone: waiting.phone, told: .moved(leftMember: leftMember)))
        }
        now = end
        return lines
    }

    /// A telephone reads what has waited for it.
    private mutating func tell(_ phone: Int) {
        for sent in unread.removeValue(forKey: phone) ?? [] where now - sent < Self.patience {
            announced(to: phone, at: sent)
        }
    }

    private mutating func announced(to phone: Int, at sent: Int) {
        for index in members.indices where isOwn(phone, members[index]) {
            guard let waiting = members[index].pending, !waiting.isTold, waiting.asked <= sent else { continue }
            members[index].pending?.isTold = true
            members[index].pending?.due = now + Self.dayLength
            protect(index, from: phone, until: now + Self.dayLength)
        }
    }

    /// Whoever is asked keeps the time in which to refuse.
    private mutating func protect(_ index: Int, from phone: Int, until due: Int) {
        if members[index].holder == phone {
            members[index].lastUsed = max(members[index].lastUsed, due / Self.dayLength - 180)
        }
        if members[index].former == phone {
            members[index].leftAt = max(members[index].leftAt, due - Self.refusalLength + 1)
        }
    }

    private var nextDue: (Int, Waiting)? {
        members.enumerated().compactMap { index, member in member.pending.map { (index, $0) } }
            .min { ($0.1.due, $0.1.place) < ($1.1.due, $1.1.place) }
    }

    /// - Returns: whether there was a member to leave that the telephone still had.
    private mutating func leave(_ phone: Int) -> Bool {
        guard let index = members.firstIndex(where: { $0.holder == phone }) else { return false }
        let wasAlive = isAlive(members[index])
        members[index].holder = nil
        if wasAlive { (members[index].former, members[index].leftAt) = (phone, now) }
        return wasAlive
    }

    private mutating func take(_ index: Int, by phone: Int) {
        (members[index].holder, members[index].lastUsed, members[index].former) = (phone, today, nil)
    }

    private mutating func carryOut(_ step: Step, _ phone: Int) -> (Told, [Line]) {
        switch step {
        case .register(_, let index, let isRight): return register(index, isRight, phone)
        case .refuse:
            let ended = endMoves(awayFrom: phone)
            return (ended.isEmpty ? .nothingToRefuse : .refused, ended)
        case .unbind:
            for index in members.indices where members[index].pending?.phone == phone { members[index].pending = nil }
            let ended = endMoves(awayFrom: phone)
            _ = leave(phone)
            return (ended.isEmpty ? .unbound : .unboundEndingMove, ended)
        case .balance:
            let held = members.firstIndex { $0.holder == phone && isAlive($0) }
            return (held.map { .balance(member: $0) } ?? .noMatch, [])
        case .help, .pass, .lose, .find: return (.help, [])
        }
    }

    private mutating func endMoves(awayFrom phone: Int) -> [Line] {
        members.indices.compactMap { index in
            guard isOwn(phone, members[index]), let waiting = members[index].pending else { return nil }
            members[index].pending = nil
            (members[index].refuser, members[index].refusedUntil) = (phone, now + Self.refusalLength)
            return Line(phone: waiting.phone, told: .moveRefused)
        }
    }

    private mutating func register(_ index: Int, _ isRight: Bool, _ phone: Int) -> (Told, [Line]) {
        let member = members[index]
        let isKnown = phone == Self.onRecord[index] || isOwn(phone, member)
        let isStopped = count(memberCounts, index).failures >= 5 && !isKnown
        let isClosed =
            !isKnown
            && (isRefused(member)
                || (member.pending.map { $0.phone != phone } ?? false))
        guard isRight, !isStopped, !isClosed else { return fail(index) }
        let mustWait = !isKnown && guardian(of: member) != nil
        if mustWait, member.pending != nil { return (.waits, []) }
        let endsMove = isKnown && member.pending.map { $0.phone != phone } ?? false
        let hasGrant =
            endsMove || (count(phoneCounts, phone).granted < 5 && (isKnown || count(memberCounts, index).granted < 5))
        guard hasGrant || member.holder == phone else { return fail(index) }
        if hasGrant {
            phoneCounts[phone] = raised(count(phoneCounts, phone), granted: 1)
            memberCounts[index] = raised(count(memberCounts, index), granted: 1)
        }
        return mustWait ? wait(index, phone) : bind(index, phone)
    }

    private mutating func fail(_ index: Int) -> (Told, [Line]) {
        memberCounts[index] = raised(count(memberCounts, index), failures: 1)
        return (.noMatch, [])
    }

    private mutating func wait(_ index: Int, _ phone: Int) -> (Told, [Line]) {
        guard let guardian = guardian(of: members[index]) else { return (.waits, []) }
        for other in members.indices where members[other].pending?.phone == phone { members[other].pending = nil }
        places += 1
        let due = now + Self.patience
        members[index].pending = Waiting(phone: phone, asked: now, due: due, place: places)
        protect(index, from: guardian, until: due)
        if unread[guardian]?.append(now) == nil { announced(to: guardian, at: now) }
        return (.waits, [Line(phone: guardian, told: .announced)])
    }

    private mutating func bind(_ index: Int, _ phone: Int) -> (Told, [Line]) {
        let member = members[index]
        var lines: [Line] = []
        if let holder = member.holder, holder != phone, isAlive(member) {
            lines.append(Line(phone: holder, told: .movedAway))
        }
        if let waiting = member.pending, waiting.phone != phone {
            lines.append(Line(phone: waiting.phone, told: .moveRefused))
        }
        members[index].pending = nil
        let leftMember = member.holder == phone ? false : leave(phone)
        for other in members.indices where members[other].pending?.phone == phone { members[other].pending = nil }
        take(index, by: phone)
        return (.registered(member: index, leftMember: leftMember), lines)
    }
}

extension BindingModel.Step {
    var phone: Int? {
        switch self {
        case .register(let phone, _, _), .refuse(let phone), .unbind(let phone), .balance(let phone), .help(let phone):
            phone
        case .pass, .lose, .find: nil
        }
    }

    var member: Int? {
        guard case .register(_, let member, _) = self else { return nil }
        return member
    }

    /// Whether it changes something, so that it can be a repetition.
    var isChange: Bool {
        switch self {
        case .register, .refuse, .unbind: true
        case .balance, .help, .pass, .lose, .find: false
        }
    }

    var isAlwaysHeard: Bool {
        switch self {
        case .refuse, .unbind, .help: true
        case .register, .balance, .pass, .lose, .find: false
        }
    }
}
