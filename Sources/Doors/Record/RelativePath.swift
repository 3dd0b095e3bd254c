import Glibc

/// The way from the folder of one file to another, so that both can be moved together.
package struct RelativePath: CustomStringConvertible {
    package let description: String

    /// - Throws: where one of the two folders is not there.
    package init(of file: String, fromFolderOf other: String) throws(DeviceError) {
        let target = try Self.steps(of: file)
        let start = try Self.steps(of: other).dropLast()
        let common = zip(target.dropLast(), start).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: start.count - common)
        description = (up + target[common...]).joined(separator: "/")
    }

    /// From the root, through no link.
    private static func steps(of file: String) throws(DeviceError) -> [String] {
        let slash = file.lastIndex(of: "/")
        let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        guard let path = realpath(folder, nil) else { throw .last(file) }
        defer { free(path) }
        let name = slash.map { file[file.index(after: $0)...] } ?? file[...]
        return String(cString: path).split(separator: "/").map(String.init) + [String(name)]
    }
}
