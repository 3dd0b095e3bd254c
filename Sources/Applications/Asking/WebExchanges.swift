import Foundation
import FoundationNetworking
import Synchronization

/// The requests of one caller that run, each with what has come back so far.
final class WebExchanges: NSObject, URLSessionDataDelegate {
    private struct Exchange {
        var octets: [UInt8] = []
        var isTooLong = false
        var redirections = 0
        let end: @Sendable (Result<WebAnswer, ProgramFailure>) -> Void
    }

    /// Octets of an answer.
    private static let longestAnswer = 64 << 10
    private static let mostRedirections = 5

    /// Nil where no redirection is followed.
    private let trust: WebTrust?
    private let running = Mutex<[Int: Exchange]>([:])

    init(_ trust: WebTrust?) { self.trust = trust }

    func add(
        _ task: URLSessionTask, end: @escaping @Sendable (Result<WebAnswer, ProgramFailure>) -> Void
    ) {
        running.withLock { $0[task.taskIdentifier] = Exchange(end: end) }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let count = running.withLock { running in
            running[task.taskIdentifier]?.octets = []
            running[task.taskIdentifier]?.redirections += 1
            return running[task.taskIdentifier]?.redirections ?? 0
        }
        guard let trust, count <= Self.mostRedirections,
            HostCheck(allowsPrivate: trust.allowsPrivate).refusal(of: request.url?.host ?? "") == nil
        else { return completionHandler(nil) }
        completionHandler(request)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = running.withLock { running in
            guard var exchange = running[dataTask.taskIdentifier] else { return false }
            exchange.octets += data
            exchange.isTooLong = exchange.octets.count > Self.longestAnswer
            running[dataTask.taskIdentifier] = exchange
            return exchange.isTooLong
        }
        if isTooLong { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        guard let exchange = running.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else {
            return
        }
        exchange.end(Self.answer(exchange, task.response as? HTTPURLResponse, error))
    }

    private static func answer(
        _ exchange: Exchange, _ response: HTTPURLResponse?, _ error: (any Error)?
    ) -> Result<WebAnswer, ProgramFailure> {
        if exchange.isTooLong { return .failure(.rubbish("more than \(longestAnswer) octets")) }
        // A redirection that is not followed may count as an error, and has its status all the same.
        if let error, !(300..<400).contains(response?.statusCode ?? 0) {
            return .failure(failure(error))
        }
        guard let response else { return .failure(.unreachable("it answered nothing")) }
        let headers = response.allHeaderFields.compactMap { name, value in
            (name as? String).map { ($0.lowercased(), "\(value)") }
        }
        return .success(
            WebAnswer(
                status: response.statusCode, headers: Dictionary(headers) { _, last in last },
                body: exchange.octets))
    }

    private static func failure(_ error: any Error) -> ProgramFailure {
        guard let error = error as? URLError else { return .unreachable("\(error)") }
        return error.code == .cancelled ? .stopped : .unreachable(error.localizedDescription)
    }
}
