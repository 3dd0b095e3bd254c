import HTTPTypes
import Synchronization

/// What is counted of requests and of the commits that they waited for.
package final class RequestCounts: Sendable {
    /// A kind of request, and how it was answered.
    struct Key: Hashable, Comparable {
        let method: String
        /// The route's path, so that there are no more of them than routes.
        let path: String
        let status: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.path, left.method, left.status) < (right.path, right.method, right.status)
        }
    }

    struct State {
        var requests: [Key: Int] = [:]
        var requestTimes = Histogram()
        var commitTimes = Histogram()
    }

    private let state = Mutex(State())

    package init() {}

    func count(_ method: HTTPRequest.Method, _ path: String?, _ status: HTTPResponse.Status, _ time: Duration) {
        let known = HTTPRequest.Method.ordinary.contains(method) ? method.rawValue : "other"
        let key = Key(method: known, path: path ?? "none", status: status.code)
        state.withLock { state in
            state.requests[key, default: 0] += 1
            state.requestTimes.count(time)
        }
    }

    func count(commit time: Duration) { state.withLock { $0.commitTimes.count(time) } }

    var current: State { state.withLock { $0 } }
}

extension HTTPRequest.Method {
    /// Those for which routes are looked up.
    static let ordinary: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect,
    ]
}

/// How many took how long.
struct Histogram {
    /// Seconds up to which each bucket goes.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private(set) var buckets = [Int](repeating: 0, count: bounds.count)
    private(set) var count = 0
    private(set) var sum = 0.0

    mutating func count(_ time: Duration) {
        let (whole, part) = time.components
        let seconds = Double(whole) + Double(part) / 1e18
        count += 1
        sum += seconds
        for (index, bound) in Self.bounds.enumerated() where seconds <= bound { buckets[index] += 1 }
    }
}
