import Kannel
import MessageCentre
import Modem
import ShortMessage

extension KannelDoor {
    /// Sends what somebody may send, and says of the first receiver what became of it.
    nonisolated func send(_ order: SendSMSOrder) async -> SendSMSAnswer {
        guard let from = try? Address(order.from) else { return .unroutable }
        var first: SendSMSAnswer?
        for receiver in order.receivers {
            let answer: SendSMSAnswer
            if let to = try? Address(receiver.filter { $0 != " " && $0 != "-" }) {
                answer = await send(order, from: from, to: to)
            } else {
                answer = .unroutable
            }
            if first == nil { first = answer }
        }
        return first ?? .unroutable
    }

    private nonisolated func send(_ order: SendSMSOrder, from: Address, to: Address) async -> SendSMSAnswer {
        var answer = SendSMSAnswer.accepted
        let moment = now()
        for (index, var submission) in order.submissions(from, to, at: moment, settings).enumerated() {
            submission.validity = order.validity.map { Int64($0) * 60_000 }
            if let delay = order.delay, delay > 0 {
                submission.notBefore = Timestamp(
                    milliseconds: moment.milliseconds + Int64(delay) * 60_000, offset: moment.offset)
            }
            // As Kannel has it, of a text in several messages the first is told of.
            let report = index == 0 ? order.report(from, to, at: moment, settings) : nil
            do throws(SubmissionError) {
                let acceptance = try await send(submission, report)
                if case .undeliverable = acceptance.outcome { answer = .queued }
            } catch {
                return SendSMSAnswer(error)
            }
        }
        return answer
    }
}

extension SendSMSAnswer {
    init(_ error: SubmissionError) {
        switch error {
        case .congested, .store: self = .temporal
        case .identityClash, .struck, .unschedulable, .senderIsService: self = .unroutable
        }
    }
}

extension SendSMSOrder {
    fileprivate func report(
        _ from: Address, _ to: Address, at moment: Timestamp, _ settings: KannelSettings
    ) -> AwaitedReport? {
        let id = KannelID.uuid("\(moment.milliseconds) \(from) \(to) \(content)")
        var message = KannelMessage(
            from: to.description, to: from.description, "", at: moment, id: id, over: settings.linkName)
        (message.service, message.account) = (user.name, settings.linkAccount)
        return AwaitedReport(reports, reportAddress, message)
    }

    fileprivate func submissions(
        _ from: Address, _ to: Address, at moment: Timestamp, _ settings: KannelSettings
    ) -> [Submission] {
        let submission = { (text: String, coding: MessageCoding?) in
            Submission(InboundMessage(from: from, to: to, text: text, receivedAt: moment), coding: coding)
        }
        switch content {
        case .text(let text, let isUCS2):
            let coding = messageClass.flatMap { MessageCoding(messageClass: $0, isUCS2) }
            // Nothing to say is said here: the words for it are those of a service.
            guard !text.isEmpty || user.rules.omitsEmpty else { return [submission("", coding)] }
            return MessageParts.texts(of: text, user.rules, settings.words, isUCS2: isUCS2).map {
                submission($0, coding)
            }
        case .headed(let header, let text, let isUCS2):
            let encoding = isUCS2 ? TextEncoding.ucs2 : .cheapest(for: text)
            guard let content = try? encoding.content(of: text) else { return [] }
            return [whole(header, content, encoding.dataCodingScheme, from, to, at: moment)]
        case .data(let header, let octets):
            let kept = Array(octets.prefix(140 - header.count))
            return [whole(header, .octets(kept), .eightBit, from, to, at: moment)]
        }
    }

    /// One short message as it is.
    private func whole(
        _ header: [UInt8], _ content: UserData.Content, _ scheme: DataCodingScheme, _ from: Address, _ to: Address,
        at moment: Timestamp
    ) -> Submission {
        let bits = messageClass.map { 0x10 | $0 } ?? 0
        let elements = header.isEmpty ? nil : try? UserDataHeader(octets: header)
        let submit = TPDU.Submit(
            destinationAddress: to, dataCodingScheme: DataCodingScheme(rawValue: scheme.rawValue | bits),
            userData: UserData(header: elements, content: content))
        return Submission(submit, from: from, at: moment)
    }
}
