import Doors
import Services
import Transcripts

/// A log that gets the given replies in place of the recorded ones, where these differ.
struct RecordingRewriting {
    private let path: String
    private let form: LineForm
    private let services: ServiceNumbers

    init(_ path: String, _ form: LineForm, services: ServiceNumbers) {
        (self.path, self.form, self.services) = (path, form, services)
    }

    /// What is in the way of writing a log of another encoding.
    static func notUTF8(_ name: String) -> UsageError {
        UsageError("\(name): this is UTF-16; --update writes UTF-8, so save it as that first")
    }

    /// - Returns: whether the file needed to be written.
    func apply(_ edits: LogEdits, until signals: Descriptor) throws -> Bool {
        guard !edits.isEmpty else { return false }
        let source = try Descriptor.opening(path)
        defer { source.close() }
        var rewriting = try FileRewriting(of: path)
        do {
            let blocks = BlockReader(source, until: signals)
            var rewriter = LogRewriter(edits, form: form, services: services)
            while let block = try blocks.next() { try rewriting.append(rewriter.receive(block[...])) }
            guard EndSignal.caught == nil else {
                throw Interruption(description: "\(path): interrupted; nothing was written")
            }
            try rewriting.append(rewriter.finish())
            try rewriting.commit()
        } catch {
            rewriting.abandon()
            throw error
        }
        return true
    }
}
