public import ShortMessage

extension ModemSession {
    /// How many results `+CNMI` mode 0 holds back.
    private static let mostWithheld = 32

    /// Takes a message or a report from the service centre.
    ///
    /// What becomes of it is an action; a message that the terminal must acknowledge is settled later.
    public mutating func deliver(_ message: Incoming) -> [ModemAction] {
        incoming.append(message)
        routeIncoming()
        giveUnsolicited()
        return takeActions()
    }

    /// One after the other: while the terminal owes an acknowledgement, the rest waits.
    private mutating func routeIncoming() {
        while unacknowledged == nil, !incoming.isEmpty { route(incoming.removeFirst()) }
    }

    private mutating func route(_ message: Incoming) {
        guard isRegistered else { return refuse(message.id, .away) }
        switch message.content {
        // A message of type 0 is acknowledged and nothing else (TS 23.040, 9.2.3.9).
        case .deliver(let deliver) where deliver.protocolIdentifier == .type0: settle(message.id, .taken)
        case .deliver(let deliver):
            guard let encoded = encode(message) else { return }
            if goesDirectly(deliver.dataCodingScheme) {
                give(message.id, directLines(deliver, encoded))
            } else {
                let memory = deliver.dataCodingScheme.messageClass == .sim ? .sim : storage.receiving
                keep(message, encoded, in: memory, telling: settings.indications.deliver > 0 ? "+CMTI" : nil)
            }
        case .statusReport(let report):
            guard let encoded = encode(message) else { return }
            routeReport(message, report, encoded)
        }
    }

    private mutating func encode(_ message: Incoming) -> EncodedMessage? {
        let encoded = try? EncodedMessage(PDU(serviceCentre: profile.serviceCentre, message.tpdu))
        if encoded == nil { settle(message.id, .refused) }
        return encoded
    }

    private mutating func routeReport(_ message: Incoming, _ report: TPDU.StatusReport, _ encoded: EncodedMessage) {
        switch settings.indications.statusReport {
        case 0: settle(message.id, .taken)
        case 1 where !settings.isQuiet: give(message.id, directLines(report, encoded))
        default:
            let memory = profile.keepsReportsApart ? .reports : storage.receiving
            keep(message, encoded, in: memory, telling: "+CDSI")
        }
    }

    /// Whether a message is given and not kept (TS 27.005, 3.4.1, `<mt>`).
    ///
    /// Where `Q1` lets nothing be told, everything is kept, so that nothing is lost.
    private func goesDirectly(_ scheme: DataCodingScheme) -> Bool {
        guard !settings.isQuiet else { return false }
        switch settings.indications.deliver {
        case 2: return scheme.messageClass != .sim && scheme.messageWaiting?.isStored != true
        case 3: return scheme.messageClass == .terminalEquipment
        default: return false
        }
    }

    /// Gives a message directly: it is settled once it is given, and in phase 2+ when the terminal has acknowledged it.
    private mutating func give(_ id: Int, _ lines: [ATText]) {
        let result = UnsolicitedResult(lines, delivery: id)
        guard settings.indications.mode == 0 else {
            unsolicited.append(result)
            if settings.messageService == 1 { unacknowledged = id }
            return
        }
        guard withheld.count < Self.mostWithheld else { return refuse(id, .full) }
        withheld.append(result)
    }

    /// The lines of a message have been said; where nothing may be said (`Q1`) it comes again, and is stored.
    mutating func given(_ id: Int) {
        if settings.isQuiet {
            if unacknowledged == id { unacknowledged = nil }
            refuse(id, .away)
            becameReachable()
        } else if unacknowledged == id {
            actions.append(.start(.acknowledgement, milliseconds: profile.acknowledgementMilliseconds))
        } else {
            settle(id, .given)
        }
    }

    /// Puts a message into a memory, and tells its place.
    private mutating func keep(
        _ incoming: Incoming, _ encoded: EncodedMessage, in memory: MessageMemory, telling name: String?
    ) {
        let id = incoming.id
        let message = StoredMessage(status: .unread, message: encoded, origin: incoming.origin)
        guard let index = replace(message, in: memory) ?? storage.store(message, in: memory) else {
            return refuse(id, .full)
        }
        settle(id, .taken)
        guard let name else { return }
        tell(["\(name): \(ATText(memory.rawValue).quoted),\(index)"])
    }

    /// A message of a replacing type takes the place of one of the same type and sender (TS 23.040, 9.2.3.9).
    private mutating func replace(_ message: StoredMessage, in memory: MessageMemory) -> Int? {
        guard case .deliver(let new) = message.message.pdu.tpdu, case .replace = new.protocolIdentifier.meaning else {
            return nil
        }
        let index = storage.indexes(in: memory).first { index in
            guard case .deliver(let old)? = storage[index, memory]?.message.pdu.tpdu else { return false }
            return old.protocolIdentifier == new.protocolIdentifier
                && old.originatingAddress == new.originatingAddress
        }
        if let index { storage[index, memory] = message }
        return index
    }

    /// Tells something, now or when `+CNMI` lets it; of too many the oldest are forgotten (TS 27.005, 3.4.1, mode 0).
    private mutating func tell(_ lines: [ATText]) {
        guard settings.indications.mode == 0 else { return unsolicited.append(UnsolicitedResult(lines)) }
        if withheld.count >= Self.mostWithheld, let oldest = withheld.firstIndex(where: { $0.delivery == nil }) {
            withheld.remove(at: oldest)
        }
        withheld.append(UnsolicitedResult(lines))
    }

    private mutating func settle(_ id: Int, _ outcome: Incoming.Outcome) {
        actions.append(.settle(delivery: id, outcome))
    }

    private mutating func refuse(_ id: Int, _ outcome: Incoming.Outcome) {
        hasRefused = true
        settle(id, outcome)
    }

    /// Gives what was held back, or forgets it, when mode 0 has ended; a message that is not given so comes again.
    mutating func indicationsChanged() {
        guard settings.indications.mode > 0, !withheld.isEmpty else { return }
        if settings.indications.buffer == 0 {
            unsolicited += withheld
        } else {
            for delivery in withheld.compactMap(\.delivery) { refuse(delivery, .away) }
        }
        withheld = []
        becameReachable()
    }
}

extension ModemSession {
    /// `+CNMA`: only in phase 2+, behind a message that was given directly (TS 27.005, 3.4.4).
    mutating func acknowledge(isAccepted: Bool) throws(ATError) -> CommandOutcome {
        guard let id = unacknowledged else { throw .message(.noAcknowledgementExpected) }
        unacknowledged = nil
        actions.append(.stop(.acknowledgement))
        settle(id, isAccepted ? .taken : .refused)
        routeIncoming()
        return .done([])
    }

    /// A timer that the session has started is over.
    public mutating func expire(_ timer: ModemTimer, at time: Timestamp) -> [ModemAction] {
        now = time
        switch timer {
        case .acknowledgement: missAcknowledgement()
        case .scan: endScan(isAborted: false)
        case .answer: endDelay()
        }
        work()
        return takeActions()
    }

    /// Nobody acknowledges, so nothing is given directly any more until the terminal asks for it again.
    private mutating func missAcknowledgement() {
        guard let id = unacknowledged else { return }
        unacknowledged = nil
        settings.indications.deliver = 0
        settings.indications.statusReport = 0
        settle(id, .refused)
        routeIncoming()
    }

    /// Begins a search that takes its time.
    mutating func scan() -> CommandOutcome {
        state = .scanning
        actions.append(.start(.scan, milliseconds: profile.scanMilliseconds))
        return .waits
    }

    mutating func endScan(isAborted: Bool) {
        guard state == .scanning else { return }
        state = .ready
        guard !isAborted else {
            actions.append(.stop(.scan))
            return finish(.ok)
        }
        say(.information(searchResult))
        executeRemaining()
    }
}
