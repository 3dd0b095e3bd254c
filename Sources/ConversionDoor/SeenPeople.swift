import CommaSeparated
import Doors
import Glibc
import Membership
import Pseudonyms
import Transcripts

/// The tables of a log's members: for whose values to look everywhere in it.
struct SeenPeople {
    private let signals: Descriptor

    init(_ signals: Descriptor) {
        self.signals = signals
    }

    /// - Parameter folder: that of the log, with a slash at its end, or empty.
    func teach(_ pseudonyms: inout LogPseudonyms, _ directives: LogDirectives, in folder: String) throws {
        var samples = TableLesson()
        samples.receive(SampleMembers.table[...], &pseudonyms)
        for members in directives.members {
            let file = members.value.hasPrefix("/") ? members.value : folder + members.value
            if Self.isFile(file) { try teachTable(file, &pseudonyms) }
        }
    }

    /// What is wrong with a table is told where it is used.
    private func teachTable(_ file: String, _ pseudonyms: inout LogPseudonyms) throws {
        var (source, decoder, lesson) = (try RecordSource(file, nil, until: signals), StreamDecoder(), TableLesson())
        defer { source.close() }
        while let block = try source.next(), let octets = try? decoder.receive(block[...]) {
            lesson.receive(octets, &pseudonyms)
        }
        lesson.receive([0x0A], &pseudonyms)
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}

/// The rows of one table, each of which is learnt.
private struct TableLesson {
    private var reader = CSVReader()
    private var columns: [String]?

    mutating func receive(_ octets: ArraySlice<UInt8>, _ pseudonyms: inout LogPseudonyms) {
        for record in reader.receive(octets) where record.fault == nil {
            let fields = (0..<record.count).map { record.field($0) ?? "" }
            if let columns { pseudonyms.learn(columns: columns, row: fields) } else { columns = fields }
        }
    }
}
