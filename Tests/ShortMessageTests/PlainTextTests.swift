import ShortMessage
import Testing

@Suite("Data that is plainly text")
struct PlainTextTests {
    static let rows: [(name: String, octets: [UInt8], text: String?)] = [
        ("ASCII", Array("SALDO 08012345678".utf8), "SALDO 08012345678"),
        ("line breaks and tabs", Array("STATUS\r\nBudi\t1".utf8), "STATUS\r\nBudi\t1"),
        ("UTF-8", Array("REG#José#17-08-1990".utf8), "REG#José#17-08-1990"),
        ("Latin-1", [0x4A, 0x6F, 0x73, 0xE9], "José"),
        ("a NUL at the end", Array("KONTAK".utf8) + [0], "KONTAK"),
        ("a mark alone", [0x3F], nil),
        ("a NUL inside", [0x4A, 0x00, 0x4B], nil),
        ("a control of Latin-1", [0x4A, 0x4B, 0x85, 0x4C], nil),
        ("an escape", [0x1B, 0x4A, 0x4B], nil),
        ("mostly marks", Array("JT}!%&".utf8), nil),
        ("mostly letters of Latin-1", [0xE9, 0xE8, 0xE0, 0x61], nil),
        ("nothing", [], nil),
        ("a NUL alone", [0], nil),
    ]

    @Test("is read as a text; other data is none", arguments: rows)
    func data(name: String, octets: [UInt8], text: String?) {
        #expect(UserData(content: .octets(octets)).readableText == text, "\(name)")
        #expect(UserData(content: .octets(octets)).text == nil)
    }

    @Test("Data behind a header is for another program")
    func header() {
        let header = UserDataHeader([.ports(ApplicationPorts(destination: UInt16(5505), originator: 5505))])
        #expect(UserData(header: header, content: .octets(Array("SALDO".utf8))).readableText == nil)
    }

    @Test("A text stays what it is")
    func text() {
        #expect(UserData(content: .codeUnits(Array("halo".utf16))).readableText == "halo")
    }
}
