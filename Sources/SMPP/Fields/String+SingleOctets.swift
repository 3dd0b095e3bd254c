extension String {
    /// A text of one character an octet: ASCII, and above it Latin-1, so that no octet is lost.
    init(singleOctets octets: ArraySlice<UInt8>) {
        guard octets.contains(where: { $0 >= 0x80 }) else {
            self = String(decoding: octets, as: UTF8.self)
            return
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: octets.lazy.map { Unicode.Scalar($0) })
        self = String(scalars)
    }
}
