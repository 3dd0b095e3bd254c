/// stdout, written in blocks.
package struct FullOutput {
    private var pending: [UInt8] = []

    package init() {}

    package mutating func append(_ line: String) throws {
        pending += line.utf8
        if pending.count >= Descriptor.blockSize { try flush() }
    }

    package mutating func flush() throws {
        do {
            try Descriptor.standardOutput.write(pending)
        } catch {
            throw error.reason
        }
        pending.removeAll(keepingCapacity: true)
    }
}
