/// A text in which readings are sought: all of it, or what stands before a signature.
struct TolerantText {
    /// With line breaks, for forms whose parts stand on lines of their own.
    let broken: [UInt8]
    /// With blanks for line breaks.
    let flat: [UInt8]

    init(_ text: NormalisedText) {
        self.init(broken: text.octets)
    }

    private init(broken: [UInt8]) {
        self.broken = broken
        flat = broken.map { $0 == .lineBreak ? .blank : $0 }
    }

    func octets(cutAt separator: UInt8?) -> [UInt8] {
        separator == .lineBreak ? broken : flat
    }

    /// The separators to try for a form: its own; then `#` if the text has one; else those that the text has, the
    /// ones that also stand inside dates, names and e-mail addresses last.
    func separators(for form: Form) -> [UInt8?] {
        guard let own = form.separator else { return [form.separators.isEmpty ? .hash : nil] }
        if own == .hash, broken.contains(own) { return [own] }
        if broken.contains(.hash) { return [own, .hash] }
        return [own] + UInt8.substitutes.filter { $0 != own && broken.contains($0) }
    }

    /// The separators that the text was probably meant to be cut at, for saying what is wrong with it: `#` if it has
    /// one, the form's own, or the first that stands nowhere else; else all that do.
    func likelySeparators(for form: Form) -> [UInt8?] {
        guard let own = form.separator else { return separators(for: form) }
        if broken.contains(.hash), own == .blank || !broken.contains(own) { return [.hash] }
        let present = ([own] + UInt8.substitutes).filter(broken.contains)
        if let sure = present.first(where: { !$0.mayStandInside }) { return [sure] }
        return broken.contains(own) && own != .blank || present.isEmpty ? [own] : present
    }

    /// What is left when a signature is dropped, the longest first: see `SignatureEnds`.
    var withoutSignature: [TolerantText] {
        let ends = SignatureEnds(broken.span)
        return (0..<ends.count).reversed().map { TolerantText(broken: Array(broken[..<ends[$0]])) }
    }

    /// As much of it as a form reads.
    func ended(for form: Form) -> TolerantText {
        let end = TextEnds(flat.span).end(for: form)
        return end == flat.count ? self : TolerantText(broken: Array(broken[..<end]))
    }
}

extension UInt8 {
    /// Separators that do for another where a text has no `#`; those that also stand inside values are last.
    package static let substitutes: [UInt8] = [
        UInt8(ascii: "*"), UInt8(ascii: ";"), UInt8(ascii: "|"), .lineBreak, UInt8(ascii: "/"), UInt8(ascii: ","),
        UInt8(ascii: "."), .blank,
    ]
}
