/// What comes out.
package enum ConvertedForm: String, Sendable, CaseIterable {
    case log, json, csv
}
