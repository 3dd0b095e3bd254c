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
