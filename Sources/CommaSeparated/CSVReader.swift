/// Reads comma-separated values strictly (RFC 4180), block by block: any cut of the octets gives the same records.
///
///     file    = [BOM] *( [record] newline ) [record]
///     record  = field *( comma field )
///     field   = quoted / *( any octet but comma <"> CR LF )
///     quoted  = <"> *( any octet but <"> / 2<"> ) <">
///     newline = LF / CRLF
///     comma   = "," / ";" / HTAB      whichever the first record has first
///
/// A record with a fault is given with it, and reading goes on at the next line. What is held is bounded.
public struct CSVReader: Sendable {
    /// Octets of the longest field, unless the reader is told another length.
    public static let longestField = 4096
    /// Fields of the widest record.
    public static let widestRecord = 256

    private enum State {
        case fieldStart, bare, quoted, quoteInQuoted, carriageReturn, skipping
    }

    private var state = State.fieldStart
    private var record = CSVRecord(line: 1)
    private var finished: [CSVRecord] = []
    private var line = 1
    private var comma: UInt8?
    private var mayBeMarked = true
    private let longestField: Int

    /// A reader at the start of a file.
    ///
    /// - Parameter longestField: octets.
    public init(longestField: Int = Self.longestField) {
        self.longestField = longestField
    }

    /// Takes the next octets of the file and gives the records that end in them.
    public mutating func receive(_ block: ArraySlice<UInt8>) -> [CSVRecord] {
        for octet in block { take(octet) }
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// The last record, where no newline ends it.
    public mutating func finish() -> CSVRecord? {
        switch state {
        case .quoted: fail("a quote that is not closed")
        case .carriageReturn: fail("a carriage return without a line feed")
        case .fieldStart, .bare, .quoteInQuoted, .skipping: break
        }
        endRecord()
        return finished.popLast()
    }

    private mutating func take(_ octet: UInt8) {
        defer { if octet == .lineFeed { line += 1 } }
        switch state {
        case .fieldStart where octet == .quote: state = .quoted
        case .fieldStart, .bare: takeBare(octet)
        case .quoted where octet == .quote: state = .quoteInQuoted
        case .quoted: append(octet)
        case .quoteInQuoted where octet == .quote:
            append(octet)
            if state != .skipping { state = .quoted }
        case .quoteInQuoted: takeEnd(octet, otherwise: "text after a closing quote")
        case .carriageReturn where octet == .lineFeed: endRecord()
        case .carriageReturn: fail("a carriage return without a line feed")
        case .skipping: if octet == .lineFeed { endRecord() }
        }
    }

    private mutating func takeBare(_ octet: UInt8) {
        if octet == .lineFeed || octet == .carriageReturn || isComma(octet) {
            takeEnd(octet, otherwise: "")
        } else if octet == .quote {
            fail("a quote inside a field")
        } else {
            state = .bare
            append(octet)
        }
    }

    /// What may follow a field: a comma or a newline.
    private mutating func takeEnd(_ octet: UInt8, otherwise problem: String) {
        switch octet {
        case .lineFeed: endRecord()
        case .carriageReturn: state = .carriageReturn
        case _ where isComma(octet): endField()
        default: fail(problem)
        }
    }

    private mutating func isComma(_ octet: UInt8) -> Bool {
        if let comma { return octet == comma }
        guard ",;\t".utf8.contains(octet) else { return false }
        comma = octet
        return true
    }

    private mutating func append(_ octet: UInt8) {
        record.octets.append(octet)
        if mayBeMarked, record.octets.count == 3 { dropMark() }
        guard record.openFieldLength <= longestField else {
            return fail("more than \(longestField) octets; is a quote not closed?")
        }
    }

    /// The octets EF BB BF, with which some programs begin a file.
    private mutating func dropMark() {
        mayBeMarked = false
        guard record.octets == [0xEF, 0xBB, 0xBF] else { return }
        record.octets = []
        state = .fieldStart
    }

    private mutating func endField() {
        mayBeMarked = false
        record.endField()
        state = .fieldStart
        if record.count >= Self.widestRecord { fail("more than \(Self.widestRecord) fields") }
    }

    /// An empty line is no record.
    private mutating func endRecord() {
        if record.fault == nil { record.endField() }
        if !record.isBlank { finished.append(record) }
        record = CSVRecord(line: line + 1)
        (state, mayBeMarked) = (.fieldStart, false)
        if comma == nil, !finished.isEmpty { comma = UInt8(ascii: ",") }
    }

    private mutating func fail(_ problem: String) {
        record.fault = CSVFault(column: record.count + 1, problem: problem)
        state = .skipping
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

/// One record of a CSV file: its fields without their quotes, or what is wrong with it.
public struct CSVRecord: Hashable, Sendable {
    /// The line on which the record begins; 1 is the first.
    public let line: Int
    /// Nil for a record that could be read.
    public internal(set) var fault: CSVFault?
    var octets: [UInt8] = []
    private var ends: [Int] = []

    init(line: Int) {
        self.line = line
    }

    /// How many fields there are.
    public var count: Int { ends.count }

    /// A field, 0 the first; nil where it is no UTF-8.
    public func field(_ index: Int) -> String? {
        String(validating: octets[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    var isBlank: Bool { fault == nil && octets.isEmpty && ends.count <= 1 }
    var openFieldLength: Int { octets.count - (ends.last ?? 0) }

    mutating func endField() {
        ends.append(octets.count)
    }
}

/// What makes a record unreadable, and in which of its fields.
public struct CSVFault: Hashable, Sendable {
    /// 1 is the first field of the record.
    public let column: Int
    /// What is wrong, in words that hold nothing of the record: `a quote inside a field`.
    public let problem: String
}
