import Glibc

/// The file that SQLite keeps beside a store in use, read as far as it takes to know whether its end is there.
///
/// It is a header of 32 octets, then frames: a header of 24 and a page. Each bears the two salts of the log's header and a
/// checksum over all before it (https://www.sqlite.org/fileformat2.html, "The Write-Ahead Log"). SQLite reads up to the
/// first frame that is not so, without a word. Frames of an earlier log, which have other salts, may follow.
struct WriteAheadLog {
    private let descriptor: Int32
    private let size: Int
    private let pageSize: Int
    private let isBigEndian: Bool
    private let salts: ArraySlice<UInt8>
    private var sums: (UInt32, UInt32)

    private static let (headerSize, frameHeaderSize) = (32, 24)

    /// Whether frames are missing or damaged that belong to the log; nothing is wrong with one that is not there.
    static func isDamaged(beside path: String) -> Bool {
        let descriptor = open(path + "-wal", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return false }
        guard var log = WriteAheadLog(descriptor, size: Int(status.st_size)) else { return true }
        return log.hasDamagedFrame()
    }

    /// Nil where the header is damaged.
    private init?(_ descriptor: Int32, size: Int) {
        let header = Self.octets(descriptor, at: 0, count: Self.headerSize)
        guard header.count == Self.headerSize else { return nil }
        let magic = header.number(at: 0)
        guard magic & ~1 == 0x377F_0682 else { return nil }
        (self.descriptor, self.size, isBigEndian) = (descriptor, size, magic & 1 == 1)
        pageSize = Int(header.number(at: 8))
        salts = header[16..<24]
        sums = (0, 0)
        guard (512...65_536).contains(pageSize), pageSize & (pageSize - 1) == 0 else { return nil }
        add(header[..<24])
        guard sums == (header.number(at: 24), header.number(at: 28)) else { return nil }
    }

    private mutating func hasDamagedFrame() -> Bool {
        let frameSize = Self.frameHeaderSize + pageSize
        var isSound = true
        for start in stride(from: Self.headerSize, to: size, by: frameSize) {
            let frame = Self.octets(descriptor, at: start, count: frameSize)
            guard frame.count == frameSize else { return true }
            let isOfThisLog = frame[8..<16].elementsEqual(salts)
            if isSound {
                add(frame[..<8])
                add(frame[Self.frameHeaderSize...])
                isSound = isOfThisLog && sums == (frame.number(at: 16), frame.number(at: 20))
            }
            if !isSound, isOfThisLog { return true }
        }
        return false
    }

    /// SQLite's checksum goes over pairs of words.
    private mutating func add(_ octets: ArraySlice<UInt8>) {
        for start in stride(from: octets.startIndex, to: octets.endIndex, by: 8) {
            sums.0 = sums.0 &+ word(octets, start) &+ sums.1
            sums.1 = sums.1 &+ word(octets, start + 4) &+ sums.0
        }
    }

    private func word(_ octets: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
        let number = octets.number(at: start)
        return isBigEndian ? number : number.byteSwapped
    }

    /// As many as there are.
    private static func octets(_ descriptor: Int32, at offset: Int, count: Int) -> ArraySlice<UInt8> {
        var octets = [UInt8](repeating: 0, count: count)
        let read = pread(descriptor, &octets, count, off_t(offset))
        return octets[..<max(0, read)]
    }
}

extension ArraySlice<UInt8> {
    /// Four octets, the highest first.
    fileprivate func number(at index: Int) -> UInt32 {
        self[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
