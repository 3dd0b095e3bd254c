import Glibc
package import Pseudonyms

extension PseudonymKey {
    /// More octets say nothing more.
    private static let longest = 4096

    /// The key that a file holds.
    ///
    /// - Throws: `UsageError` where the file is missing, too short or others may read it, with the command that makes one.
    package init(file: String) throws {
        var status = stat()
        guard stat(file, &status) == 0 else {
            let error = DeviceError.last(file)
            throw error.code == ENOENT ? Self.refusal(file, "there is no such file") : error
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Self.refusal(file, "is no file") }
        guard status.st_mode & 0o077 == 0 else {
            throw UsageError("\(file): others may read it; expected a key of its owner's alone: chmod 600 \(file)")
        }
        guard status.st_size <= Self.longest,
            let key = PseudonymKey(try Descriptor.octets(of: file, expecting: "a key"))
        else {
            throw Self.refusal(file, "has \(status.st_size) octets; expected \(Self.shortest) to \(Self.longest)")
        }
        self = key
    }

    private static func refusal(_ file: String, _ problem: String) -> UsageError {
        UsageError("\(file): \(problem); this makes a key: (umask 077; head -c 32 /dev/urandom > \(file))")
    }
}
