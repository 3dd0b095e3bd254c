/// The type of a hole in a reply, which says how wide its widest value is.
public enum ReplyHole: Hashable, Sendable {
    /// 0 to 999: 3 septets.
    case count
    /// The end of a card number: 4 septets.
    case tail
    /// `17-08-1990`: 10 septets.
    case date
    /// A month's name and a year: 14 septets where the longest name has nine letters.
    case month
    /// `Rp999.999.999.999`: 17 septets.
    case amount
    /// A person's name, cut to 20 septets.
    case name
    /// `260115-000123`: 13 septets.
    case reference
    /// A field's label, as wide as the widest in the file.
    case label
    /// A message's first form with labels in its holes, as wide as the widest.
    case format
    /// Some of these words with commas between, never cut: as wide as all of them.
    case words([String])
    /// Labels with commas between; what is too much is cut with the file's word for "and so on".
    case labels(most: Int)
    /// Ends of card numbers with commas between, cut likewise.
    case tails(most: Int)
    /// A number or code as it was sent, in its canonical spelling: as wide as its field's shape allows.
    case code(width: Int)
    /// Numbers with commas between, cut likewise.
    case codes(width: Int, most: Int)
    /// `99,999%`: 7 septets.
    case percent
    /// Months with commas between, cut likewise.
    case months(most: Int)
    /// A text of the service's own data, cut to a width.
    case phrase(width: Int)
    /// One of these words: as wide as the widest.
    case choice([String])
    /// A field that no template may say, and why.
    case withheld(String)

    /// How many values of a repeated hole a reply says before it cuts.
    static let mostCodes = 8
}

extension ReplyHole {
    /// Whether a value is of this type.
    func takes(_ value: ReplyValue) -> Bool {
        switch (self, value) {
        case (.count, .count), (.tail, .tail), (.date, .date), (.month, .month), (.amount, .amount), (.name, .name),
            (.reference, .reference), (.label, .label), (.format, .format), (.labels, .labels), (.tails, .tails),
            (.percent, .percent), (.months, .months), (.phrase, .phrase):
            true
        case (.words(let known), .words(let words)): words.allSatisfy(known.contains)
        case (.choice(let known), .choice(let word)): known.contains(word)
        case (.code, .code), (.codes, .codes): true
        default: false
        }
    }
}
