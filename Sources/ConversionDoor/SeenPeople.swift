import CommaSeparated
import Doors
import Glibc
import Pseudonyms
import ShortMessage
import Transcripts

/// Reads a log and the tables of its members once before it is converted: for whose values to look everywhere in it.
struct SeenPeople {
    private let path: String
    private let own: Address
    private let signals: Descriptor

    init(path: String, own: Address, _ signals: Descriptor) {
        (self.path, self.own, self.signals) = (path, own, signals)
    }

    /// Nothing where the log is no file, which could be read only once.
    func teach(
        _ pseudonyms: inout LogPseudonyms, _ form: LineForm, _ directives: LogDirectives, in folder: String
    ) throws {
        guard Self.isFile(path) else { return }
        for members in directives.members {
            let file = members.value.hasPrefix("/") ? members.value : folder + members.value
            if Self.isFile(file) { try teachTable(file, &pseudonyms) }
        }
        var source = try RecordSource(path, until: signals)
        var (splitter, reader) = (LineSplitter(), TranscriptReader(form: form, sender: ConversionPlan.gateway))
        func learn(_ lines: [Line]) {
            for line in lines {
                for case .message(let arrival) in reader.read(line) {
                    guard let time = arrival.time else { continue }
                    pseudonyms.learn(
                        LogEntry(time: time, from: arrival.from, to: arrival.to ?? own, text: arrival.text))
                }
            }
        }
        while let block = try source.next() { learn(splitter.receive(block[...])) }
        if let last = splitter.finish() { learn([last]) }
    }

    /// What is wrong with a table is told where it is used.
    private func teachTable(_ file: String, _ pseudonyms: inout LogPseudonyms) throws {
        var (source, decoder, reader) = (try RecordSource(file, until: signals), StreamDecoder(), CSVReader())
        var columns: [String]?
        func learn(_ octets: ArraySlice<UInt8>) {
            for record in reader.receive(octets) where record.fault == nil {
                let fields = (0..<record.count).map { record.field($0) ?? "" }
                if let columns { pseudonyms.learn(columns: columns, row: fields) } else { columns = fields }
            }
        }
        while let block = try source.next(), let octets = try? decoder.receive(block[...]) { learn(octets) }
        learn([0x0A])
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
