import Doors
import Glibc

/// A folder with a message a file.
enum SpoolFolder {
    /// The names of its files in order, without hidden ones and folders.
    static func files(of folder: String) throws -> [String] {
        guard let directory = opendir(folder) else { throw DeviceError.last(folder) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard !name.hasPrefix("."), stat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG
            else { continue }
            names.append(name)
        }
        return names.sorted()
    }
}
