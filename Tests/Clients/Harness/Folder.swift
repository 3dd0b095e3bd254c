import Foundation

/// The folder of one test, below the system's temporary one.
struct Folder: Sendable {
    /// As long as a client gets for what takes it seconds: machines are noisy.
    static let patience = Duration.seconds(90)

    let path: String

    init() throws {
        // Short, because the path of a UNIX socket has 107 octets.
        let name = "sc-" + UUID().uuidString.prefix(8)
        path = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, which is there whole or not at all.
    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    /// Writes a script that clients can run; it runs in whatever folder they have.
    func writeScript(_ name: String, _ lines: String) throws {
        try write("#!/bin/sh\n\(lines)\n", to: name, mode: 0o700)
    }

    /// Moves a file into a folder, where nobody sees half of it.
    func move(_ name: String, into folder: String) throws {
        try FileManager.default.moveItem(atPath: path(name), toPath: path("\(folder)/\(name)"))
    }

    func makeFolders(_ names: String...) throws {
        for name in names {
            try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        }
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// What a file has, and nothing where there is none; clients do not write UTF-8 alone.
    func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
    }

    func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()) ?? []
    }

    /// What the files of a folder have.
    func texts(in folder: String) -> [String] {
        names(in: folder).map { text("\(folder)/\($0)") }
    }

    /// Waits for a file in a folder that has all of these.
    @discardableResult
    func file(in folder: String, with parts: String...) async throws -> String {
        try await wait(for: "a file in \(folder) with \(parts.joined(separator: " and "))") {
            texts(in: folder).first { text in parts.allSatisfy(text.contains) }
        }
    }

    /// Waits for a line of a file.
    @discardableResult
    func line(of name: String, with part: String) async throws -> String {
        try await wait(for: "a line of \(name) with \(part)") {
            text(name).split(whereSeparator: \.isNewline).first { $0.contains(part) }.map(String.init)
        }
    }

    /// Waits until something is found in the folder: looks again whenever a file of it has changed.
    @discardableResult
    func wait<Found: Sendable>(
        for what: String, _ find: @escaping @Sendable () throws -> Found?
    ) async throws -> Found {
        try await onThreadOfItsOwn { [path] in
            let watch = try FolderWatch(path)
            defer { watch.close() }
            let deadline = ContinuousClock.now + Self.patience
            while true {
                if let found = try find() { return found }
                guard watch.waitForChange(until: deadline) else {
                    throw Overdue(description: "waited \(Self.patience) in vain for \(what)")
                }
            }
        }
    }
}

struct Overdue: Error, CustomStringConvertible {
    let description: String
}

/// Runs what sleeps in the kernel, so that the threads which all tests share go on meanwhile.
func onThreadOfItsOwn<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
}
