import Modem
import Mutations
import Seeded
import ShortMessage
import Testing

@Suite("Laws")
struct LawTests {
    /// A dialog in which everything happens.
    static let dialog = """
        ATE1\rAT+CMGF=1;+CSMS=0\rAT+CNMI=2,1,0,2,0\r\nAT+CMGS="2757"\rSALDO\r08012345678\u{1A}AT+CMGL="ALL"\rA/\
        AT+CMGF=0\rAT+CMGS=16\r0031000A9121436587090000FF03CD771A\u{1A}AT+CMGW="2757"\rx\u{1B}AT+CMGD=1,4;+CSQ;+COPS?\r\
        ATV0\rAT+CREG?\rATZ\rAT+CSCS="UCS2"\rAT+CSCA?\r
        """

    /// What is given for the dialog, with a message and a report in the middle of a line, of a text and between lines.
    private static func given(cut: ([UInt8]) -> [[UInt8]]) -> String {
        var terminal = Terminal()
        var given = terminal.deliver(.text("first"))
        for part in Self.dialog.split(every: 37) {
            given += cut(Array(part.utf8)).map { String(decoding: terminal.type($0), as: UTF8.self) }.joined()
            given += terminal.deliver(.text("hai")) + terminal.report(.delivered)
        }
        return given
    }

    @Test("however the octets are cut, the answer is the same", arguments: 1...40)
    func anyCut(length: Int) {
        let cut = Self.given { octets in
            stride(from: 0, to: octets.count, by: length).map { Array(octets[$0...].prefix(length)) }
        }
        #expect(cut == Self.given { [$0] })
    }

    @Test("at random places, too", arguments: 1...40 as ClosedRange<UInt64>)
    func randomCuts(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let cut = Self.given { octets in
            var pieces: [[UInt8]] = [[]]
            for octet in octets {
                if UInt8.random(in: 0..<4, using: &random) == 0 { pieces.append([]) }
                pieces[pieces.count - 1].append(octet)
            }
            return pieces
        }
        #expect(cut == Self.given { [$0] })
    }

    /// A terminal that has gone wild gets well with an escape and a carriage return.
    private func answersPlainly(_ terminal: inout Terminal) -> Bool {
        _ = terminal.type("\u{1B}\r")
        // What it has set may be anything, so it is set back first.
        _ = terminal.type("AT&F\r")
        return terminal.type("AT\r").hasSuffix("\r\nOK\r\n")
    }

    @Test("a million random octets trap nothing, and a plain AT is answered after them")
    func randomOctets() {
        var random = SplitMix64(seed: 7)
        var terminal = Terminal()
        for _ in 0..<100 {
            _ = terminal.type((0..<10_000).map { _ in UInt8.random(in: .min ... .max, using: &random) })
            // Octets at random set nothing, so nothing needs to be set back.
            #expect(terminal.type("\u{1B}\rAT\r").hasSuffix("AT\r\r\nOK\r\n"))
        }
    }

    @Test("a thousand mutated dialogs trap nothing, and a plain AT is answered after them")
    func mutatedDialogs() {
        var random = SplitMix64(seed: 8)
        var dialog = Self.dialog
        for round in 0..<1000 {
            dialog = round % 20 == 0 ? Self.dialog : dialog.mutated(using: &random)
            var terminal = Terminal()
            for (index, line) in dialog.split(separator: "\r").enumerated() {
                _ = terminal.type(line + "\r")
                if index % 3 == 0 { _ = terminal.deliver(.text("hai \(index)")) }
            }
            _ = terminal.type("\u{1B}\rATS3=13\r")
            #expect(answersPlainly(&terminal), "\(dialog.debugDescription)")
        }
    }

    @Test("random commands with random values trap nothing")
    func randomCommands() {
        var random = SplitMix64(seed: 9)
        var terminal = Terminal("AT+CMGF=1")
        let names = terminal.lines("AT+CLAC").filter { $0.hasPrefix("AT+") && !$0.contains("IPR") }
        let values = ["0", "1", "2", "3", "255", "4294967296", "\"SM\"", "\"\"", "\"2757\"", "\"0041\"", "x", "-1", ""]
        for _ in 0..<20_000 {
            let name = names.randomElement(using: &random) ?? "AT"
            let count = Int.random(in: 0...4, using: &random)
            let list = (0..<count).map { _ in values.randomElement(using: &random) ?? "" }.joined(separator: ",")
            let form = ["", "?", "=?", "=\(list)"].randomElement(using: &random) ?? ""
            let given = terminal.type("\(name)\(form)\r")
            if given.hasSuffix("> ") { _ = terminal.type(list + "\u{1A}") }
            if Int.random(in: 0...9, using: &random) == 0 { _ = terminal.deliver(.text("hai")) }
        }
        #expect(answersPlainly(&terminal))
    }
}

extension String {
    /// Pieces of so many characters, the last perhaps shorter.
    fileprivate func split(every count: Int) -> [Substring] {
        var rest = self[...]
        var pieces: [Substring] = []
        while !rest.isEmpty {
            pieces.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}
