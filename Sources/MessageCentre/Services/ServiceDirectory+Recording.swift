import ShortMessage

extension ServiceDirectory {
    /// A message as the journal keeps it: what the service at its address holds secret is not in it.
    func recorded(_ message: InboundMessage) -> InboundMessage {
        guard let service = service(at: message.to) else { return message }
        var recorded = message
        recorded.text = service.recorded(message)
        return recorded
    }

    func recorded(_ submission: Submission) -> Submission {
        var recorded = submission
        recorded.message = self.recorded(submission.message)
        return recorded
    }
}
