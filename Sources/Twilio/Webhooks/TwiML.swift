/// What the address of a number answers: verbs, in their order.
package struct TwiML: Hashable, Sendable {
    package let verbs: [Verb]

    /// One thing to do.
    package enum Verb: Hashable, Sendable {
        case message(Message)
        /// To ask another address, by a method.
        case redirect(String, isGet: Bool)
    }

    /// A text to be sent.
    package struct Message: Hashable, Sendable {
        package var body: String
        /// Whose it is; nil for the sender's.
        package var to: String?
        /// From which number; nil for the one that was written to.
        package var from: String?
        /// Whom to tell what becomes of it.
        package var callback: String?

        package init(body: String) { self.body = body }
    }

    /// Reads an answer: XML of whichever type Twilio takes it from, or a plain text, which is a message.
    ///
    /// - Parameter type: as the header `Content-Type` has it.
    package init(_ octets: [UInt8], type: String?) throws(TwilioError) {
        let type = (type ?? "").split(separator: ";").first.map { $0.filter { !$0.isWhitespace }.lowercased() } ?? ""
        guard !octets.allSatisfy({ $0 <= 0x20 }) else {
            verbs = []
            return
        }
        switch type {
        case "text/plain": verbs = [.message(Message(body: String(decoding: octets, as: UTF8.self)))]
        case "", "text/xml", "application/xml", "text/html": verbs = try TwiMLReader.verbs(in: octets)
        default: throw TwilioError(12300, 400, "Invalid Content-Type: \(type)")
        }
    }
}
