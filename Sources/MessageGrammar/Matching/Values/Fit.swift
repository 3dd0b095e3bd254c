/// How a part of a message meets the shape of a hole.
enum Fit: Equatable {
    case fits
    /// The right characters, too few or too many.
    case wrongLength(found: Int)
    case tooFewDigits(found: Int)
    case noSuchDate
    /// A number, but too small or too great.
    case outOfRange
    case malformed
}
