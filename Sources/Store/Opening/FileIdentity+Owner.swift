import Glibc

extension FileIdentity {
    /// The process that holds the file's `flock`, as the kernel tells it; nil where it does not.
    ///
    /// For a name beside which nobody has signed, such as a hard link's.
    var owner: Int32? {
        let descriptor = open("/proc/locks", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var lines: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = read(descriptor, &block, block.count), count > 0 { lines += block[..<count] }
        return lines.split(separator: UInt8(ascii: "\n")).lazy.compactMap(owner(in:)).first
    }

    /// `1: FLOCK  ADVISORY  WRITE 4711 fe:00:5324806 0 EOF`, with the device in hexadecimal digits (proc_locks(5)).
    private func owner(in line: ArraySlice<UInt8>) -> Int32? {
        let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard fields.count >= 6, fields[1] == "FLOCK", fields[3] == "WRITE" else { return nil }
        let place = fields[5].split(separator: ":")
        guard place.count == 3, let major = UInt(place[0], radix: 16), let minor = UInt(place[1], radix: 16),
            UInt(place[2]) == number, major == deviceMajor, minor == deviceMinor
        else { return nil }
        return Int32(fields[4]).flatMap { $0 > 0 ? $0 : nil }
    }

    /// The two parts of a device's number, as the kernel packs them.
    private var deviceMajor: UInt { device >> 8 & 0xFFF | device >> 32 & ~0xFFF }
    private var deviceMinor: UInt { device & 0xFF | device >> 12 & ~0xFF }
}
