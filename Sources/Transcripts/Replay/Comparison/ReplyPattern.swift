/// The text of a recorded reply as it is compared: references by their shape, holes by what they stand for.
struct ReplyPattern: Hashable, Sendable {
    /// More holes and references than these are compared as they are written.
    private static let mostPieces = 64

    /// What stands between two holes that take any text.
    private struct Row: Hashable, Sendable {
        /// Octets that the hole before it has at least; nil before the first.
        let gap: Int?
        var pieces: [Piece] = []
    }

    private enum Piece: Hashable, Sendable {
        case octets([UInt8])
        case reference([UInt8])
        case hole(ReplyHole)
    }

    private var rows = [Row(gap: nil)]

    init(_ text: String) {
        let octets = Array(text.utf8)
        var (place, written, count) = (0, 0, 0)
        while place < octets.count, count < Self.mostPieces {
            guard let (piece, end) = Self.piece(in: octets, at: place) else {
                place += 1
                continue
            }
            append(octets[written..<place])
            append(piece)
            (place, written, count) = (end, end, count + 1)
        }
        append(octets[written...])
    }

    /// The references that a given text has in place of the recorded ones; nil where it is another text.
    static func references(of recorded: String, in given: String) -> [Renaming.Pair]? {
        let octets = Array(given.utf8)
        guard !recorded.utf8.elementsEqual(octets) else {
            return References.texts(in: octets).map { Renaming.Pair(recorded: $0, given: $0) }
        }
        return ReplyPattern(recorded).references(in: octets)
    }

    private static func piece(in octets: [UInt8], at place: Int) -> (Piece, end: Int)? {
        switch octets[place] {
        case UInt8(ascii: "{"), UInt8(ascii: "."):
            let rest = octets[place...]
            guard let hole = ReplyHole.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) }) else {
                return nil
            }
            return (.hole(hole), place + hole.rawValue.utf8.count)
        case let octet where octet.isDigit:
            guard place == 0 || !octets[place - 1].isWordPart, let end = References.end(in: octets, from: place) else {
                return nil
            }
            return (.reference(Array(octets[place..<end])), end)
        default: return nil
        }
    }

    private mutating func append(_ octets: ArraySlice<UInt8>) {
        if !octets.isEmpty { rows[rows.count - 1].pieces.append(.octets(Array(octets))) }
    }

    private mutating func append(_ piece: Piece) {
        if case .hole(let hole) = piece, let least = hole.leastOfAny {
            rows.append(Row(gap: least))
        } else {
            rows[rows.count - 1].pieces.append(piece)
        }
    }
}

extension ReplyPattern {
    /// Each row is put as far to the front as it goes, the last one at the end: what any text may stand between needs no
    /// second try.
    private func references(in octets: [UInt8]) -> [Renaming.Pair]? {
        var (place, pairs) = (0, [Renaming.Pair]())
        for (index, row) in rows.enumerated() {
            let isLast = index == rows.count - 1
            guard let found = Self.find(row, in: octets, from: place, isLast: isLast) else { return nil }
            place = found.end
            pairs += found.pairs
        }
        return pairs
    }

    private static func find(
        _ row: Row, in octets: [UInt8], from place: Int, isLast: Bool
    ) -> (end: Int, pairs: [Renaming.Pair])? {
        guard let gap = row.gap else {
            return match(row, in: octets, at: place).flatMap { !isLast || $0.end == octets.count ? $0 : nil }
        }
        guard place + gap <= octets.count else { return nil }
        guard !row.pieces.isEmpty else { return (isLast ? octets.count : place + gap, []) }
        for start in (place + gap)...octets.count {
            if let found = match(row, in: octets, at: start), !isLast || found.end == octets.count { return found }
        }
        return nil
    }

    private static func match(_ row: Row, in octets: [UInt8], at start: Int) -> (end: Int, pairs: [Renaming.Pair])? {
        var (place, pairs) = (start, [Renaming.Pair]())
        for piece in row.pieces {
            switch piece {
            case .octets(let expected):
                guard octets[place...].starts(with: expected) else { return nil }
                place += expected.count
            case .hole(let hole):
                guard let end = hole.end(in: octets, from: place) else { return nil }
                place = end
            case .reference(let recorded):
                guard let end = References.end(in: octets, from: place) else { return nil }
                let given = String(decoding: octets[place..<end], as: UTF8.self)
                pairs.append(Renaming.Pair(recorded: String(decoding: recorded, as: UTF8.self), given: given))
                place = end
            }
        }
        return (place, pairs)
    }
}
