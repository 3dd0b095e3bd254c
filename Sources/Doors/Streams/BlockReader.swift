import Glibc

/// Reads a stream in blocks until it ends or a signal ends it.
package struct BlockReader {
    private let source: Descriptor
    private let signals: Descriptor

    /// - Parameter signals: what `EndSignal.watch` gave.
    package init(_ source: Descriptor, until signals: Descriptor) {
        self.source = source
        self.signals = signals
    }

    /// Waits for a moment, or less long where the stream has something to read or a signal came.
    ///
    /// - Returns: whether the moment has come.
    package func wait(until moment: ContinuousClock.Instant, orInput: Bool) throws(DeviceError) -> Bool {
        let watched = orInput ? [signals, source] : [signals]
        var descriptors = watched.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        while EndSignal.caught == nil {
            let left = (moment - ContinuousClock.now) / .milliseconds(1)
            guard left > 0 else { return true }
            let ready = poll(&descriptors, nfds_t(descriptors.count), Int32(min(left.rounded(.up), 60_000)))
            guard ready >= 0 || errno == EINTR else { throw .last(source.name) }
            if ready > 0 { return false }
        }
        return false
    }

    /// The next block; nil at the end of the stream, and once a signal came.
    package func next() throws(DeviceError) -> [UInt8]? {
        try source.checkReadable()
        var descriptors = [source, signals].map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        while EndSignal.caught == nil {
            guard poll(&descriptors, 2, -1) >= 0 else {
                guard errno == EINTR else { throw .last(source.name) }
                continue
            }
            guard descriptors[0].revents != 0, EndSignal.caught == nil else { continue }
            let block = try source.read()
            return block.isEmpty ? nil : block
        }
        return nil
    }
}
