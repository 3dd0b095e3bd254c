/// Changes of single characters.
enum Edit: CaseIterable {
    case more, less, other

    /// The characters that may be changed.
    enum Place {
        case letters, digits, all

        fileprivate func has(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .letters: scalar.properties.isAlphabetic
            case .digits: ("0"..."9").contains(scalar)
            case .all: true
            }
        }

        fileprivate var characters: [Unicode.Scalar] {
            switch self {
            case .letters: Array("AEINRSTU".unicodeScalars)
            case .digits: Array("0123456789".unicodeScalars)
            case .all: Array("#*. -0189AOlz\u{E9}\u{1F600}".unicodeScalars)
            }
        }
    }
}

extension String {
    /// With one character more, less or other; nil where there is none of those that may be changed.
    func edited(_ place: Edit.Place, _ edit: Edit? = nil, using random: inout some RandomNumberGenerator) -> String? {
        var scalars = Array(unicodeScalars)
        let places = scalars.indices.filter { place.has(scalars[$0]) }
        guard !places.isEmpty else { return nil }
        let index = random.element(of: places)
        switch edit ?? random.element(of: Edit.allCases) {
        case .more: scalars.insert(random.element(of: place.characters), at: index)
        case .less: scalars.remove(at: index)
        case .other: scalars[index] = random.element(of: place.characters)
        }
        return scalars.isEmpty ? nil : String(scalars)
    }

    func replacingFirst(_ character: Character, with replacement: String) -> String? {
        guard let index = firstIndex(of: character) else { return nil }
        return self[..<index] + replacement + self[self.index(after: index)...]
    }

    /// With another character for each ASCII digit; nil where there is none.
    func replacingDigits(_ replacement: (UInt32) -> Unicode.Scalar?) -> String? {
        let scalars = unicodeScalars.map { scalar in
            ("0"..."9").contains(scalar) ? replacement(scalar.value - 0x30) ?? scalar : scalar
        }
        let replaced = String(scalars)
        return replaced == self ? nil : replaced
    }

    /// With a mark between two neighbouring digits.
    func partingNumber(with mark: Unicode.Scalar, using random: inout some RandomNumberGenerator) -> String? {
        var scalars = Array(unicodeScalars)
        let places = scalars.indices.dropFirst().filter { index in
            [index - 1, index].allSatisfy { ("0"..."9").contains(scalars[$0]) }
        }
        guard !places.isEmpty else { return nil }
        scalars.insert(mark, at: random.element(of: places))
        return String(scalars)
    }

    private init(_ scalars: [Unicode.Scalar]) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
