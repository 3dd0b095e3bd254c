package import MessageGrammar
import ShortMessage
import Transcripts

/// Texts to one service and from it, for which its grammar tells what stands where.
package struct PseudonymGrammar: Sendable {
    package let grammar: Grammar
    /// In all languages.
    private let replies: [ReplyCatalogue]
    private let pseudonyms: Pseudonyms
    /// Words that its messages are made of, in capitals.
    private let vocabulary: Set<String>

    init(_ grammar: Grammar, _ replies: [ReplyCatalogue], _ pseudonyms: Pseudonyms) {
        (self.grammar, self.replies, self.pseudonyms) = (grammar, replies, pseudonyms)
        vocabulary = Set(
            self.grammar.vocabulary.flatMap { $0.split { !$0.isLetter }.map { $0.uppercased() } } + ["SPASI"])
    }

    // MARK: Messages

    /// How many pseudonyms of other words than names are tried, because the first may look like a keyword.
    private static let mostTried = 256

    /// The text of a message, and whether the service reads it as it read the original.
    func message(_ text: String, on day: CalendarDate, seen: inout SeenValues) -> (text: String, isAlike: Bool) {
        do throws(ParseError) {
            let match = try grammar.match(text, on: day)
            learn(match, &seen)
            let known = seen
            let isRead: (String) -> Bool = { image in
                (try? grammar.match(image, on: day)).map { Self.areAlike($0, match) } ?? false
            }
            return first(where: isRead) { accepted(text, match, known, $0) }
        } catch {
            let names = seen.names
            let isRead: (String) -> Bool = { isAlike($0, error, on: day) }
            let image = refused(text, error, names, 0, keepsNear: false)
            if isRead(image) { return (image, true) }
            return first(where: isRead) { refused(text, error, names, $0, keepsNear: true) }
        }
    }

    /// What a message that the service accepts says of a person.
    func learn(_ text: String, on day: CalendarDate, _ seen: inout SeenValues) {
        if let match = try? grammar.match(text, on: day) { learn(match, &seen) }
    }

    private func first(
        where isAlike: (String) -> Bool, of image: (_ variant: Int) -> String
    ) -> (text: String, isAlike: Bool) {
        let first = image(0)
        if isAlike(first) { return (first, true) }
        for variant in 1..<Self.mostTried {
            let other = image(variant)
            if other == first { break }
            if isAlike(other) { return (other, true) }
        }
        return (first, false)
    }

    private static func areAlike(_ left: Match, _ right: Match) -> Bool {
        (left.message, left.formText) == (right.message, right.formText) && left.filledFields == right.filledFields
    }

    private func isAlike(_ image: String, _ error: ParseError, on day: CalendarDate) -> Bool {
        do throws(ParseError) {
            _ = try grammar.match(image, on: day)
            return false
        } catch let other {
            return other.message == error.message
                && other.faults.map { [$0.field, "\($0.problem)"] } == error.faults.map { [$0.field, "\($0.problem)"] }
        }
    }

    /// What stands in the fields is replaced for what it is; a signature behind them for what it may be.
    private func accepted(_ text: String, _ match: Match, _ seen: SeenValues, _ variant: Int) -> String {
        var image = PseudonymText(text, pseudonyms)
        let fields = grammar.fields.compactMap { field in match.span(of: field.name).map { (field, image.places($0)) } }
        for (field, places) in fields { replace(places, of: field, in: &image, seen, variant) }
        let signature = grammar.signatureStart(in: text, match).map { image.places($0..<text.utf8.count).lowerBound }
        image.keep(0..<(signature ?? image.scalars.count))
        image.replaceFree(FreeText(variant: variant))
        return image.text
    }

    private func replace(
        _ places: Range<Int>, of field: FieldDefinition, in image: inout PseudonymText, _ seen: SeenValues,
        _ variant: Int
    ) {
        if grammar.isTail(field) { return image.replaceTail(image.open(places)) }
        guard field.sensitivity != .open else { return image.replaceSeen(places, seen) }
        switch field.shape {
        case .digits, .alphanumerics, .phone: for part in image.parts(of: places) { image.replaceCode(part) }
        case .letters: image.replaceName(image.open(places))
        case .date: image.replaceDate(image.groups(of: places))
        case .email: image.replaceEmail(places)
        case .word, .text, .row, .number, .month, .amount, .choice:
            // What is beyond the field stays as it is until its own turn.
            var inner = image
            inner.keep(0..<places.lowerBound)
            inner.keep(places.upperBound..<inner.scalars.count)
            inner.replaceFree(FreeText(variant: variant))
            image.take(places, from: inner)
        }
    }

    /// Nobody knows what stands where: all that is neither the keyword nor a word of the service's is replaced.
    ///
    /// - Parameter keepsNear: whether what is nearly a word of the service's stays, too, and a letter among digits: the
    ///   service may have refused for its sake.
    private func refused(
        _ text: String, _ error: ParseError, _ names: SeenNames, _ variant: Int, keepsNear: Bool
    ) -> String {
        var image = PseudonymText(text, pseudonyms)
        image.keepsLookAlikes = keepsNear
        let isNear: (String) -> Bool = { Grammar.isNear($0, to: vocabulary) }
        image.keep(image.places(0..<grammar.shown(of: text, error)))
        for place in image.shortCodes(grammar.shortCode) { image.keep(place) }
        image.replaceFree(
            FreeText(keptWords: vocabulary, names: names, isNear: keepsNear ? isNear : nil, variant: variant))
        return image.text
    }

    private func learn(_ match: Match, _ seen: inout SeenValues) {
        for field in grammar.fields where field.sensitivity == .personal {
            guard let value = match[field.name] else { continue }
            switch field.shape {
            case .letters: seen.insert(name: value)
            case .digits, .alphanumerics, .phone: seen.insert(code: value)
            default: break
            }
        }
    }

    // MARK: Replies

    /// A reply in the service's words, which says the ends of numbers and nothing else of a person; nil for any other text.
    func reply(_ text: String) -> String? {
        for catalogue in replies {
            guard let lists = catalogue.tails(in: text) else { continue }
            var image = PseudonymText(text, pseudonyms)
            for list in lists { image.replaceTails(list.map { image.places($0) }) }
            return image.text
        }
        return nil
    }
}

extension PseudonymText {
    /// A text of a service in words that nobody knows, which may say anything.
    static func reply(_ text: String, _ pseudonyms: Pseudonyms, _ names: SeenNames) -> String {
        var image = PseudonymText(text, pseudonyms)
        image.replaceShownTails()
        image.replaceFree(FreeText(replacesWords: false, keepsShortNumbers: true, names: names))
        return image.text
    }

    /// Ends of numbers in a row, which is in their order.
    mutating func replaceTails(_ tails: [Range<Int>]) {
        let places = tails.map { Array($0) }
        let images = places.map { tail in
            var copy = self
            copy.replaceTail(tail)
            return tail.map { copy.text(at: $0) }
        }
        for (tail, image) in zip(places, images.sorted { $0.joined() < $1.joined() }) {
            for (place, text) in zip(tail, image) { write(text, at: place) }
        }
    }

    /// Ends as replies show them: `..5678`
    private mutating func replaceShownTails() {
        for place in scalars.indices.dropFirst(2) where !isDone[place] && scalars[place].isLetterOrDigit {
            guard scalars[place - 1] == ".", scalars[place - 2] == "." else { continue }
            let tail = scalars.indices[place...].prefix { scalars[$0].isLetterOrDigit }
            if tail.count == NumberPseudonyms.tailLength { replaceTail(Array(tail)) }
        }
    }

    /// Runs of letters and digits that blanks and dashes do not part.
    func parts(of places: Range<Int>) -> [[Int]] {
        places.split { !scalars[$0].isLetterOrDigit && !Self.isInsideNumber(scalars[$0]) }.map { part in
            part.filter { scalars[$0].isLetterOrDigit }
        }
    }

    private static func isInsideNumber(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
            || ".+()/_".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .format
    }

    /// Digits side by side.
    func groups(of places: Range<Int>) -> [[Int]] {
        places.split { !scalars[$0].isLetterOrDigit }.map { Array($0) }
    }

    /// Where a short code stands by itself.
    func shortCodes(_ code: String) -> [Range<Int>] {
        let code = Array(code.unicodeScalars)
        let words = scalars.indices.split { !scalars[$0].isLetterOrDigit }.map { $0.startIndex..<$0.endIndex }
        return words.filter { scalars[$0].elementsEqual(code) }
    }
}
