import Dispatch
import Foundation
package import FoundationNetworking

/// Asks addresses over HTTP and HTTPS: no cookie is kept, a certificate must be good, and a host may have no address of a
/// private network unless it is trusted to.
package struct WebCaller: Sendable {
    private let trust: WebTrust
    private let exchanges: WebExchanges
    private let session: URLSession

    /// - Parameter followsRedirections: whether an answer may name another address, five times.
    package init(_ trust: WebTrust, followsRedirections: Bool = false) {
        self.trust = trust
        exchanges = WebExchanges(followsRedirections ? trust : nil)
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.httpMaximumConnectionsPerHost = 8
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    /// Gives up what is asked at this moment.
    package func close() { session.invalidateAndCancel() }

    /// One request, and what came back.
    package func exchange(
        _ request: URLRequest, within deadline: Duration
    ) async -> Result<WebAnswer, ProgramFailure> {
        await withDeadline(deadline) { await self.exchange(request) }
    }

    private func exchange(_ request: URLRequest) async -> Result<WebAnswer, ProgramFailure> {
        if let refusal = await HostCheck(allowsPrivate: trust.allowsPrivate).refusal(ofHostIn: request) {
            return .failure(.unreachable(refusal))
        }
        let task = session.dataTask(with: request)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                exchanges.add(task) { continuation.resume(returning: $0) }
                task.resume()
                if Task.isCancelled { task.cancel() }
            }
        } onCancel: {
            task.cancel()
        }
    }
}

/// What an address has answered.
package struct WebAnswer: Sendable {
    /// Of HTTP.
    package let status: Int
    /// By names in small letters.
    package let headers: [String: String]
    /// As it came.
    package let body: [UInt8]
}

extension HostCheck {
    /// The same, on a thread that may sleep while the host is looked up.
    func refusal(ofHostIn request: URLRequest) async -> String? {
        let host = request.url?.host ?? ""
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: refusal(of: host)) }
        }
    }
}
