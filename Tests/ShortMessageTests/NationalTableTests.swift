import Foundation
import ShortMessage
import Testing

@Suite("National tables")
struct NationalTableTests {
    private static let file = Vectors.folder.appending(path: "national-tables.json")

    @Test(
        "the tables are those of the file of facts, where it is",
        .enabled(if: FileManager.default.fileExists(atPath: file.path)))
    func facts() throws {
        let facts = try JSON.file(Self.file)
        for (identifier, fact) in facts["locking"]?.object ?? [:] {
            let language = UInt8(identifier).flatMap(NationalLanguage.init(rawValue:))
            let scalars = fact["codepoints"]?.array?.map { Self.scalar($0.string) }
            #expect(SeptetTable.locking(language).scalars == scalars, "locking \(identifier)")
        }
        for (identifier, fact) in facts["single_shift"]?.object ?? [:] {
            let language = UInt8(identifier).flatMap(NationalLanguage.init(rawValue:))
            var scalars = [Unicode.Scalar?](repeating: nil, count: 128)
            for (septet, code) in fact["map"]?.object ?? [:] {
                scalars[Int(septet, radix: 16)!] = Self.scalar(code.string)
            }
            #expect(SeptetTable.singleShift(language).scalars == scalars, "single shift \(identifier)")
        }
    }

    private static func scalar(_ code: String?) -> Unicode.Scalar? {
        code.flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
    }

    @Test("every table has 128 places and none for the escape", arguments: NationalLanguage.allCases)
    func shape(_ language: NationalLanguage) {
        for table in [SeptetTable.locking(language), .singleShift(language)] {
            #expect(table.scalars.count == 128)
            #expect(table.scalars[Int(GSMAlphabet.escape)] == nil)
        }
        #expect(language.hasLockingTable == (language != .spanish))
    }

    @Test("every text of a language's tables is read as it was written", arguments: NationalLanguage.allCases)
    func roundTrip(_ language: NationalLanguage) throws {
        let shift = NationalShift(locking: language, single: language)
        let scalars = (SeptetTable.locking(language).scalars + SeptetTable.singleShift(language).scalars).compactMap(
            \.self)
        let text = String(String.UnicodeScalarView(scalars))
        #expect(try SeptetAlphabet(shift).text(SeptetAlphabet(shift).septets(text)) == text)
    }
}
