package import Doors
package import ShortMessage
import Transcripts

extension TrafficPlan {
    /// The messages of a log, without looking at what is answered.
    ///
    /// - Throws: `UsageError` where it is none, also later for a line that is not understood.
    package init(of log: String, to shortCode: Address, _ pace: TrafficPace, until signals: Descriptor) throws {
        var source = try RecordingSource(log, until: signals)
        try source.checkHead()
        guard let form = source.lineForm(nil) else {
            throw UsageError("\(log): this is a dialog; expected a log")
        }
        var reader = RecordingReader(services: ServiceNumbers([shortCode]), form: form, start: nil)
        self.init(to: shortCode, pace, answers: .none) {
            try source.next().map { lines in try lines.flatMap { try Self.messages(reader.read($0), in: log) } }
        }
    }

    private static func messages(
        _ items: [RecordingReader.Item], in name: String
    ) throws(UsageError) -> [RecordingReader.Item] {
        for case .fault(let fault) in items { throw UsageError("\(name): \(fault)") }
        return items
    }
}
