import MessageCentre
import Modem
import SMPP
import ShortMessage

extension Submission {
    /// What an ESME submits for one recipient.
    ///
    /// - Parameters:
    ///   - alphabet: what `data_coding` 0 is.
    ///   - time: when the door took it.
    init(
        _ received: ReceivedMessage, from sender: Address, to recipient: Address,
        byDefault alphabet: DataCoding.DefaultAlphabet, at time: Timestamp
    ) throws(Refusal) {
        let (userData, scheme) = try received.userData(byDefault: alphabet)
        // Of data nothing can be cut; of a text, whatever its length, the recipient gets as many segments as it takes.
        if userData.text == nil, userData.octetCount > SegmentCapacity.userDataOctets {
            throw Refusal(.invalidMessageLength)
        }
        // A Latin-1 text under a scheme of septets is a text all the same.
        let isOfScheme = scheme.alphabet != .gsm7 || userData.isOfSeptets
        var submit = TPDU.Submit(
            destinationAddress: recipient, dataCodingScheme: isOfScheme ? scheme : .ucs2, userData: userData)
        submit.protocolIdentifier = ProtocolIdentifier(rawValue: received.protocolID)
        self.init(submit, from: sender, at: time)
        report = ReportRequest(received.registeredDelivery)
        validity = try received.validityPeriod(at: time)
        notBefore = try received.start(at: time)
    }
}

extension UserData {
    fileprivate var isOfSeptets: Bool { if case .septets = content { true } else { false } }
}

extension ReportRequest {
    /// What the centre is asked for; that only successes are wanted, the door sees to.
    init(_ wish: RegisteredDelivery) {
        switch wish.receipt {
        case .never: self = .none
        case .always, .onSuccess: self = .always
        case .onFailure: self = .onFailure
        }
    }
}

extension ReceivedMessage {
    /// Milliseconds from now on; nil for the centre's own.
    func validityPeriod(at time: Timestamp) throws(Refusal) -> Int64? {
        guard let validity else { return nil }
        guard let end = validity.moment(takenAt: time), end.milliseconds > time.milliseconds else {
            throw Refusal(.invalidExpiry)
        }
        return end.milliseconds - time.milliseconds
    }

    /// Before which no delivery is tried; nil for at once.
    func start(at time: Timestamp) throws(Refusal) -> Timestamp? {
        guard let schedule else { return nil }
        guard let start = schedule.moment(takenAt: time), start.milliseconds >= time.milliseconds else {
            throw Refusal(.invalidSchedule)
        }
        return start.told(at: time.offset)
    }
}
