package import Conversions
package import Doors
package import ShortMessage

/// What is converted, and into what.
package struct ConversionPlan: Sendable {
    /// Files and folders; `-` is stdin.
    package var files: [String]
    /// What they are; nil where their content shows it.
    package var input: RecordFormat?
    package var output = ConvertedForm.log
    /// This side's number; nil for the usual one.
    package var own: Address?
    /// Those of a table; nil for the usual ones.
    package var columns: ColumnMapping?
    /// That of times that name none.
    package var zone = Zone.standard
    /// The file of a key under which pseudonyms are put for all that is of a person; nil where that stays.
    package var keyFile: String?
    /// Grammars of the services in a log with pseudonyms; empty for those that the log names, or 2757.
    package var grammars: [String] = []

    package init(_ files: [String]) {
        self.files = files
    }

    /// The number of the gateway whose records name the other side alone.
    static let gateway = Address(digits: "2757", typeOfNumber: .unknown)
}
