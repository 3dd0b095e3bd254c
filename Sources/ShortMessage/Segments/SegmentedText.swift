/// A text cut into what single short messages carry (TS 23.040, 9.2.3.24.1).
///
/// No cut falls inside an escape pair or a surrogate pair.
public struct SegmentedText: Hashable, Sendable {
    /// The alphabet in which all segments are sent.
    public let encoding: TextEncoding
    /// The width of the reference that the segments will carry, if there are several.
    public let reference: Concatenation.Width
    /// 1...255; one, and that empty, for the empty text.
    public let segments: [Segment]

    /// One message's share of a text.
    public struct Segment: Hashable, Sendable {
        /// The segment's characters.
        public let text: String
        /// Unicode scalars of the whole text before this segment.
        public let offset: Int
        /// The text's units, without a header.
        public let content: UserData.Content

        /// Septets or UTF-16 code units.
        public var units: Int { content.count }
    }

    /// Where a cut may fall.
    public enum Cutting: Sendable {
        /// Before any character of Unicode.
        case anywhere
        /// Not inside what a reader takes for one character (an emoji of several, a letter and its accents), unless
        /// keeping it whole costs one more segment.
        case aroundGraphemes
    }

    /// Cuts a text in the encoding that carries it in the fewest segments.
    ///
    /// - Parameters:
    ///   - text: one that takes at most 255 segments.
    ///   - shifts: national tables that the receiver is known to have.
    ///   - reference: the width of the reference, which leaves each of several segments so much less room.
    ///   - cutting: where a cut may fall.
    public init(
        _ text: String, allowing shifts: [NationalShift] = [], reference: Concatenation.Width = .octet,
        cutting: Cutting = .aroundGraphemes
    ) throws(SegmentationError) {
        let encoding = TextEncoding.cheapest(for: text, allowing: shifts, reference: reference)
        try self.init(text, in: encoding, reference: reference, cutting: cutting)
    }

    /// Cuts a text in a given encoding.
    public init(
        _ text: String, in encoding: TextEncoding, reference: Concatenation.Width = .octet,
        cutting: Cutting = .aroundGraphemes
    ) throws(SegmentationError) {
        let capacity = SegmentCapacity(encoding, reference: reference)
        try self.init(text, in: encoding, capacity: capacity, reference: reference, cutting: cutting)
    }

    /// Cuts a text for a link with limits of its own.
    package init(
        _ text: String, in encoding: TextEncoding, capacity: SegmentCapacity, reference: Concatenation.Width = .octet,
        cutting: Cutting
    ) throws(SegmentationError) {
        let cutter = try TextCutter(text, in: encoding)
        let cuts = cutter.cuts(capacity, cutting)
        guard cuts.count <= Concatenation.mostSegments else { throw .tooManySegments(cuts.count) }
        (self.encoding, self.reference) = (encoding, reference)
        segments = cutter.segments(cuts)
    }

    /// Septets or UTF-16 code units of the whole text.
    public var units: Int { segments.reduce(0) { $0 + $1.units } }

    /// How many units each of the segments may hold.
    public var capacity: Int {
        let capacity = SegmentCapacity(encoding, reference: reference)
        return segments.count == 1 ? capacity.single : capacity.concatenated
    }

    /// How many units the last segment has to spare.
    public var remaining: Int { capacity - (segments.last?.units ?? 0) }
}

/// A text that cannot be cut into segments.
public enum SegmentationError: Error, Hashable, CustomStringConvertible {
    /// A character that the alphabet lacks.
    case unencodable(UnencodableCharacter)
    /// So many segments, more than the 255 that a reference can count.
    case tooManySegments(Int)

    public var description: String {
        switch self {
        case .unencodable(let character): character.description
        case .tooManySegments(let count):
            "the text takes \(count) segments; a message has at most \(Concatenation.mostSegments)"
        }
    }
}

extension SegmentedText {
    /// The user data of each segment: headers where there are several segments or national tables.
    ///
    /// - Parameter number: the same for all segments and another for the next message; of an 8-bit reference the
    ///   low octet counts.
    public func userData(reference number: UInt16) -> [UserData] {
        let series = Concatenation.series(of: segments.count, reference: number, width: reference)
        return zip(segments, series).map { segment, concatenation in
            let place = segments.count > 1 ? [InformationElement.concatenation(concatenation)] : []
            let elements = place + encoding.headerElements
            return UserData(header: elements.isEmpty ? nil : UserDataHeader(elements), content: segment.content)
        }
    }
}
