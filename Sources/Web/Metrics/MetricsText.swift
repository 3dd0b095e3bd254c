import ShortMessage

/// What is counted, as Prometheus reads it (text format 0.0.4).
struct MetricsText: CustomStringConvertible {
    private var lines: [String] = []

    /// - Parameter waiting: how many wait, by what they are.
    init(_ log: MessageLog, _ requests: RequestCounts, waiting: [(kind: String, count: Int)]) {
        write(log.counts)
        head("shortcode_queue_messages", "gauge", "What waits for recipients: messages of handsets, replies, reports.")
        for (kind, count) in waiting { sample("shortcode_queue_messages", ["kind": kind], count) }
        write(log)
        write(requests.current)
    }

    var description: String { lines.joined(separator: "\n") + "\n" }

    private mutating func write(_ counts: MessageCounts) {
        head("shortcode_messages_total", "counter", "Messages taken, by direction: mo from handsets, mt from services.")
        for direction in MessageEntry.Direction.allCases {
            sample("shortcode_messages_total", ["direction": direction.rawValue], counts.entered[direction] ?? 0)
        }
        head("shortcode_messages_ended_total", "counter", "Messages that became final, by state.")
        for state in [MessageEntry.State.delivered, .failed, .expired, .deleted] {
            sample("shortcode_messages_ended_total", ["state": state.rawValue], counts.ended[state] ?? 0)
        }
        family("shortcode_silences_total", "Messages without a reply, by reason.", "reason", counts.silences)
        family("shortcode_faults_total", "Faults that struck, by kind.", "fault", counts.faults)
        family("shortcode_refused_total", "Messages that were not taken, by reason.", "reason", counts.refused)
    }

    private mutating func write(_ log: MessageLog) {
        head("shortcode_http_waiters", "gauge", "Requests that wait for a message.")
        sample("shortcode_http_waiters", [:], log.waiterCount)
        head("shortcode_event_readers", "gauge", "Streams of events that are open.")
        sample("shortcode_event_readers", [:], log.ring.streamCount)
    }

    private mutating func write(_ requests: RequestCounts.State) {
        head("shortcode_http_requests_total", "counter", "Requests answered, by route and status.")
        for (key, count) in requests.requests.sorted(by: { $0.key < $1.key }) {
            let labels = ["method": key.method, "path": key.path, "status": "\(key.status)"]
            sample("shortcode_http_requests_total", labels, count)
        }
        histogram("shortcode_http_request_seconds", "Time until a response was ready.", requests.requestTimes)
        histogram(
            "shortcode_commit_seconds", "Time until messages of a request were on the disk.", requests.commitTimes)
    }

    // MARK: Lines

    private mutating func family(_ name: String, _ help: String, _ label: String, _ counts: [String: Int]) {
        head(name, "counter", help)
        for (value, count) in counts.sorted(by: { $0.key < $1.key }) { sample(name, [label: value], count) }
    }

    private mutating func histogram(_ name: String, _ help: String, _ histogram: Histogram) {
        head(name, "histogram", help)
        for (bound, count) in zip(Histogram.bounds, histogram.buckets) {
            sample(name + "_bucket", ["le": "\(bound)"], count)
        }
        sample(name + "_bucket", ["le": "+Inf"], histogram.count)
        lines.append("\(name)_sum \(histogram.sum)")
        sample(name + "_count", [:], histogram.count)
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
    }

    private mutating func sample(_ name: String, _ labels: [String: String], _ value: Int) {
        let inside = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Text.escaped($0.value))\"" }
        lines.append(name + (inside.isEmpty ? "" : "{\(inside.joined(separator: ","))}") + " \(value)")
    }
}
