import Foundation
import Synchronization

/// What a program that runs has said on one of its streams.
final class HeardLines: Sendable {
    private let lines: Mutex<String>
    private let isOver = DispatchSemaphore(value: 0)

    /// Listens from now on, and waits until the program is ready or says nothing more.
    ///
    /// - Parameter isReady: of all that was heard.
    init(_ stream: Foundation.Pipe, until isReady: (String) -> Bool) throws {
        try stream.fileHandleForWriting.close()
        let stream = stream.fileHandleForReading
        var heard = ""
        while !isReady(heard), let octet = try stream.read(upToCount: 1), !octet.isEmpty {
            heard += String(decoding: octet, as: UTF8.self)
        }
        lines = Mutex(heard)
        Thread { [self] in
            while case let block = stream.availableData, !block.isEmpty {
                lines.withLock { $0 += String(decoding: block, as: UTF8.self) }
            }
            isOver.signal()
        }.start()
    }

    /// So far.
    var text: String { lines.withLock { $0 } }

    /// Waits until the stream is closed.
    func waitForEnd() {
        isOver.wait()
        isOver.signal()
    }
}
