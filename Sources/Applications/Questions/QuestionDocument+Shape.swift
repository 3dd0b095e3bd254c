import ShortMessage
import Transcripts

extension QuestionDocument {
    /// What is posted of it.
    package func body(as shape: WebhookShape) -> (contentType: String, text: String) {
        guard let members = shape.members else { return ("application/json", json) }
        let pairs = members.map { (name: $0.name, value: text(of: $0.part)) }
        switch shape.encoding {
        case .form:
            return ("application/x-www-form-urlencoded; charset=UTF-8", FormParameters(pairs).encoded)
        case .json:
            let members = pairs.map { ($0.name, JSONDocument.string($0.value)) }
            return ("application/json", JSONDocument.object(members).description)
        }
    }

    private func text(of part: WebhookShape.Part) -> String {
        switch part {
        case .known(let known): text(of: known)
        case .field(let name): fields.first { $0.name == name }?.value.text ?? ""
        case .constant(let text): text
        }
    }

    private func text(of known: WebhookShape.Known) -> String {
        switch known {
        case .id: id
        case .from: from.description
        case .to: service.description
        case .text: text
        case .at: "\(receivedAt)"
        case .message: message ?? ""
        case .language: language ?? ""
        case .fromDigits: from.digits
        case .toDigits: service.digits
        case .utc: String(receivedAt.told(at: 0).description.prefix(19)).replacing("T", with: " ")
        case .unix: "\(receivedAt.milliseconds / 1000)"
        case .keyword: text.split(whereSeparator: \.isWhitespace).first?.uppercased() ?? ""
        }
    }
}
