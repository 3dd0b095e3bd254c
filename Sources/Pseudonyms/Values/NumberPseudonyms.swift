/// Pseudonyms for numbers and codes: as many characters, a digit for a digit and a letter for a letter.
///
/// The last four characters of a longer one have their own pseudonym, whatever stands before them, because replies say them
/// by themselves. Digits are judged by how they look and not by what they are for: 16 are an identity number, and a
/// telephone's number is the same behind `0` and behind `62`, with its operator's digits as they were.
struct NumberPseudonyms: Sendable {
    static let tailLength = 4
    /// A reply says the end of no shorter number.
    static let leastWithTail = 8

    let key: PseudonymKey
    private let dates: DatePseudonyms
    private let known = PseudonymMemory<[Int], [Int]>()
    private let knownCodes = PseudonymMemory<[CodeSymbol], [CodeSymbol]>()
    private let knownTails = PseudonymMemory<[CodeSymbol], [CodeSymbol]>()

    init(_ key: PseudonymKey) {
        self.key = key
        dates = DatePseudonyms(key)
    }

    func digits(_ digits: [Int]) -> [Int] {
        known.image(of: digits) { worked(out: $0) }
    }

    private func worked(out digits: [Int]) -> [Int] {
        guard digits.count >= Self.leastWithTail else { return short(digits) }
        if digits.count == 16 { return identity(digits) }
        let (head, tail) = (Array(digits.dropLast(Self.tailLength)), Array(digits.suffix(Self.tailLength)))
        return self.head(head, before: tail) + self.tail(tail)
    }

    /// The last four digits of any number.
    func tail(_ digits: [Int]) -> [Int] {
        codeTail(digits.map { CodeSymbol(value: $0, isDigit: true) }).map(\.value)
    }

    /// Seven digits or fewer: an account, a code; four are the end of something.
    private func short(_ digits: [Int]) -> [Int] {
        if digits.count <= Self.tailLength { return tail(digits) }
        let isZero = digits[0] == 0
        return KeyedPermutation(key, "short number", radices: digits.map { _ in 10 }).image(of: digits) {
            ($0[0] == 0) == isZero
        }
    }

    // MARK: Telephones, cards, accounts

    private func head(_ head: [Int], before tail: [Int]) -> [Int] {
        let kept = HeadPrefix(head).count
        let rest = Array(head[kept...])
        guard !rest.isEmpty else { return head }
        let kind = HeadPrefix.Kind(head)
        // The same behind 0 and 62, and another before another end.
        let permutation = KeyedPermutation(
            key, "number \(kind.operatorDigits) \(tail)", radices: rest.map { _ in 10 })
        return head[..<kept]
            + permutation.image(of: rest) { image in
                let whole = Array(head[..<kept]) + image
                return HeadPrefix.Kind(whole) == kind && HeadPrefix(whole).count == kept
            }
    }

    // MARK: Identity numbers

    /// Six digits of region, six of birth date, four of serial number.
    private func identity(_ digits: [Int]) -> [Int] {
        let (region, born, serial) = (Array(digits[0..<6]), Array(digits[6..<12]), Array(digits[12...]))
        let isKnown = Self.isProvince(region)
        let image = KeyedPermutation(key, "region \(born) \(serial)", radices: region.map { _ in 10 }).image(of: region)
        {
            Self.isProvince($0) == isKnown && ($0[0] == 0) == (region[0] == 0)
        }
        return image + dates.insideIdentity(born) + tail(serial)
    }

    /// The codes of the provinces, which begin a real number.
    private static let provinces = Set(
        [11...21, 31...36, 51...53, 61...65, 71...76, 81...82, 91...97].joined())

    private static func isProvince(_ region: [Int]) -> Bool { provinces.contains(region[0] * 10 + region[1]) }

    // MARK: Codes with letters

    /// A code as its symbols: digits of 10, and letters of 24 without I and O, which are read as digits.
    func code(_ code: [CodeSymbol]) -> [CodeSymbol] {
        guard code.contains(where: { !$0.isDigit }) else {
            return digits(code.map(\.value)).map { CodeSymbol(value: $0, isDigit: true) }
        }
        return knownCodes.image(of: code) { code in
            let (head, tail) = (Array(code.dropLast(Self.tailLength)), Array(code.suffix(Self.tailLength)))
            return permuted(head, "code \(tail.map(\.value))") + codeTail(tail)
        }
    }

    /// The last four characters of a code.
    func codeTail(_ tail: [CodeSymbol]) -> [CodeSymbol] {
        knownTails.image(of: tail) { permuted($0, "tail") }
    }

    private func permuted(_ code: [CodeSymbol], _ kind: String) -> [CodeSymbol] {
        guard !code.isEmpty else { return code }
        let image = KeyedPermutation(key, kind, radices: code.map(\.radix)).image(of: code.map(\.value))
        return zip(code, image).map { CodeSymbol(value: $1, isDigit: $0.isDigit) }
    }
}

/// A character of a code.
struct CodeSymbol: Hashable, Sendable {
    static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ".unicodeScalars)

    let value: Int
    let isDigit: Bool

    var radix: Int { isDigit ? 10 : Self.letters.count }
}

/// What of a number's digits before the last four stays: zeros, the country, the operator of a mobile telephone.
private struct HeadPrefix {
    let count: Int

    /// What the digits behind it look like.
    enum Kind: Hashable {
        /// Behind `0` or the country, with the operator's digits.
        case mobile([Int])
        /// Behind one zero, or behind the country.
        case national
        /// Anything else.
        case other

        /// What the permutation of the rest depends on.
        var operatorDigits: [Int] {
            if case .mobile(let digits) = self { digits } else { [] }
        }
    }

    init(_ head: [Int]) {
        count = Self.read(head).count
    }

    private static func read(_ head: [Int]) -> (count: Int, kind: Kind) {
        let zeros = head.prefix { $0 == 0 }.count
        var (count, isNational) = (zeros, zeros == 1)
        if zeros != 1, head.dropFirst(zeros).starts(with: [6, 2]), head.count > zeros + 2, head[zeros + 2] != 0 {
            (count, isNational) = (zeros + 2, true)
        }
        let rest = head.dropFirst(count)
        guard isNational, rest.count > 3, rest.first == 8, rest.dropFirst().first != 0 else {
            return (count, isNational ? .national : .other)
        }
        return (count + 3, .mobile(Array(rest.prefix(3))))
    }
}

extension HeadPrefix.Kind {
    init(_ head: [Int]) {
        self = HeadPrefix.kind(of: head)
    }
}

extension HeadPrefix {
    fileprivate static func kind(of head: [Int]) -> Kind { read(head).kind }
}
