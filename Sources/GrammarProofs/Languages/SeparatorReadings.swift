import MessageGrammar

/// The readings of a form that are tried on the same texts: those that have a `#`, or those that have none.
struct SeparatorReadings {
    /// All of them at once.
    let any: SeparatorReading
    let each: [SeparatorReading]

    /// - Parameter known: the characters of which texts are made at all.
    static func all(of form: Form, over known: SymbolSet) -> [SeparatorReadings] {
        let readings = SeparatorReading.all(of: form, over: known)
        return [true, false].map { hasHash in
            let each = readings.filter { !$0.isSubstitute || $0.mayHoldHash == hasHash }
            return SeparatorReadings(any: .any(of: each, mayHoldHash: hasHash), each: each)
        }
    }
}
