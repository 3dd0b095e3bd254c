import CommaSeparated
import Conversions
import Doors
import Glibc
import Pseudonyms
import Services
import ShortMessage
import Store
import Transcripts

/// One file or folder on its way into a log.
struct Conversion {
    private let path: String?
    private let name: String
    private let plan: ConversionPlan
    private let signals: Descriptor
    private let context: ConversionContext
    private var tally: ConversionTally
    /// That of the pseudonyms; nil where everything stays as it is.
    private let key: PseudonymKey?
    /// What a stream gave; nil where it is read now.
    private let copy: StreamCopy?

    init(
        of file: String, _ copy: StreamCopy?, _ plan: ConversionPlan, _ key: PseudonymKey?, until signals: Descriptor
    ) throws {
        self.copy = copy
        path = file == "-" ? nil : file
        name = path.map { Text.legible($0) } ?? Descriptor.standardInput.name
        (self.plan, self.key, self.signals) = (plan, key, signals)
        tally = ConversionTally(name: name)
        let own = plan.own ?? (plan.input == .android ? nil : ConversionPlan.gateway)
        context = ConversionContext(own: own, offset: plan.zone.minutes)
    }

    mutating func run(into printer: inout ConversionPrinter) throws {
        if let path, try Self.isFolder(path) {
            try readFolder(path, into: &printer)
        } else {
            try readFile(into: &printer)
        }
        guard EndSignal.caught == nil else {
            throw Interruption(description: "\(name): interrupted; not all was converted")
        }
        printer.end(tally)
    }

    private static func isFolder(_ path: String) throws -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let error = DeviceError.last(path)
            throw error.code == ENOENT ? UsageError("\(error); expected a file or folder of records") : error
        }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    // MARK: Folders, a record a file

    private mutating func readFolder(_ folder: String, into printer: inout ConversionPrinter) throws {
        try putPseudonyms(into: &printer, [])
        let names = try SpoolFolder.files(of: folder)
        let format = plan.input ?? (names.contains(where: GammuFiles.mayHave) ? .gammu : .smstools)
        guard format == .gammu || format == .smstools else {
            throw UsageError("\(name): is a folder; \(format.rawValue) is one file")
        }
        var files = GammuFiles(context)
        for name in names where EndSignal.caught == nil {
            let octets = try Descriptor.octets(of: "\(folder)/\(name)", expecting: "a message")
            let records = format == .gammu ? files.add(name: name, octets) : [SMSToolsFile.reading(octets, context)]
            try add(records.map { $0.placed(in: Text.legible(name)) }, into: &printer)
        }
        try add(files.finish(), into: &printer)
    }

    // MARK: Files

    private mutating func readFile(into printer: inout ConversionPrinter) throws {
        var source = try RecordSource(path, copy, until: signals)
        defer { source.close() }
        guard let format = try format(of: source.start) else { return }
        if let key, format == .csv, let table = TableConversion(key, start: source.start) {
            guard plan.files.count == 1 else {
                throw UsageError("\(name): a table of members is no log; expected it alone")
            }
            guard !printer.isLearning else { return }
            return try readTable(table, &source, into: &printer)
        }
        try putPseudonyms(into: &printer, [.log, .json].contains(format) ? source.start : [])
        switch format {
        case .kannel:
            var log = KannelLog(context)
            while let block = try source.next() { try add(log.receive(block[...]), into: &printer, isInOrder: true) }
            try add(log.finish(), into: &printer, isInOrder: true)
        case .csv:
            var table = MessageTable(plan.columns ?? .standard, context)
            try decode(&source) { octets in try add(table.receive(octets), into: &printer) }
            try add(table.finish(), into: &printer)
        case .log, .json: try readTranscript(&source, format == .log ? .log : .json, into: &printer)
        case .android: try readBackup(source, into: &printer)
        case .smstools: try add([SMSToolsFile.reading(try source.rest(), context)], into: &printer)
        case .gammu: try readGammu(&source, into: &printer)
        }
    }

    /// - Parameter start: the first octets of a log.
    private func putPseudonyms(into printer: inout ConversionPrinter, _ start: [UInt8]) throws {
        guard let key, let keyFile = plan.keyFile else { return }
        let head = PseudonymHead(start)
        guard !head.isDialog else { throw UsageError("\(name): --pseudonymise takes a log; this is a dialog") }
        let folder = path?.lastIndex(of: "/").map { path?[...$0] ?? "" } ?? ""
        let services = try plan.services(head.directives, in: String(folder))
        var pseudonyms = printer.pseudonyms ?? LogPseudonyms(key, for: services)
        guard !printer.isLearning else {
            if services.hasMembers {
                try SeenPeople(signals).teach(&pseudonyms, head.directives, in: String(folder))
            }
            return printer.use(pseudonyms)
        }
        try printer.begin(plan.files.count == 1 ? head.comments(key, pseudonyms) : [])
        if services.hasMembers { Diagnostics.say(head.advice(named: name, keyFile, pseudonyms)) }
    }

    private mutating func readTable(
        _ table: TableConversion, _ source: inout RecordSource, into printer: inout ConversionPrinter
    ) throws {
        var table = table
        tally.isTable = true
        try decode(&source) { octets in try take(table.receive(octets), into: &printer) }
        try take(table.finish(), into: &printer)
    }

    /// Gives all that a text file says, in UTF-8.
    private func decode(_ source: inout RecordSource, _ take: (ArraySlice<UInt8>) throws -> Void) throws {
        var decoder = StreamDecoder()
        do {
            while let block = try source.next() { try take(decoder.receive(block[...])) }
            try take(decoder.finish())
        } catch let fault as LineFault {
            throw UsageError("\(name): \(fault)")
        }
    }

    /// What a file is; nil for one that is empty.
    private func format(of start: [UInt8]) throws -> RecordFormat? {
        guard plan.input == nil else { return plan.input }
        guard !start.isEmpty else { return nil }
        do throws(LineFault) {
            if let format = try RecordFormat(start: start) { return format }
        } catch {
            throw UsageError("\(name): \(error)")
        }
        guard !PseudonymHead(start).isDialog else {
            let play = "shortcode modem --record day.smslog < \(path ?? "FILE")"
            throw UsageError("\(name): is an AT dialog; this makes a log of its messages, which is converted: \(play)")
        }
        throw UsageError("\(name): its content shows no form that is known; --input names it")
    }

    private mutating func take(_ rows: [TableConversion.Row], into printer: inout ConversionPrinter) throws {
        for row in rows {
            switch row {
            case .header(let text): try printer.write(tableLine: text)
            case .row(let text):
                tally.messages += 1
                try printer.write(tableLine: text)
            case .bad(let record): try add([.bad(record)], into: &printer)
            }
        }
    }

    private mutating func readTranscript(
        _ source: inout RecordSource, _ form: LineForm, into printer: inout ConversionPrinter
    ) throws {
        var (splitter, reader) = (LineSplitter(), TranscriptReader(form: form, sender: ConversionPlan.gateway))
        func records(_ lines: [Line]) -> [ConvertedRecord] {
            lines.flatMap { reader.read($0) }.map { reading in
                switch reading {
                case .fault(let fault): .bad(BadRecord("line \(fault.line)", "\(fault.problem)"))
                case .message(let arrival): arrival.converted(own: context.own ?? ConversionPlan.gateway)
                }
            }
        }
        while let block = try source.next() {
            try add(records(splitter.receive(block[...])), into: &printer, isInOrder: true)
        }
        if let last = splitter.finish() { try add(records([last]), into: &printer, isInOrder: true) }
    }

    private mutating func readBackup(_ source: RecordSource, into printer: inout ConversionPrinter) throws {
        guard let own = plan.own else {
            throw UsageError("\(name): a telephone's backup does not name the telephone; --own is its number")
        }
        guard !source.start.starts(with: [0xFF, 0xFE]), !source.start.starts(with: [0xFE, 0xFF]) else {
            throw UsageError("\(name): is UTF-16; expected UTF-8, as the app writes it")
        }
        var (source, found) = (source, [ConvertedRecord]())
        try AndroidBackup.read(ConversionContext(own: own, offset: context.offset)) {
            try source.next() ?? []
        } each: { record in
            found.append(record)
        }
        try add(found, into: &printer)
    }

    private mutating func readGammu(_ source: inout RecordSource, into printer: inout ConversionPrinter) throws {
        var rows = GammuRows(context)
        if RecordFormat.isDatabase(source.start) {
            guard let path else { throw UsageError("stdin: a database is read from its file") }
            let database = try OtherDatabase(path: path)
            for table in GammuRows.Table.allCases where try database.hasTable(table.rawValue) {
                var (found, number) = ([ConvertedRecord](), 0)
                try database.eachRow(of: table.rawValue) { row in
                    number += 1
                    let record = rows.add(row, of: table, place: "row \(number) of \(table.rawValue)")
                    found += record.map { [$0] } ?? []
                }
                try add(found, into: &printer)
            }
        } else if source.start.starts(with: "[SMSBackup".utf8) || source.start.starts(with: [0xFE, 0xFF]) {
            var files = GammuFiles(context)
            try add(files.add(name: ".smsbackup", try source.rest()), into: &printer)
        } else {
            var dump = SQLDump(tables: GammuRows.Table.allCases.map(\.rawValue))
            while let block = try source.next() { try add(dump.receive(block[...]), of: &rows, into: &printer) }
            try add(dump.finish(), of: &rows, into: &printer)
        }
        try add(rows.finish(), into: &printer)
    }

    private mutating func add(
        _ readings: [SQLDump.Reading], of rows: inout GammuRows, into printer: inout ConversionPrinter
    ) throws {
        for reading in readings {
            switch reading {
            case .bad(let record): try add([.bad(record)], into: &printer)
            case .row(let table, let values, let line):
                guard let table = GammuRows.Table(rawValue: table),
                    let record = rows.add(values, of: table, place: "line \(line)")
                else { continue }
                try add([record], into: &printer)
            }
        }
    }

    private mutating func add(
        _ records: [ConvertedRecord], into printer: inout ConversionPrinter, isInOrder: Bool = false
    ) throws {
        try printer.add(records, to: &tally, isInOrder: isInOrder && plan.files.count == 1)
    }
}

extension ConvertedRecord {
    /// The same, where the file is the record and a bad one says which.
    fileprivate func placed(in file: String) -> ConvertedRecord {
        guard case .bad(let record) = self else { return self }
        return .bad(BadRecord(record.place.isEmpty ? file : "\(file): \(record.place)", record.problem))
    }
}

extension Arrival {
    fileprivate func converted(own: Address) -> ConvertedRecord {
        guard let time else {
            return .bad(BadRecord("line \(line)", "\"at\" is missing; a log has a time in each line"))
        }
        let entry = LogEntry(time: time, from: from, to: to ?? own, text: text)
        guard let identity else { return .message(entry) }
        return .identified(entry, id: identity)
    }
}
