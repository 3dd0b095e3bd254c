/// One record of a CSV file: its fields without their quotes, or what is wrong with it.
package struct CSVRecord: Hashable, Sendable {
    /// The line on which the record begins; 1 is the first.
    package let line: Int
    /// Nil for a record that could be read.
    package internal(set) var fault: CSVFault?
    var octets: [UInt8] = []
    private var ends: [Int] = []

    init(line: Int) {
        self.line = line
    }

    /// How many fields there are.
    package var count: Int { ends.count }

    /// A field, 0 the first; nil where it is no UTF-8.
    package func field(_ index: Int) -> String? {
        String(validating: octets[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    var isBlank: Bool { fault == nil && octets.isEmpty && ends.count <= 1 }
    var openFieldLength: Int { octets.count - (ends.last ?? 0) }

    mutating func endField() {
        ends.append(octets.count)
    }
}

/// What makes a record unreadable, and in which of its fields.
package struct CSVFault: Hashable, Sendable {
    /// 1 is the first field of the record.
    package let column: Int
    package let problem: String
}
