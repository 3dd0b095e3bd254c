import ShortMessage

/// What gives a person away in a text: identity number, cards, telephones, e-mail address and whole name, however they are
/// spelt.
struct PersonalTraces {
    /// Letters and digits alone, as `squeezed` writes them.
    private let numbers: [String]
    private let email: String?
    /// Words in capitals with a blank before and behind each.
    private let name: String
    /// The name without blanks, where it is long enough to be no part of other words.
    private let gluedName: String?
    private let tails: Set<Substring>

    /// Letters.
    private static let leastGlued = 10

    init(_ member: Member, _ cards: [Card], telephones: Set<MSISDN>) {
        numbers =
            [Self.squeezed("\(member.nik.number)")] + cards.map { Self.squeezed($0.kpj.spelled) }
            + telephones.map(Self.significant)
        email = member.email?.text
        name = Self.words(member.name.text)
        let glued = name.filter { $0 != " " }
        gluedName = glued.count >= Self.leastGlued ? glued : nil
        tails = Set(cards.map { $0.kpj.spelled.suffix(4) })
    }

    /// Whether a text names the person.
    func areIn(_ text: String) -> Bool {
        let squeezed = Self.squeezed(text)
        if numbers.contains(where: squeezed.contains) { return true }
        let words = Self.words(text)
        if words.contains(name) || gluedName.map(words.filter({ $0 != " " }).contains) ?? false { return true }
        return email.map(text.lowercased().contains) ?? false
    }

    /// Whether a reply shows the end of a card's number, which many cards have in common.
    func areHinted(in text: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber }.contains { tails.contains($0) }
    }

    /// What all spellings of a telephone's number end in.
    private static func significant(_ phone: MSISDN) -> String {
        let digits = String(phone.number)
        return squeezed(digits.hasPrefix("62") ? String(digits.dropFirst(2)) : digits)
    }

    /// The letters and digits of a text in capitals, with O as 0 and I and L as 1, as the matcher forgives them.
    private static func squeezed(_ text: String) -> String {
        var squeezed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(folded) {
            switch scalar {
            case "O", "o": squeezed.append("0")
            case "I", "i", "L", "l": squeezed.append("1")
            case "0"..."9", "A"..."Z": squeezed.append(scalar)
            case "a"..."z": squeezed.append(Unicode.Scalar(UInt8(scalar.value) - 0x20))
            default: break
            }
        }
        return String(squeezed)
    }

    private static func words(_ text: String) -> String {
        var letters = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(folded) {
            letters.append(scalar.properties.isAlphabetic || scalar == "'" ? scalar : " ")
        }
        let words = String(letters).uppercased().replacing("'", with: "").split(separator: " ")
        return " " + words.joined(separator: " ") + " "
    }

    /// Full-width characters as those that they are the wide form of, and digits of other scripts as ours.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) }
        guard !scalar.isASCII, scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
        else { return scalar }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
}
