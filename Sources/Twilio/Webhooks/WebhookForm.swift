import ShortMessage
package import Transcripts

extension TwilioMessage {
    /// What the address of a number is asked about a message that has come.
    package func webhookForm(_ account: TwilioAccount, _ word: OptOutWord? = nil) -> FormParameters {
        let sid = sid(account)
        return FormParameters(
            [
                ("SmsMessageSid", sid), ("NumMedia", "0"), ("SmsSid", sid), ("SmsStatus", "received"),
                ("Body", body), ("To", to.description), ("NumSegments", "\(segments)"), ("MessageSid", sid),
                ("AccountSid", account.sid), ("From", from.description), ("ApiVersion", "2010-04-01"),
            ] + (word.map { [("OptOutType", $0.rawValue)] } ?? []))
    }

    /// What an address is told of a message that was sent.
    package func callbackForm(_ account: TwilioAccount) -> FormParameters {
        let sid = sid(account)
        return FormParameters(
            [
                ("SmsSid", sid), ("SmsStatus", status.rawValue), ("MessageStatus", status.rawValue),
                ("To", to.description), ("MessageSid", sid), ("AccountSid", account.sid), ("From", from.description),
                ("ApiVersion", "2010-04-01"),
            ] + (serviceSID.map { [("MessagingServiceSid", $0)] } ?? [])
                + (failure.map { [("ErrorCode", "\($0.rawValue)"), ("ErrorMessage", $0.message)] } ?? []))
    }
}
