/// stdout, written in blocks.
struct FullOutput {
    private var pending: [UInt8] = []

    mutating func append(_ line: String) throws {
        pending += line.utf8
        if pending.count >= Descriptor.blockSize { try flush() }
    }

    mutating func flush() throws {
        do {
            try Descriptor.standardOutput.write(pending)
        } catch {
            throw error.reason
        }
        pending.removeAll(keepingCapacity: true)
    }
}
