/// How far a reading goes in forgiving; each step forgives what those before it do.
enum Tolerance: Int, Comparable, CaseIterable {
    /// Step 1: characters.
    case characters = 1
    /// Step 2: separators.
    case separators
    /// Step 3: keywords that are glued or misspelt.
    case keywords
    /// Step 4: blanks, dashes and look-alikes inside digits and alphanumerics.
    case insides
    /// Step 5: a signature after the message.
    case trailing

    static func < (left: Tolerance, right: Tolerance) -> Bool {
        left.rawValue < right.rawValue
    }
}
