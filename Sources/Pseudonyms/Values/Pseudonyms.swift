/// Pseudonyms for all kinds of values under one key.
struct Pseudonyms: Sendable {
    let key: PseudonymKey
    let numbers: NumberPseudonyms
    let dates: DatePseudonyms
    let names: NamePseudonyms

    init(_ key: PseudonymKey) {
        self.key = key
        (numbers, dates, names) = (NumberPseudonyms(key), DatePseudonyms(key), NamePseudonyms(key))
    }
}
