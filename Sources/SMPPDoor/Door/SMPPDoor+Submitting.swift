import MessageCentre
import SMPP
import ShortMessage

/// Submissions that share a commit, and who waits for them.
struct SubmissionBatch {
    var submissions: [Submission] = []
    var entries: [Entry] = []

    /// One submit_sm, data_sm or submit_multi.
    struct Entry {
        let link: Int
        let request: SMPPSession.Request.ID
        let party: String
        let received: ReceivedMessage
        /// Its recipients' places in the batch.
        let range: Range<Int>
        /// Recipients who get nothing.
        let failures: [Packet.MultiMessage.Response.Failure]
    }
}

/// What ESMEs submit.
extension SMPPDoor {
    /// Reads a submission; one that cannot be carried out is refused at once.
    mutating func prepare(
        _ request: SMPPSession.Request, of party: String, at id: Int, _ now: Timestamp, _ batch: inout SubmissionBatch
    ) {
        do throws(Refusal) {
            let (received, destinations) = try Self.reading(request.operation)
            let account = parties[party]?.account ?? Account(systemID: party)
            if !received.isLaterPart, parties[party]?.mayTake(at: MonotonicClock.now) == false {
                throw Refusal(.throttled)
            }
            let sender = try sender(received.source, of: account)
            let start = batch.submissions.count
            var failures: [Packet.MultiMessage.Response.Failure] = []
            for destination in destinations {
                do throws(Refusal) {
                    let recipient = try recipient(destination)
                    var submission = try Submission(
                        received, from: sender, to: recipient, byDefault: account.alphabet, at: now)
                    submission.origin = "smpp \(party)"
                    batch.submissions.append(submission)
                } catch {
                    if destinations.count == 1 { throw error }
                    failures.append(.init(destination.address ?? SMPPAddress(""), error.status))
                }
            }
            if account.addresses.isEmpty, plan.program == nil { own(sender, party) }
            batch.entries.append(
                SubmissionBatch.Entry(
                    link: id, request: request.id, party: party, received: received,
                    range: start..<batch.submissions.count, failures: failures))
        } catch {
            answer(request.id, .refused(error.status), at: id)
        }
    }

    private static func reading(
        _ operation: SMPPSession.Request.Operation
    ) throws(Refusal) -> (ReceivedMessage, [Packet.MultiMessage.Destination]) {
        switch operation {
        case .submit(let message): (try ReceivedMessage(message), [.address(message.destination)])
        case .data(let message): (try ReceivedMessage(message), [.address(message.destination)])
        case .submitMulti(let multi): (try ReceivedMessage(multi.message), multi.destinations)
        case .query, .cancel, .replace: throw Refusal(.systemError)
        }
    }

    /// Who sends: a number of the account's, and the only one where none is said.
    func sender(_ source: SMPPAddress, of account: Account) throws(Refusal) -> Address {
        guard !source.digits.isEmpty else {
            let only = plan.program ?? (account.addresses.count == 1 ? account.addresses[0].address : nil)
            guard let only else { throw Refusal(.invalidSourceAddress) }
            return only
        }
        guard let sender = Address(source),
            account.addresses.isEmpty || account.addresses.contains(where: { $0.matches(sender) })
        else { throw Refusal(.invalidSourceAddress) }
        return sender
    }

    private func recipient(_ destination: Packet.MultiMessage.Destination) throws(Refusal) -> Address {
        switch destination {
        case .list: throw Refusal(.invalidDistributionList)
        case .address(let address):
            guard let recipient = Address(address) else { throw Refusal(.invalidDestinationAddress) }
            return recipient
        }
    }

    /// What is sent to this number is the ESME's from now on.
    private mutating func own(_ number: Address, _ party: String) {
        owners.note(number.number, party)
        plan.played?.remove(number.number)
        if absent.remove(number.number) != nil { tryAgain([number.number]) }
    }

    /// Commits what is in a batch, and answers it.
    mutating func submit(_ batch: inout SubmissionBatch, at now: Timestamp) async throws {
        guard !batch.entries.isEmpty else { return }
        let (entries, submissions) = (batch.entries, batch.submissions)
        batch = SubmissionBatch()
        var taken: [Acceptance] = []
        var next = 0
        // What replaces an earlier message is looked for among those that were taken before it.
        for entry in entries where entry.received.replacesEarlier && entry.range.count == 1 {
            taken += try await centre.submit(Array(submissions[next..<entry.range.lowerBound]))
            next = entry.range.upperBound
            taken.append(try await submit(replacing: submissions[entry.range.lowerBound], of: entry.party, at: now))
        }
        taken += try await centre.submit(Array(submissions[next...]))
        for entry in entries { answer(entry, Array(taken[entry.range]), Array(submissions[entry.range])) }
    }

    /// A message that takes the place of the first that waits between the same numbers (`replace_if_present_flag`).
    private func submit(
        replacing submission: Submission, of party: String, at now: Timestamp
    ) async throws -> Acceptance {
        let message = submission.message
        let places = try await waiting(from: message.from.number, to: SMPPAddress(message.to))
        for place in places where try await replace(place, by: submission, of: party, at: now) {
            return Acceptance(replaced: place, message)
        }
        return try await centre.submit([submission])[0]
    }

    private mutating func answer(
        _ entry: SubmissionBatch.Entry, _ taken: [Acceptance], _ submissions: [Submission]
    ) {
        var failures = entry.failures
        var (id, first): (String?, CommandStatus?) = (nil, failures.first?.status)
        for (acceptance, submission) in zip(taken, submissions) {
            do throws(Refusal) {
                id = try name(acceptance, submission, entry, as: id)
            } catch {
                first = first ?? error.status
                failures.append(.init(SMPPAddress(submission.message.to), error.status))
            }
        }
        if taken.contains(where: \.isSilenced) {
            answer(entry.request, .withheld, at: entry.link)
        } else if let id {
            let parameters = entry.received.wantsAlert ? [Parameter.deliveryPendingSet] : []
            answer(entry.request, .accepted(messageID: id, failures: failures, parameters), at: entry.link)
        } else {
            answer(entry.request, .refused(first ?? .submitFailed), at: entry.link)
        }
    }

    /// The id of a message that was taken.
    ///
    /// - Parameter common: that of the message to others of the same recipients.
    private mutating func name(
        _ acceptance: Acceptance, _ submission: Submission, _ entry: SubmissionBatch.Entry, as common: String?
    ) throws(Refusal) -> String {
        if let status = acceptance.refusal { throw Refusal(status) }
        let message = submission.message
        let place = (try? entry.received.header())?.flatMap(\.concatenation)
        let series = place.map { SubmittedMessages.Series(entry.party, message.from, message.to, $0) }
        guard let id = acceptance.id else {
            guard let series else { throw Refusal(.systemError) }
            return submitted.partID(series, plan.idForm, at: message.receivedAt.milliseconds)
        }
        let name = common ?? plan.idForm.id(id)
        if common != nil { submitted.name(id, name) }
        let parts = series.map { submitted.join($0, at: id) } ?? []
        if acceptance.waits { accompany(id, acceptance.message, entry) }
        let registered = entry.received.registeredDelivery
        if registered.wantsIntermediate, acceptance.waits {
            announce(
                acceptance.message, SubmittedMessages.Note(ids: [name], text: acceptance.message.text), to: entry.party)
        }
        let wish = registered.receipt
        if wish != .never || !parts.isEmpty {
            var reference: UInt16?
            if case .short(let number)? = entry.received.parameters[.userMessageReference]?.value { reference = number }
            var note = SubmittedMessages.Note(
                ids: parts + [name], text: String(acceptance.message.text.prefix(20)), reference: reference,
                isForSuccess: wish == .onSuccess)
            if wish == .always, !plan.receiptRules.isEmpty { note.isTold = tellEarly(acceptance.message, note, entry) }
            submitted.note(id, note)
        }
        return name
    }
}

extension UserDataHeader? {
    fileprivate func flatMap(_ path: KeyPath<UserDataHeader, Concatenation?>) -> Concatenation? {
        self?[keyPath: path]
    }
}

extension Packet.MultiMessage.Destination {
    fileprivate var address: SMPPAddress? { if case .address(let address) = self { address } else { nil } }
}

extension Acceptance {
    fileprivate var isSilenced: Bool {
        if case .struck(let fault) = outcome, fault.kind == .silence { true } else { false }
    }

    /// Whether it was taken for somebody who does not have it yet.
    fileprivate var waits: Bool {
        switch outcome {
        case .forwarded, .undeliverable: true
        default: false
        }
    }

    /// What an ESME hears of a message with which nothing was done.
    fileprivate var refusal: CommandStatus? {
        switch outcome {
        case .answered, .silent, .repeated, .asked, .incomplete, .forwarded, .undeliverable: nil
        case .refused: .submitFailed
        case .unschedulable: .invalidSchedule
        case .senderIsService: .invalidSourceAddress
        case .congested(.submissions): .throttled
        case .congested: .messageQueueFull
        case .struck(let fault): CommandStatus(fault.kind)
        }
    }
}

extension CommandStatus {
    /// What an ESME hears of a message that a fault refuses with a cause of TS 24.011.
    fileprivate init(_ fault: StruckFault.Kind) {
        guard case .reject(let cause) = fault else {
            self = .systemError
            return
        }
        switch cause {
        case 1, 28: self = .invalidDestinationAddress
        case 22, 42: self = .messageQueueFull
        case 38, 41, 47: self = .systemError
        default: self = .submitFailed
        }
    }
}
