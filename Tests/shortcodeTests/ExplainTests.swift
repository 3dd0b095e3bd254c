import Foundation
import Testing

@Suite("Explain")
struct ExplainTests {
    static let misspelt = "Daftar (spasi) SALDOE#3171051708900003#17_08_1990#08012345678"

    @Test("tells repairs, forms, fields and reply of a message that is read")
    func read() throws {
        let run = try Run("explain", "--unmasked", Self.misspelt)
        #expect(run.lines.contains("message   register"))
        #expect(run.lines.contains("repairs   characters, keyword"))
        #expect(run.lines.contains("          birth-date  1990-08-17"))
        #expect(run.output.contains("2757.grammar:5 DAFTAR SALDO#{nik}#{name?}#{birth-date}#{kpj}#{email?}: taken"))
        #expect(run.output.contains("reply     HP ini terdaftar untuk KPJ ..5678."))
        #expect(run.output.contains("/160 septets, 1 segment"))
        #expect(run.status == 0)
    }

    @Test("shows carets under each fault of one that is not")
    func refused() throws {
        let run = try Run("explain", "--unmasked", "SALDO 12")
        #expect(
            run.lines.prefix(2) == [
                "text      SALDO 12", "                ^^ kpj has 2 characters; expected 11 alphanumerics, 9 digits",
            ])
        #expect(run.lines.contains("message   balance, perhaps, but not understood"))
    }

    /// One object a line, as far as the tests look into it.
    struct Object: Decodable {
        let message: String?
        let fields: [String: String]
        let repairs: [String]
        let errors: [Fault]
        let reply: Reply?
        let pdus: PDUs?

        struct Fault: Decodable {
            let field: String?
            let span: [Int]
            let problem: String
            let hint: String
        }

        struct Reply: Decodable {
            let text: String
            let septets: Int
            let segments: Int
        }

        struct PDUs: Decodable {
            let submit: [String]
            let deliver: [String]
        }
    }

    private func objects(_ run: Run) throws -> [Object] {
        try run.lines.map { try JSONDecoder().decode(Object.self, from: Data($0.utf8)) }
    }

    @Test("prints one object a line of stdin")
    func lines() throws {
        let input = "\(Self.misspelt)\n\nsaldo 0801 2345 678\nDAFTR SALDO#317105170890000#17/08/90\nHalo"
        let objects = try objects(Run("explain", "--json", "--unmasked", input: input))
        #expect(objects.map(\.message) == ["register", "balance", nil, nil])
        #expect(
            objects[0].fields == ["nik": "3171051708900003", "birth-date": "1990-08-17", "kpj": "08012345678"])
        #expect(objects[1].repairs == ["spacing"])
        #expect(objects[2].errors.map(\.problem) == ["unknown-keyword", "missing", "wrong-length"])
        #expect(objects[2].errors.map(\.field) == [nil, "kpj", "nik"])
        #expect(objects[2].errors.map(\.span) == [[0, 11], [36, 36], [12, 27]])
        for object in objects {
            let reply = try #require(object.reply)
            #expect(reply.septets <= 160 && reply.segments == 1 && object.pdus?.deliver.count == 1)
        }
    }

    @Test("answers each message as if it were the first")
    func independent() throws {
        let objects = try objects(Run("explain", "--json", input: "SALDO 08012345679\n".repeated(8)))
        #expect(Set(objects.map { $0.reply?.text }).count == 1)
    }

    @Test("reads two-digit years against the day that is given")
    func day() throws {
        let text = "REG#3171051708900003#010112#08012345678"
        let early = try objects(Run("explain", "--json", "--unmasked", "--on", "2026-11-21", text))
        let late = try objects(Run("explain", "--json", "--unmasked", "--on", "2027-11-21", text))
        #expect(early[0].fields["birth-date"] == "1912-01-01")
        #expect(late[0].fields["birth-date"] == "2012-01-01")
        #expect(try Run("explain", "--on", "2026-02-30", text).status == 64)
    }

    @Test(
        "counts the segments of a reply that no DELIVER can carry, and says why none does",
        arguments: [
            ["--on", "2070-01-01"], ["--zone", "+23:00"],
        ])
    func unstamped(_ options: [String]) throws {
        let run = try Run(["explain"] + options + ["BANTUAN"])
        #expect(run.output.contains("septets, 1 segment\n"))
        #expect(run.output.contains("DELIVER   none: a time stamp has no room for 20"))
        let object = try #require(try objects(Run(["explain", "--json"] + options + ["BANTUAN"])).first)
        #expect(object.reply?.segments == 1)
        #expect(object.pdus?.deliver == [])
    }

    @Test("says why no SUBMIT carries a text")
    func uncarried() throws {
        let run = try Run("explain", input: String(repeating: "a", count: 40_000))
        #expect(run.output.contains("SUBMIT    none: the text takes 262 segments; a message has at most 255"))
        #expect(run.output.contains("\nDELIVER   0004"))
    }

    static let personal = [
        "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id", "SUTRISNO#3171051708900003",
        "budi@contoh.id", "SALDO 08012345678 salam BUDI", "DAFTR SALDO#3171051708900003#BUDI SANTOSO",
    ]

    @Test("crosses personal data out unless asked not to", arguments: personal, [[], ["--json"]])
    func masked(_ text: String, _ options: [String]) throws {
        let run = try Run(["explain"] + options + [text])
        for secret in ["3171051708900003", "BUDI", "SUTRISNO", "08012345678", "budi@", "17-08-1990"] {
            #expect(!run.output.contains(secret), "\(run.output)")
            #expect(!run.errors.contains(secret), "\(run.errors)")
        }
    }

    @Test("leaves one line without a control octet of any text")
    func controls() throws {
        let text =
            (0x01...0x9F).filter { $0 != 0x0A }.map { String(UnicodeScalar($0)!) }.joined() + "\u{202E}\u{2028}\u{2066}"
        for options in [["--unmasked"], ["--json", "--unmasked"]] {
            let run = try Run(["explain"] + options, octets: Array(text.utf8))
            let strange = run.output.unicodeScalars.filter {
                $0 != "\n"
                    && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)
                        || [0x202E, 0x2028, 0x2066].contains($0.value))
            }
            #expect(strange.isEmpty)
        }
    }

    @Test("--strict tells whether a message is canonical, and what would be; 1 where it is not")
    func strict() throws {
        let rows = [
            ("SALDO 08012345678", "yes", Int32(0)), ("saldo#0801 2345678", "no: SALDO 08012345678", 1),
            ("SALDO 5678", "no: the first form of the message is SALDO {kpj?}", 1), ("HALO", "no", 1),
        ]
        for (text, verdict, status) in rows {
            let run = try Run("explain", "--strict", "--unmasked", text)
            #expect(run.lines.contains("canonical " + verdict), "\(run.output)")
            #expect(run.status == status)
        }
        #expect(!(try Run("explain", "SALDO").output.contains("canonical")))
        let masked = try Run("explain", "--strict", "--json", "saldo 08012345678")
        #expect(masked.output.contains(#""canonical":{"is":"no","spelling":"SALDO xxxxxxxxxxx"}"#))
    }

    @Test("says that a line was too long, and ends with 1")
    func overlong() throws {
        let run = try Run("explain", "--json", input: String(repeating: "x", count: 70_000) + "\nSALDO\n")
        #expect(run.lines.count == 1)
        #expect(run.errors == "line 1: longer than 65536 octets; it was skipped\n")
        #expect(run.status == 1)
    }

    @Test("ends with 74 where nothing can be written, in one line")
    func fullDevice() throws {
        let run = try Run("explain", "SALDO", output: "/dev/full")
        #expect(run.errors == "shortcode: stdout: No space left on device\n")
        #expect(run.status == 74)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String {
        String(repeating: self, count: count)
    }
}
