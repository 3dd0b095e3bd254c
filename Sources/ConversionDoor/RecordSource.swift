import Doors

/// The octets of a file or of stdin, of which the first are looked at before they are read.
struct RecordSource {
    /// The first octets.
    let start: [UInt8]
    private let blocks: BlockReader
    private var hasGivenStart = false
    /// Nil for what stays open.
    private let file: Descriptor?

    /// - Parameters:
    ///   - path: nil for stdin.
    ///   - copy: what was read from there before; nil where it is read now.
    init(_ path: String?, _ copy: StreamCopy?, until signals: Descriptor) throws {
        file = try copy == nil ? path.map { try Descriptor.opening($0, expecting: "records") } : nil
        blocks = BlockReader(try copy?.fromStart() ?? file ?? .standardInput, until: signals)
        var start: [UInt8] = []
        while start.count < 4096, let block = try blocks.next() { start += block }
        self.start = start
    }

    func close() { file?.close() }

    /// The next octets; nil at the end, and once a signal came.
    mutating func next() throws -> [UInt8]? {
        guard hasGivenStart else {
            hasGivenStart = true
            return start.isEmpty ? nil : start
        }
        return try blocks.next()
    }

    /// All octets, of a file that is one record.
    mutating func rest() throws -> [UInt8] {
        var octets: [UInt8] = []
        while let block = try next() { octets += block }
        return octets
    }
}
