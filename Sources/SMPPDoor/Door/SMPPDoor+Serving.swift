import MessageCentre
import SMPP
import ShortMessage

/// What ESMEs ask.
extension SMPPDoor {
    /// So many share a commit.
    private static let mostInCommit = 500

    /// Carries out what was asked, in its order: submissions that follow one another share a commit.
    mutating func serve(at now: Timestamp) async throws {
        var batch = SubmissionBatch()
        var count = 0
        while count < Self.mostInCommit, let asked = intake.popFirst() {
            count += 1
            switch asked {
            case .bind(let id, let bind):
                try await submit(&batch, at: now)
                try await self.bind(bind, at: id)
            case .request(let id, let request):
                guard let party = links[id]?.party else { continue }
                if request.operation.submits {
                    prepare(request, of: party, at: id, now, &batch)
                } else {
                    try await submit(&batch, at: now)
                    answer(request.id, try await answer(to: request, of: party, at: now), at: id)
                }
            }
        }
        try await submit(&batch, at: now)
        if intake.isEmpty { intake = [] }
    }

    mutating func answer(_ request: SMPPSession.Request.ID, _ answer: SMPPSession.Answer, at id: Int) {
        carryOut(links[id]?.session.answer(request, answer, at: MonotonicClock.now) ?? [], at: id)
    }

    private mutating func answer(
        to request: SMPPSession.Request, of party: String, at now: Timestamp
    ) async throws -> SMPPSession.Answer {
        do {
            let source = try source(of: request.operation, party)
            switch request.operation {
            case .query(let query): return .state(try await state(query, from: source, of: party))
            case .cancel(let cancellation): try await cancel(cancellation, from: source, of: party, at: now)
            case .replace(let replacement): try await replace(replacement, from: source, of: party, at: now)
            case .submit, .submitMulti, .data: return .refused(.systemError)
            }
            return .done
        } catch let refusal as Refusal {
            return .refused(refusal.status)
        }
    }

    /// Whose messages a request is about: a number of the account's. Of all others there is no message, be there one or not.
    private func source(
        of operation: SMPPSession.Request.Operation, _ party: String
    ) throws(Refusal) -> Address.Number {
        let (source, status): (SMPPAddress, CommandStatus) =
            switch operation {
            case .query(let query): (query.source, .queryFailed)
            case .cancel(let cancellation):
                (cancellation.source, cancellation.messageID.isEmpty ? .cancelFailed : .invalidMessageID)
            case .replace(let replacement): (replacement.source, .invalidMessageID)
            case .submit, .submitMulti, .data: throw Refusal(.systemError)
            }
        let account = parties[party]?.account ?? Account(systemID: party)
        guard let number = try? sender(source, of: account).number,
            // Who has no numbers of its own speaks for no service.
            !account.addresses.isEmpty || !serviceNumbers.contains(number)
        else { throw Refusal(status) }
        return number
    }

    // MARK: Of messages that were submitted

    /// A message by its id, if it was sent from this number.
    private func message(
        _ id: String, from source: Address.Number, orRefuse status: CommandStatus
    ) async throws -> JournalledMessage {
        guard let place = submitted.place(id, plan.idForm), let message = try await centre.message(place),
            message.direction != .report, message.from.number == source
        else { throw Refusal(status) }
        return message
    }

    private func state(
        _ query: Packet.Query, from source: Address.Number, of party: String
    ) async throws -> Packet.Query.Response {
        if submitted.isPart(query.messageID, of: party) {
            return Packet.Query.Response(messageID: query.messageID, state: .enroute)
        }
        let message = try await message(query.messageID, from: source, orRefuse: .queryFailed)
        let state = MessageState(message)
        let finalAt = state.isFinal ? message.finalAt ?? message.at : nil
        return Packet.Query.Response(
            messageID: query.messageID,
            finalDate: finalAt.flatMap { SMPPTime.Absolute($0) ?? SMPPTime.Absolute($0.told(at: 0)) }.map {
                .absolute($0)
            },
            state: state, errorCode: state.isSuccess || !state.isFinal ? 0 : message.status?.rawValue ?? 0)
    }

    /// Those through which the messages of an ESME can be taken back or replaced.
    private func endpoints(of party: String) -> [Endpoint] {
        sources.filter { $0.party == party || $0.party == nil }.map(\.endpoint)
    }

    private func cancel(
        _ cancellation: Packet.Cancellation, from source: Address.Number, of party: String, at now: Timestamp
    ) async throws {
        var places: [Int64]
        if cancellation.messageID.isEmpty {
            places = try await waiting(from: source, to: cancellation.destination)
        } else {
            places = [try await message(cancellation.messageID, from: source, orRefuse: .invalidMessageID).id]
        }
        var count = 0
        for place in places {
            for endpoint in endpoints(of: party) where try await endpoint.delete(place, at: now) {
                count += 1
                break
            }
        }
        guard count > 0 else { throw Refusal(.cancelFailed) }
    }

    /// The places of messages between two numbers that nobody has yet.
    func waiting(from source: Address.Number, to destination: SMPPAddress) async throws -> [Int64] {
        guard let to = Address(destination), let pattern = try? AddressPattern(to.description)
        else { throw Refusal(.invalidDestinationAddress) }
        let filter = JournalFilter(directions: [.outgoing], states: [.enroute], number: pattern)
        var (places, last): ([Int64], Int64) = ([], 0)
        while true {
            let page = try await centre.messages(filter, after: last, atMost: 100)
            places += page.filter { $0.from.number == source && $0.to.number == to.number }.map(\.id)
            guard page.count == 100, let end = page.last else { return places }
            last = end.id
        }
    }

    private func replace(
        _ request: Packet.Replacement, from source: Address.Number, of party: String, at now: Timestamp
    ) async throws {
        let message = try await message(request.messageID, from: source, orRefuse: .invalidMessageID)
        let account = parties[party]?.account ?? Account(systemID: party)
        var packet = Packet.Message(from: request.source, to: SMPPAddress(message.to), request.shortMessage)
        (packet.schedule, packet.validity) = (request.schedule, request.validity)
        (packet.registeredDelivery, packet.parameters) = (request.registeredDelivery, request.parameters)
        packet.defaultMessage = request.defaultMessage
        let submission = try Submission(
            try ReceivedMessage(packet), from: message.from, to: message.to, byDefault: account.alphabet, at: now)
        guard try await replace(message.id, by: submission, of: party, at: now) else { throw Refusal(.replaceFailed) }
    }

    /// Puts what a submission says in the place of a message that waits.
    func replace(
        _ place: Int64, by submission: Submission, of party: String, at now: Timestamp
    ) async throws -> Bool {
        let replacement = Replacement(
            submission.message.text, coding: submission.coding, validity: submission.validity,
            notBefore: submission.notBefore, report: submission.report)
        for endpoint in endpoints(of: party)
        where try await endpoint.replace(place, by: replacement, at: now) { return true }
        return false
    }
}

extension SMPPSession.Request.Operation {
    var command: CommandID {
        switch self {
        case .submit: .submitSM
        case .submitMulti: .submitMulti
        case .data: .dataSM
        case .query: .querySM
        case .cancel: .cancelSM
        case .replace: .replaceSM
        }
    }

    fileprivate var submits: Bool {
        switch self {
        case .submit, .submitMulti, .data: true
        case .query, .cancel, .replace: false
        }
    }
}

extension MessageState {
    fileprivate init(_ message: JournalledMessage) {
        switch message.state {
        case .handled: self = .delivered
        case .enroute: self = .enroute
        case .delivered: self = .delivered
        case .expired: self.init(.expired, message.status)
        case .failed: self.init(.failed, message.status)
        case .deleted: self = .deleted
        }
    }
}
