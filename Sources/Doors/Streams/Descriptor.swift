import Glibc

/// A file descriptor, and the name that errors give it.
package struct Descriptor: Sendable {
    /// Octets; as much as a pipe holds.
    package static let blockSize = 64 * 1024

    package static let standardInput = Descriptor(number: STDIN_FILENO, name: "stdin")
    package static let standardOutput = Descriptor(number: STDOUT_FILENO, name: "stdout")
    package static let standardError = Descriptor(number: STDERR_FILENO, name: "stderr")

    package let number: Int32
    package let name: String

    package init(number: Int32, name: String) {
        (self.number, self.name) = (number, name)
    }

    package var isTerminal: Bool { isatty(number) == 1 }

    /// The next octets, as soon as there are any; none at the end.
    package func read() throws(DeviceError) -> [UInt8] {
        var failure: Int32 = 0
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            repeat {
                let result = Glibc.read(number, buffer.baseAddress, buffer.count)
                (count, failure) = (max(0, result), result < 0 ? errno : 0)
            } while failure == EINTR
        }
        guard failure == 0 else {
            try checkReadable()
            throw DeviceError(name: name, code: failure)
        }
        return block
    }

    /// Writes everything.
    ///
    /// - Throws: on stdout and stderr also where nobody reads and a signal wants the program to end.
    package func write(_ octets: [UInt8]) throws(WriteError) {
        var written = 0
        while written < octets.count {
            let result = writeSome(octets[written...])
            let code = errno
            written += max(0, result)
            if result >= 0 || code == EINTR || code == EAGAIN && outlet?.waitForRoom() == true { continue }
            throw WriteError(written: written, cause: DeviceError(name: name, code: code))
        }
    }

    /// Writes what there is room for.
    ///
    /// - Returns: as `write(2)`.
    package func writeSome(_ octets: ArraySlice<UInt8>) -> Int {
        outlet?.write(octets) ?? octets.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
    }

    private var outlet: Outlet? {
        switch number {
        case STDOUT_FILENO: .standardOutput
        case STDERR_FILENO: .standardError
        default: nil
        }
    }

    /// Writes a text.
    ///
    /// - Throws: `ClosedOutput` where nobody reads any more.
    package func writeOutput(_ text: String) throws {
        try writeOutput(Array(text.utf8))
    }

    /// Writes octets.
    ///
    /// - Throws: `ClosedOutput` where nobody reads any more.
    package func writeOutput(_ octets: [UInt8]) throws {
        do {
            try write(octets)
        } catch {
            throw error.reason
        }
    }

    package func close() {
        _ = Glibc.close(number)
    }
}

/// Nobody reads the output any more, which is no failure.
package struct ClosedOutput: Error {}

/// A write that ended early.
package struct WriteError: Error {
    /// How many octets had gone out.
    package let written: Int
    package let cause: DeviceError

    /// What ends the command: `ClosedOutput` where nobody reads any more, else the cause.
    package var reason: any Error { cause.code == EPIPE ? ClosedOutput() : cause }
}
