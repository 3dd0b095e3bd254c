import Foundation
import Glibc
import Processes

/// A terminal with the program at its far end.
final class PseudoTerminal {
    private let near: FileHandle
    private let process: Process
    private(set) var screen = ""

    convenience init(_ arguments: String..., environment: [String: String] = [:]) throws {
        try self.init(arguments, environment: environment)
    }

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (number, unlocked): (Int32, Int32) = (0, 0)
        // TIOCSPTLCK and TIOCGPTN; the functions that wrap them are hidden from Swift.
        guard descriptor >= 0, ioctl(descriptor, 0x4004_5431, &unlocked) == 0,
            ioctl(descriptor, 0x8004_5430, &number) == 0
        else { throw CocoaError(.fileReadUnknown) }
        near = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let far = FileHandle(fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY), closeOnDealloc: true)
        process = Run.process(arguments)
        process.environment?.merge(environment) { $1 }
        (process.standardInput, process.standardOutput, process.standardError) = (far, far, far)
        try process.run()
        // The program alone has it open, so that its end is seen here.
        try far.close()
    }

    /// Types something.
    func type(_ text: String) throws {
        try near.write(contentsOf: Data(text.utf8))
    }

    /// Reads what appears, up to and including a text, or up to the program's end.
    func wait(for text: String) throws {
        var shown = ""
        while !shown.contains(text) {
            guard let octets = try? near.read(upToCount: 1), !octets.isEmpty else { break }
            shown += String(decoding: octets, as: UTF8.self)
        }
        screen += shown
    }

    func end(by signal: Int32? = nil) -> Int32 {
        if let signal { kill(process.processIdentifier, signal) }
        process.waitForEnd()
        return process.terminationStatus
    }
}
