import Doors

/// What is shown of replays, and how.
struct ReplayStyle: Sendable {
    enum Form: Sendable {
        case text, json, tap
    }

    var form = Form.text
    /// Whether recordings that pass say nothing, and others one line.
    var isQuiet = false
    /// A file for the results in JUnit's form.
    var junit: String?
    /// Whether the first recording that fails is the last.
    var failsFast = false
    /// Whether differences are written into the recording and not shown.
    var isUpdate = false
    var mask: NumberMask

    /// Whether pictures of differences stand in a report.
    var keepsPictures: Bool { form == .tap || junit != nil }
}
