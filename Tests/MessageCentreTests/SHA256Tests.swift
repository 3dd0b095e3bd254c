import MessageCentre
import Testing

@Suite("SHA-256 gives the digests of FIPS 180-4 and of lengths round its block")
struct SHA256Tests {
    static let rows: [(name: String, message: String, digest: String)] = [
        ("nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "55 octets", String(repeating: "a", count: 55),
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
        ),
        (
            "64 octets", String(repeating: "a", count: 64),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
        ),
        (
            "a million octets", String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: rows)
    func digest(row: (name: String, message: String, digest: String)) {
        let hexadecimal = SHA256.digest(of: Array(row.message.utf8)).map { octet in
            String(0x100 + Int(octet), radix: 16).dropFirst()
        }
        #expect(hexadecimal.joined() == row.digest, "\(row.name)")
    }
}
