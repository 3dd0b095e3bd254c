/// A permutation of the strings over some alphabets, one alphabet a place: a Feistel network as FF1 of NIST SP 800-38G has
/// it, with HMAC for its rounds and the halves added place by place.
///
/// No string is its own image, so that nothing stays as it was.
struct KeyedPermutation {
    private static let rounds = 10

    private let key: PseudonymKey
    /// What tells this permutation from the others of the key.
    private let label: [UInt8]
    /// How many symbols each place has.
    private let radices: [Int]

    /// - Parameters:
    ///   - kind: of the values, and what else the permutation depends on.
    init(_ key: PseudonymKey, _ kind: String, radices: [Int]) {
        (self.key, self.radices) = (key, radices)
        label = Array("\(kind.utf8.count) \(kind) \(radices)".utf8)
    }

    /// The image of a string: the one that follows it in a secret order.
    func image(of symbols: [Int]) -> [Int] {
        guard radices.contains(where: { $0 > 1 }) else { return symbols }
        if radices.count == 1 { return [successor(of: symbols[0])] }
        return mixed(successor(of: mixed(symbols, isForward: true)), isForward: false)
    }

    /// The image, tried again until it is one of a class; every string of the class has its own.
    func image(of symbols: [Int], within isOfClass: ([Int]) -> Bool) -> [Int] {
        var image = image(of: symbols)
        while !isOfClass(image) { image = self.image(of: image) }
        return image
    }

    /// Symbols counted up by one, the last place first.
    private func successor(of symbols: [Int]) -> [Int] {
        var symbols = symbols
        for place in symbols.indices.reversed() {
            symbols[place] = (symbols[place] + 1) % radices[place]
            if symbols[place] > 0 { break }
        }
        return symbols
    }

    /// The next symbol of an alphabet that was shuffled.
    private func successor(of symbol: Int) -> Int {
        let order = key.words(radices[0], for: label).enumerated().sorted {
            ($0.element, $0.offset) < ($1.element, $1.offset)
        }
        .map(\.offset)
        guard let place = order.firstIndex(of: symbol) else { return symbol }
        return order[(place + 1) % order.count]
    }

    private func mixed(_ symbols: [Int], isForward: Bool) -> [Int] {
        let middle = symbols.count / 2
        var symbols = symbols
        for step in 0..<Self.rounds {
            let round = isForward ? step : Self.rounds - 1 - step
            let (changed, other) =
                round % 2 == 0 ? (0..<middle, middle..<symbols.count) : (middle..<symbols.count, 0..<middle)
            let seed = label + [UInt8(round)] + symbols[other].map { UInt8(truncatingIfNeeded: $0) }
            for (place, word) in zip(changed, key.words(changed.count, for: seed)) {
                let radix = radices[place]
                let shift = Int(word % UInt64(radix))
                symbols[place] = (symbols[place] + (isForward ? shift : radix - shift)) % radix
            }
        }
        return symbols
    }
}
