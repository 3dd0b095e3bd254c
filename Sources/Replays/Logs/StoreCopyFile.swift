import Doors
import Glibc
import MessageCentre
import Store

/// A store's copy in a folder of its own, below the one for temporary files.
struct StoreCopyFile {
    private let folder: String
    var path: String { folder + "/copy.sqlite" }

    init(of store: String) throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/shortcode-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw DeviceError.last(parent) }
        folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        do {
            try StoreReading(path: store).copy(to: path)
        } catch {
            remove()
            throw error
        }
    }

    func remove() {
        for suffix in [""] + NameBeside.all { unlink(path + suffix) }
        rmdir(folder)
    }
}
