package import Doors

/// What is shown of replays, and how.
package struct ReplayStyle: Sendable {
    /// What the output is.
    package enum Form: Sendable {
        case text, json, tap
    }

    package var form = Form.text
    /// Whether recordings that pass say nothing, and others one line.
    package var isQuiet = false
    /// A file for the results in JUnit's form.
    package var junit: String?
    /// Whether the first recording that fails is the last.
    package var failsFast = false
    /// Whether differences are written into the recording and not shown.
    package var isUpdate = false
    package var mask: NumberMask

    package init(mask: NumberMask) {
        self.mask = mask
    }

    /// Whether pictures of differences stand in a report.
    var keepsPictures: Bool { form == .tap || junit != nil }
}
