import Foundation
import FoundationXML

/// Reads the XML of an answer.
final class TwiMLReader: NSObject, XMLParserDelegate {
    private var verbs: [TwiML.Verb] = []
    private var path: [String] = []
    private var attributes: [String: String] = [:]
    /// Text that stands in a verb itself, and in its `Body`.
    private var text = ""
    private var body: String?
    private var hasRoot = false
    private var failure: TwilioError?

    private static let unparsed = TwilioError(12100, 400, "Document parse failure")
    private static let wrongRoot = TwilioError(12102, 400, "Document parse failure: its root is no Response")

    /// - Throws: where it is no XML, or its root is no `Response`; also where it declares a type, whose entities could grow
    ///   or name files.
    static func verbs(in octets: [UInt8]) throws(TwilioError) -> [TwiML.Verb] {
        guard !String(decoding: octets, as: UTF8.self).contains("<!DOCTYPE") else { throw unparsed }
        let reader = TwiMLReader()
        let parser = XMLParser(data: Data(octets))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isWellFormed = parser.parse()
        if let failure = reader.failure { throw failure }
        // The parser takes what ends too early for well-formed.
        guard isWellFormed, reader.hasRoot, reader.path.isEmpty else { throw unparsed }
        return reader.verbs
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if path.isEmpty, name != "Response" { fail(parser, Self.wrongRoot) }
        hasRoot = true
        path.append(name)
        if path.count == 2 { (self.attributes, text, body) = (attributes, "", nil) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        switch path.count {
        case 2: text += string
        case 3 where path[2] == "Body": body = (body ?? "") + string
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if path.count == 2, let verb = verb(name) { verbs.append(verb) }
        path.removeLast()
    }

    private func fail(_ parser: XMLParser, _ error: TwilioError) {
        if failure == nil { failure = error }
        parser.abortParsing()
    }

    /// Nil for what is no verb of messages.
    private func verb(_ name: String) -> TwiML.Verb? {
        switch name {
        case "Message", "Sms":
            var message = TwiML.Message(body: (body ?? text).trimmingCharacters(in: .whitespacesAndNewlines))
            (message.to, message.from) = (attributes["to"], attributes["from"])
            message.callback = attributes["statusCallback"] ?? attributes["action"]
            return .message(message)
        case "Redirect":
            let address = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return .redirect(address, isGet: attributes["method"]?.uppercased() == "GET")
        default: return nil
        }
    }
}
