import Doors
import MessageCentre
import SMPP
import ShortMessage

/// Who is bound, and for which numbers.
extension SMPPDoor {
    /// Gives accounts their numbers, so that what is sent to these waits for them.
    mutating func registerAccounts() async throws {
        let now = MonotonicClock.now
        // Beside a page the numbers of nobody are the page's, but where an ESME may send from them.
        var hasOthers = plan.program == nil
        switch plan.accounts {
        case .anyone(let account):
            guard let program = plan.program else { break }
            parties[""] = Party(account, at: now)
            try await register(.address(program), "the program that is \(program)", for: "")
        case .listed(let accounts):
            hasOthers = hasOthers && (plan.played == nil || accounts.contains(where: \.addresses.isEmpty))
            for account in accounts {
                parties[account.systemID] = Party(account, at: now)
                for pattern in account.addresses {
                    try await register(
                        AddressClaim(pattern), "the account \(Text.escaped(account.systemID))", for: account.systemID)
                }
            }
        }
        if hasOthers { try await register(.everyOther, "the SMPP port", for: nil) }
    }

    private mutating func register(_ claim: AddressClaim, _ name: String, for party: String?) async throws {
        let (flag, wakeUp) = (WakeFlag(), wakeUp.write)
        let endpoint = try await centre.register(claim, name: name) { flag.raise(wakeUp) }
        sources.append(Source(endpoint: endpoint, flag: flag, party: party))
    }

    /// Decides on a bind.
    mutating func bind(_ bind: Packet.Bind, at id: Int) async throws {
        // Whoever called may have gone again.
        guard links[id]?.isClosing == false else { return }
        let account: Account
        do throws(Refusal) {
            account = try plan.accounts.account(of: bind)
        } catch {
            return refuse(bind, error.status, at: id)
        }
        let party = plan.program == nil ? account.systemID : ""
        if parties[party] == nil { parties[party] = Party(account, at: MonotonicClock.now) }
        guard parties[party].map({ $0.links.count < account.mostBinds }) ?? false else {
            return refuse(bind, .bindFailed, at: id)
        }
        links[id]?.party = party
        parties[party]?.links.append(id)
        var configuration = plan.session
        if let window = account.window {
            (configuration.requestWindow, configuration.deliveryWindow) = (window, window)
        }
        let actions = links[id]?.session.acceptBind(configuration, at: MonotonicClock.now) ?? []
        noteBind(bind, of: account, at: id)
        carryOut(actions, at: id)
        let peer = links[id]?.connection.peer ?? "?"
        links[id]?.name = "'\(Text.escaped(bind.systemID))' at \(peer)"
        say("bound as \(bind.role)", at: id)
        if bind.role.receives { try await welcome(bind, party) }
    }

    private mutating func refuse(_ bind: Packet.Bind, _ status: CommandStatus, at id: Int) {
        say("bind as '\(Text.escaped(bind.systemID))' refused with \(status)", at: id)
        carryOut(links[id]?.session.refuseBind(status, at: MonotonicClock.now) ?? [], at: id)
    }

    /// What waits for an ESME can be taken now.
    private mutating func welcome(_ bind: Packet.Bind, _ party: String) async throws {
        if plan.program == nil, case .anyone = plan.accounts, let pattern = AddressPattern(range: bind.addressRange) {
            try await claim(pattern, for: party)
        }
        // Not before what became of earlier tries is settled, of which the recipients would be spared again.
        for (index, source) in sources.enumerated() where source.party == party {
            retries.append(Retry(source: index, recipient: nil, due: 0))
        }
        absent.formUnion(parties[party]?.parked ?? [])
        parties[party]?.parked = []
        tryAgain(absent)
        absent = []
    }

    /// What waits for these numbers can be taken again.
    mutating func tryAgain(_ numbers: Set<Address.Number>) {
        guard let rest = sources.firstIndex(where: { $0.party == nil }) else { return }
        retries += numbers.map { Retry(source: rest, recipient: $0.address, due: 0) }
    }

    /// Gives an ESME the numbers that it says it serves, as far as they are nobody's.
    private mutating func claim(_ pattern: AddressPattern, for party: String) async throws {
        let claim = AddressClaim(pattern)
        guard !sources.contains(where: { $0.endpoint.claim == claim }) else { return }
        do {
            try await register(claim, "the ESME \(Text.escaped(party))", for: party)
        } catch let error as AddressTaken {
            Diagnostics.say("\(error)")
        }
    }
}

extension AddressClaim {
    fileprivate init(_ pattern: AddressPattern) {
        self = pattern.address.map { .address($0) } ?? .pattern(pattern)
    }
}

extension AddressPattern {
    /// Numbers as `address_range` has them, where that is a number or the beginning of some: `5151`, `^5151$`, `^62812.*`.
    ///
    /// Everything else, as that of all numbers, says nothing.
    init?(range: SMPPAddress) {
        var text = range.digits[...]
        let isAnchored = text.hasPrefix("^")
        if isAnchored { text = text.dropFirst() }
        let isWhole = text.hasSuffix("$")
        if isWhole { text = text.dropLast() }
        let isOpen = text.hasSuffix("*")
        if isOpen { text = text.dropLast(text.hasSuffix(".*") ? 2 : 1) }
        if text.hasPrefix("\\+") { text = text.dropFirst() }
        let digits = text.hasPrefix("+") ? text.dropFirst() : text
        let isPrefix = isOpen || isAnchored && !isWhole
        guard digits.count >= (isPrefix ? 1 : 3), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        guard let pattern = try? AddressPattern("\(text)\(isPrefix ? "*" : "")") else { return nil }
        self = pattern
    }
}

extension Address.Number {
    /// An address that has this number.
    var address: Address {
        switch self {
        case .shortCode(let digits): Address(digits: digits, typeOfNumber: .unknown)
        case .subscriber(let number): Address(digits: "\(number.number)", typeOfNumber: .international)
        case .other(let address): address
        }
    }
}
