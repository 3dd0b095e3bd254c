import ShortMessage

extension ModemSession {
    /// Hands a message to the service centre; the terminal waits for what it says.
    mutating func submit(_ message: EncodedMessage, stored: StoredPlace?) throws(ATError) {
        guard case .submit(var submit) = message.pdu.tpdu else { throw .message(.invalidPDUParameter) }
        guard let serviceCentre = message.pdu.serviceCentre ?? serviceCentre else {
            throw .message(.unknownServiceCentre)
        }
        guard isRegistered else { throw .message(.noNetwork) }
        submit.messageReference = messageReference
        state = .submitting(stored: stored)
        actions.append(.submit(Submit(message: submit, serviceCentre: serviceCentre)))
    }

    /// What the service centre made of the message.
    public mutating func submitted(_ outcome: Submit.Outcome) -> [ModemAction] {
        guard case .submitting(let stored) = state else { return [] }
        state = .ready
        switch outcome {
        case .refused(let error): finish(.message(error))
        case .unanswered: line = .empty
        case .accepted(let time):
            say(.information([confirmation(stored == nil ? "+CMGS" : "+CMSS", at: time)]))
            messageReference &+= 1
            if let stored { storage[stored.index, stored.memory]?.status = .sent }
            executeRemaining()
        }
        work()
        return takeActions()
    }

    /// `+CMGS: <mr>`; in phase 2+ with the service centre's time, in PDU mode inside its report (TS 27.005, 3.5.1).
    private func confirmation(_ name: String, at time: Timestamp) -> ATText {
        guard settings.messageService == 1 else { return "\(name): \(messageReference)" }
        let stamp = ServiceCentreTimestamp(nearest: time)
        guard !settings.isTextMode else { return "\(name): \(messageReference),\(stamp.written.quoted)" }
        let report = try? TPDU.submitReport(TPDU.SubmitReport(timestamp: stamp)).octets()
        return "\(name): \(messageReference),\(ATText((report ?? []).hexadecimal).quoted)"
    }
}
