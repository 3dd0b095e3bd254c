package import ShortMessage
package import Transcripts

/// A message that somebody wants to send.
package struct MessageOrder: Sendable {
    package let from: Address
    package let to: Address
    package let body: String
    /// Whom to tell what becomes of it.
    package let callback: String?
    /// Seconds.
    package let validity: Int64?
    package let sendAt: Timestamp?
    package let serviceSID: String?

    private static let mostCharacters = 1600

    /// Reads the parameters of a request.
    ///
    /// - Parameter sender: who is replied to, whatever number that is; nil where `To` says it.
    /// - Throws: the error that Twilio would answer with.
    package init(
        _ form: FormParameters, _ rules: AccountRules, replyingTo sender: Address? = nil
    ) throws(TwilioError) {
        if let sender {
            to = sender
        } else {
            to = try Self.recipient(form["To"] ?? "", rules)
        }
        serviceSID = form["MessagingServiceSid"].flatMap { $0.isEmpty ? nil : $0 }
        from = try Self.sender(form["From"] ?? "", service: serviceSID, rules)
        guard from.number != to.number else { throw .sameNumber }
        body = try Self.body(form)
        callback = try Self.callback(form["StatusCallback"])
        validity = try Self.validity(form["ValidityPeriod"])
        sendAt = try Self.sendAt(form, serviceSID)
    }

    /// A telephone's number as Twilio takes it: E.164, with the marks that people write between its digits.
    package static func telephone(_ text: String) -> Address? {
        let digits = text.filter { !" -().".contains($0) }.drop { $0 == "+" }
        guard (8...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), digits.first != "0",
            text.count(where: { $0 == "+" }) <= 1
        else { return nil }
        return Address(digits: String(digits), typeOfNumber: .international)
    }

    private static func recipient(_ text: String, _ rules: AccountRules) throws(TwilioError) -> Address {
        guard !text.isEmpty else { throw .noRecipient }
        if let address = try? Address(text), address.isShortCode { throw .noMobile(text) }
        guard let address = telephone(text) else { throw .invalidRecipient(text) }
        if rules.hasMagicNumbers, let refusal = MagicNumber.refusal(ofRecipient: address.description) { throw refusal }
        return address
    }

    private static func sender(
        _ text: String, service: String?, _ rules: AccountRules
    ) throws(TwilioError) -> Address {
        if text.isEmpty {
            guard let service else { throw .noSender }
            guard TwilioAccount.isIdentifier(service, "MG"), let first = rules.numbers.first else { throw .noService }
            return first
        }
        guard let address = telephone(text) ?? (try? Address(text)) else { throw .invalidSender(text) }
        if rules.hasMagicNumbers {
            if let refusal = MagicNumber.refusal(ofSender: address.description) { throw refusal }
            if address.description == MagicNumber.good { return address }
        }
        guard let own = rules.own(address) else { throw .foreignSender(text) }
        return own
    }

    private static func body(_ form: FormParameters) throws(TwilioError) -> String {
        if form["MediaUrl"] != nil { throw .noMedia }
        if form["ContentSid"] != nil { throw .noContent }
        guard let body = form["Body"], !body.isEmpty else { throw .noText }
        guard body.unicodeScalars.count <= mostCharacters else { throw .tooLong }
        guard !body.utf8.contains(0) else { throw .invalid("Body") }
        return form["SmartEncoded"]?.lowercased() == "true" ? Transliteration.applied(to: body) : body
    }

    private static func callback(_ text: String?) throws(TwilioError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.lowercased().hasPrefix("http://") || text.lowercased().hasPrefix("https://") else {
            throw .badCallback
        }
        return text
    }

    private static func validity(_ text: String?) throws(TwilioError) -> Int64? {
        guard let text else { return nil }
        guard let seconds = Int64(text), (1...36_000).contains(seconds) else { throw .invalid("ValidityPeriod") }
        return seconds
    }

    private static func sendAt(_ form: FormParameters, _ service: String?) throws(TwilioError) -> Timestamp? {
        guard form["SendAt"] != nil || form["ScheduleType"] != nil else { return nil }
        guard form["ScheduleType"] == "fixed", let moment = try? Timestamp(form["SendAt"] ?? "") else {
            throw .badSchedule
        }
        guard service != nil else { throw .unscheduled }
        return moment
    }
}
