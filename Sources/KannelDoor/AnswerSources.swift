import Applications
import Foundation
import FoundationNetworking
import Kannel

/// Where services have their answers from: addresses, files, commands.
struct AnswerSources: Sendable {
    /// An answer, and what was wrong with it.
    struct Answer: Sendable {
        let text: String
        var headers: [String: String] = [:]
        var complaint: String?
    }

    private let words: SMSBoxWords
    private let caller: WebCaller

    /// As long as Kannel waits for a command or an address.
    private static let deadline = Duration.seconds(60)

    init(_ words: SMSBoxWords, _ trust: WebTrust) {
        (self.words, caller) = (words, WebCaller(trust, followsRedirections: true))
    }

    func close() { caller.close() }

    func answer(of service: SMSService, to question: KannelMessage) async -> Answer {
        switch service.source {
        case .text(let pattern): Answer(text: question.filled(pattern))
        case .file(let name): file(question.filled(name))
        case .exec(let pattern): await output(of: question.filled(pattern, forShell: true))
        case .get(let address): await fetched(request(question.filled(address), service, question))
        case .post(let address): await fetched(posting(question, to: address, service))
        }
    }

    /// Asks an address, whose answer is nobody's.
    ///
    /// - Returns: what was wrong; nil where it was asked.
    func tell(_ address: String) async -> String? {
        guard var request = request(address) else { return "its address is none" }
        request.setValue(Self.agent, forHTTPHeaderField: "User-Agent")
        guard case .failure(let failure) = await caller.exchange(request, within: Self.deadline) else { return nil }
        return "\(failure)"
    }

    // MARK: Addresses

    private static let agent = "Kannel/1.4.5"

    private func fetched(_ request: URLRequest?) async -> Answer {
        guard let request else { return Answer(text: words.unfetched, complaint: "its address is none") }
        switch await caller.exchange(request, within: Self.deadline) {
        case .failure(let failure): return Answer(text: words.unfetched, complaint: "\(failure)")
        case .success(let answer):
            let fetched = FetchedAnswer(status: answer.status, headers: answer.headers, body: answer.body)
            return Answer(text: fetched.text(words), headers: answer.headers)
        }
    }

    private func request(_ address: String) -> URLRequest? { URL(string: address).map { URLRequest(url: $0) } }

    private func request(_ address: String, _ service: SMSService, _ question: KannelMessage) -> URLRequest? {
        guard var request = request(address) else { return nil }
        request.setValue(Self.agent, forHTTPHeaderField: "User-Agent")
        if service.tellsSender { request.setValue(question.phone, forHTTPHeaderField: "X-Kannel-From") }
        return request
    }

    /// The text as it came is the body, and headers say the rest.
    private func posting(_ question: KannelMessage, to address: String, _ service: SMSService) -> URLRequest? {
        guard var request = request(question.filled(address), service, question) else { return nil }
        let text = service.stripsKeyword ? SMSService.stripped(question.text) : question.text
        (request.httpMethod, request.httpBody) = ("POST", Data(text.utf8))
        for (name, value) in headers(of: question) { request.setValue(value, forHTTPHeaderField: name) }
        return request
    }

    private func headers(of question: KannelMessage) -> [(name: String, value: String)] {
        let optional = [("X-Kannel-SMSC", question.linkName), ("X-Kannel-Service", question.service)]
        return [
            ("Content-Type", "text/plain; charset=\"UTF-8\""), ("X-Kannel-To", question.number),
            ("X-Kannel-Time", question.time.told(" ")), ("Date", question.time.told(" ")),
            ("X-Kannel-Coding", "\(question.coding)"),
        ] + optional.compactMap { name, value in value.map { (name, $0) } }
    }

    // MARK: Files and commands

    private func file(_ name: String) -> Answer {
        guard let octets = FileManager.default.contents(atPath: name) else {
            return Answer(text: words.failed, complaint: "there is no file \(name)")
        }
        return Answer(text: String(decoding: octets, as: UTF8.self))
    }

    private func output(of command: String) async -> Answer {
        switch await CommandOutput.text(of: command, within: Self.deadline) {
        case .success(let text): Answer(text: text)
        case .failure(let failure): Answer(text: words.failed, complaint: "\(failure)")
        }
    }
}
