import Doors
import Glibc
import ShortMessage

/// A file with a secret, which its owner alone may read.
struct SecretFile {
    let name: String
    /// What is in it, such as `a token`.
    let content: String
    /// A command of the shell that prints one.
    let recipe: String

    /// - Throws: where there is none, or others may read it.
    func octets() throws -> [UInt8] {
        var status = stat()
        guard stat(name, &status) == 0 else {
            throw UsageError("\(shown): there is no such file; this makes \(content): \(command)")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw UsageError(
                "\(shown): others may read it; expected \(content) of its owner's alone: chmod 600 \(shown)")
        }
        return try Descriptor.octets(of: name, expecting: content)
    }

    /// What is wrong with what stands in it.
    func misread(_ expected: String) -> UsageError {
        UsageError("\(shown): expected \(expected); this makes one: \(command)")
    }

    private var shown: String { Text.legible(name) }
    private var command: String { "(umask 077; \(recipe) > \(shown))" }
}
