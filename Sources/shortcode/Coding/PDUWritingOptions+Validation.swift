import ArgumentParser
import ShortMessage

extension PDUWritingOptions {
    /// The options that were given, but for `--text`.
    var given: [String] {
        [
            to == nil ? nil : "--to", from == nil ? nil : "--from", at == nil ? nil : "--at",
            smsc == nil ? nil : "--smsc", reference == nil ? nil : "--reference",
            concatenation == nil ? nil : "--concatenation", validity == nil ? nil : "--validity",
            report ? "--report" : nil, languages.isEmpty ? nil : "--language",
        ].compactMap(\.self)
    }

    /// Checks what does not depend on the text.
    func check() throws {
        if (to == nil) == (from == nil) { throw ValidationError("--text wants either --to or --from") }
        if from == nil, at != nil { throw ValidationError("--at is for a DELIVER, which has --from") }
        if from != nil, at == nil { throw ValidationError("--from wants the time of the message: --at") }
        if to == nil, validity != nil { throw ValidationError("--validity is for a SUBMIT, which has --to") }
        let mostMinutes = RelativeValidity(rawValue: 255).minutes
        if let validity, !(1...mostMinutes).contains(validity) {
            throw ValidationError("--validity \(validity): expected 1 to \(mostMinutes) minutes")
        }
        if let reference, reference > 0xFF, concatenation != .twoOctets {
            throw ValidationError("--reference \(reference): expected 0 to 255, or --concatenation 16")
        }
    }
}

extension Concatenation.Width {
    /// The width of a `--concatenation` option.
    static func ofBits(_ argument: String) throws -> Concatenation.Width {
        guard let width = allCases.first(where: { "\($0.bits)" == argument }) else {
            throw ValidationError("'\(Text.escaped(argument))' are no bits of a reference; expected 8 or 16")
        }
        return width
    }
}
