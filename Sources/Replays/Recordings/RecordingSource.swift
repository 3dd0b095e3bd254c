import Doors
import ShortMessage
import Transcripts

/// A recording that is read: a file, or stdin by the name `-`.
struct RecordingSource {
    let name: String
    /// Nil for stdin.
    let path: String?
    /// Nil for one that is in memory.
    private let blocks: BlockReader?
    /// Nil where nothing is to be closed.
    private let file: Descriptor?
    private var splitter = LineSplitter()
    private(set) var head = LogHead()
    /// Lines that were read behind the head.
    private var behind: [Line] = []
    private var hasGivenFirst = false
    private var isOver = false

    /// Opens a recording, and reads its top.
    init(_ file: String, until signals: Descriptor) throws {
        path = file == "-" ? nil : file
        name = path.map { Text.legible($0) } ?? Descriptor.standardInput.name
        let opened = try path.map { try Descriptor.opening($0, expecting: "a recording") }
        self.file = opened
        blocks = BlockReader(opened ?? .standardInput, until: signals)
        do {
            try readHead()
        } catch {
            close()
            throw error
        }
    }

    /// A recording that is a text.
    init(text: String, named name: String) {
        (path, file, blocks, self.name) = (nil, nil, nil, name)
        let lines = splitter.receive(Array(text.utf8)[...])
        _ = takeHead(lines + (splitter.finish().map { [$0] } ?? []))
        isOver = true
    }

    private mutating func readHead() throws {
        while let lines = try nextLines(), !takeHead(lines) {}
    }

    /// - Returns: whether the head has ended.
    private mutating func takeHead(_ lines: [Line]) -> Bool {
        var hasEnded = false
        for line in lines {
            if hasEnded { behind.append(line) } else { hasEnded = head.read(line) }
        }
        return hasEnded
    }

    func close() { file?.close() }

    /// What its lines are; nil for a dialog.
    ///
    /// - Parameter input: what the options say; nil leaves it to the name and the first line.
    func lineForm(_ input: LogHead.Form?) -> LineForm? {
        switch input ?? (path?.hasSuffix(".at") == true ? .dialog : head.form ?? .log) {
        case .dialog: nil
        case .log: .log
        case .json: .json
        }
    }

    /// - Throws: `UsageError` where what its top says cannot be followed.
    func checkHead() throws(UsageError) {
        if let first = head.errors.first { throw UsageError("\(name): \(first)") }
    }

    /// The folder of the recording, with a slash at its end; empty for the working directory.
    private var folder: String {
        guard let path, let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    /// A file that its top names; whoever wrote that may not make us read a device that never ends.
    func file(_ placed: LogDirectives.Placed, _ expected: String) throws(UsageError) -> String {
        let path = placed.value.hasPrefix("/") ? placed.value : folder + placed.value
        try Descriptor.mustBeFile(path, expecting: expected)
        return path
    }

    /// Whether it can be written anew octet by octet.
    var isUTF8: Bool { splitter.isUTF8 }

    /// Whether its lines end in CR LF, as far as it was read.
    var hasCarriageReturns: Bool { splitter.hasCarriageReturns }

    /// The lines of the head, then those that are read, in batches; nil at the end.
    mutating func next() throws -> [Line]? {
        if let first = takeFirst() { return first }
        return try nextLines()
    }

    private mutating func takeFirst() -> [Line]? {
        guard !hasGivenFirst else { return nil }
        defer { behind = [] }
        hasGivenFirst = true
        return head.lines + behind
    }

    private mutating func nextLines() throws -> [Line]? {
        guard !isOver else { return nil }
        if let block = try blocks?.next() { return splitter.receive(block[...]) }
        isOver = true
        // A line that a signal cut off is none.
        guard EndSignal.caught == nil else { return nil }
        return splitter.finish().map { [$0] } ?? []
    }
}
