import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// A file to whose end a record is written, whole lines at a time.
struct RecordFile: Sendable {
    private let descriptor: Descriptor
    private let device: Int64
    private let number: Int64
    /// Octets.
    private(set) var length: Int64
    /// Whether the last line of what was found has no end.
    private var lacksLineEnd: Bool
    /// What the lines are that were found; nil in a file without a message.
    let form: LineForm?
    /// The first line that was found.
    let firstLine: String?
    /// How the log that was found is played.
    let directives: [RecordDirective]

    /// Opens a record, which is made for its owner only where there is none.
    ///
    /// - Throws: `UsageError` where something else has the name, or another process writes the record.
    init(_ path: String) throws {
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        descriptor = try Descriptor.regular(path, flags: flags)
        do {
            guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
                throw UsageError("\(path): another process writes it; expected a record of its own for each")
            }
            try Self.checkStreams(descriptor)
            let found = try RecordStart(of: descriptor)
            (form, firstLine, directives) = (found.form, found.firstLine, found.directives)
            lacksLineEnd = found.lacksLineEnd
            let status = try descriptor.status()
            (device, number) = (Int64(bitPattern: UInt64(status.st_dev)), Int64(bitPattern: UInt64(status.st_ino)))
            length = Int64(status.st_size)
        } catch {
            descriptor.close()
            throw error
        }
    }

    /// What is read from a record would be recorded again, without an end.
    private static func checkStreams(_ descriptor: Descriptor) throws {
        let own = try descriptor.status()
        for stream in [Descriptor.standardInput, .standardOutput, .standardError] {
            guard let status = try? stream.status(), status.st_dev == own.st_dev, status.st_ino == own.st_ino else {
                continue
            }
            throw UsageError("\(descriptor.name): is \(stream.name) as well; expected a record of its own")
        }
    }

    /// Up to where it holds what was written.
    var mark: RecordMark { RecordMark(device: device, number: number, length: length) }

    /// Writes lines to the end, all of them or nothing.
    mutating func append(_ lines: [UInt8]) throws(DeviceError) {
        try checkPlace()
        do throws(WriteError) {
            try descriptor.write((lacksLineEnd ? [UInt8(ascii: "\n")] : []) + lines)
        } catch {
            cut(to: length)
            throw error.cause
        }
        length = Int64(try descriptor.status().st_size)
        lacksLineEnd = false
    }

    /// Takes out what stands behind a place.
    mutating func cut(to length: Int64) {
        if ftruncate(descriptor.number, off_t(length)) == 0 { self.length = length }
    }

    /// How many lines stand behind a mark of this very file.
    func lines(behind mark: RecordMark) -> Int {
        guard mark.device == device, mark.number == number, mark.length < length else { return 0 }
        var octets = [UInt8](repeating: 0, count: Int(length - mark.length))
        let count = pread(descriptor.number, &octets, octets.count, off_t(mark.length))
        return octets.prefix(max(0, count)).count { $0 == UInt8(ascii: "\n") }
    }

    /// What is written into a file that nobody finds any more is lost.
    private func checkPlace() throws(DeviceError) {
        var status = stat()
        guard stat(descriptor.name, &status) == 0, Int64(bitPattern: UInt64(status.st_ino)) == number,
            Int64(bitPattern: UInt64(status.st_dev)) == device
        else { throw DeviceError(name: "\(descriptor.name): was moved or deleted", code: ENOENT) }
    }
}

/// What a file holds that a record goes on in.
private struct RecordStart {
    private(set) var form: LineForm?
    private(set) var firstLine: String?
    private(set) var directives: [RecordDirective] = []
    private(set) var lacksLineEnd = false

    /// - Throws: `UsageError` where the file is something else than a log or JSON Lines.
    init(of descriptor: Descriptor) throws {
        var (splitter, head, hasEnded) = (LineSplitter(), LogHead(), false)
        while !hasEnded, case let block = try descriptor.read(), !block.isEmpty {
            for line in splitter.receive(block[...]) where !hasEnded { hasEnded = try take(line, into: &head) }
        }
        if !hasEnded, let last = splitter.finish() { _ = try take(last, into: &head) }
        directives = head.lines.compactMap { $0.text.flatMap { LogDirectives.parts(of: $0) } }.map(RecordDirective.init)
        guard splitter.isUTF8 else { throw Self.refusal(descriptor, "this is UTF-16") }
        do throws(LineFault) {
            try check(head)
        } catch {
            throw Self.refusal(descriptor, "\(error)")
        }
        var (last, size) = (UInt8(0), try descriptor.status().st_size)
        size -= 1
        lacksLineEnd = pread(descriptor.number, &last, 1, size) == 1 && last != UInt8(ascii: "\n")
    }

    private mutating func take(_ line: Line, into head: inout LogHead) throws -> Bool {
        if firstLine == nil { firstLine = line.text ?? "" }
        return head.read(line)
    }

    /// The first message shows whether it is one.
    private mutating func check(_ head: LogHead) throws(LineFault) {
        guard let form = head.form, let line = head.lines.last, let text = line.text else { return }
        switch form {
        case .log, .dialog:
            self.form = .log
            do {
                _ = try LogLine(text)
            } catch {
                throw LineFault(line: line.number, problem: .log(error))
            }
        case .json:
            self.form = .json
            do {
                _ = try JSONLine(text)
            } catch {
                throw LineFault(line: line.number, problem: .json(error))
            }
        }
    }

    private static func refusal(_ descriptor: Descriptor, _ reason: String) -> UsageError {
        UsageError("\(descriptor.name): is no record: \(reason); expected a log, JSON Lines, or a new file")
    }
}
