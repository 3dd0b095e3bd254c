import Foundation
import FoundationNetworking
import Glibc

/// A program that is asked over HTTP: each question is posted, and what comes back is the answer, unless the shape says
/// otherwise.
struct Webhook: AskedProgram {
    private let secret: WebhookSecret?
    private let shape: WebhookShape
    private let url: URL
    private let caller: WebCaller

    init(_ place: WebPlace, _ trust: WebTrust) {
        guard let url = URL(string: place.address) else {
            preconditionFailure("a place has been read as an address")
        }
        (self.url, secret, shape, caller) = (url, trust.secret, trust.shape, WebCaller(trust))
    }

    func answer(
        to question: QuestionDocument, within deadline: Duration
    ) async throws(ProgramFailure) -> ProgramAnswer {
        let answer = try await caller.exchange(request(question), within: deadline).get()
        switch answer.status {
        case 200..<300: break
        case 300..<400:
            throw .refused("it answered with status \(answer.status), and redirections are not followed")
        default: throw .refused("it answered with status \(answer.status)")
        }
        return try heard(answer.body)
    }

    private func heard(_ body: [UInt8]) throws(ProgramFailure) -> ProgramAnswer {
        if shape.answer == .acknowledgement { return ProgramAnswer([]) }
        guard let text = String(validating: body, as: UTF8.self) else { throw .rubbish("octets that are no UTF-8") }
        guard case .word(let word) = shape.answer else { return try ProgramAnswer(output: text) }
        guard text.trimmingCharacters(in: .whitespacesAndNewlines) == word else {
            throw .rubbish("something else than \(word)")
        }
        return ProgramAnswer([])
    }

    func close() async { caller.close() }

    /// With the headers of Standard Webhooks.
    private func request(_ question: QuestionDocument) -> URLRequest {
        var request = URLRequest(url: url)
        let ((contentType, body), seconds) = (question.body(as: shape), time(nil))
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        request.setValue(contentType, forHTTPHeaderField: "Content-Type")
        request.setValue("shortcode", forHTTPHeaderField: "User-Agent")
        request.setValue(question.id, forHTTPHeaderField: "webhook-id")
        request.setValue("\(seconds)", forHTTPHeaderField: "webhook-timestamp")
        if let secret {
            request.setValue(
                secret.signature(of: body, id: question.id, at: seconds),
                forHTTPHeaderField: "webhook-signature")
        }
        return request
    }
}
