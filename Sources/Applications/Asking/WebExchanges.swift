import Foundation
import FoundationNetworking
import Synchronization

/// The requests of one caller that run, each with what has come back so far.
final class WebExchanges: NSObject, URLSessionDataDelegate {
    private struct Exchange {
        var octets: [UInt8] = []
        var isTooLong = false
        let end: @Sendable (Result<WebAnswer, ProgramFailure>) -> Void
    }

    /// Octets of an answer.
    private static let longestAnswer = 64 << 10

    private let running = Mutex<[Int: Exchange]>([:])

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
        completionHandler(nil)
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
        return .success(WebAnswer(status: response.statusCode, body: exchange.octets))
    }

    private static func failure(_ error: any Error) -> ProgramFailure {
        guard let error = error as? URLError else { return .unreachable("\(error)") }
        return error.code == .cancelled ? .stopped : .unreachable(error.localizedDescription)
    }
}
