package import Doors
import Glibc
import Pseudonyms

/// Records of other programs on their way into one output.
package struct ConversionRun {
    private let plan: ConversionPlan
    private let signals: Descriptor

    /// - Parameter signals: what can be read once a signal came.
    package init(_ plan: ConversionPlan, until signals: Descriptor) {
        (self.plan, self.signals) = (plan, signals)
    }

    /// Converts them, and tells what became of each.
    package func run() throws -> ExitStatus {
        var printer = ConversionPrinter(plan.output)
        guard let keyFile = plan.keyFile else {
            try convert(into: &printer)
            return try printer.finish()
        }
        let (key, copies) = (try PseudonymKey(file: keyFile), try copiesOfStreams())
        defer { for copy in copies { copy?.close() } }
        // What stands in a field of its own in the last message may stand anywhere in the first.
        printer.isLearning = true
        try convert(key, copies, into: &printer)
        printer.isLearning = false
        try convert(key, copies, into: &printer)
        return try printer.finish()
    }

    private func convert(
        _ key: PseudonymKey? = nil, _ copies: [StreamCopy?] = [], into printer: inout ConversionPrinter
    ) throws {
        for (index, file) in plan.files.enumerated() where EndSignal.caught == nil {
            var conversion = try Conversion(
                of: file, copies.isEmpty ? nil : copies[index], plan, key, until: signals)
            try conversion.run(into: &printer)
        }
    }

    /// Copies of what can be read only once; nil in the place of files and folders.
    private func copiesOfStreams() throws -> [StreamCopy?] {
        try plan.files.map { file in
            guard file == "-" || Self.isStream(file) else { return nil }
            let copy = try StreamCopy(of: file == "-" ? nil : file, until: signals)
            guard EndSignal.caught == nil else {
                copy.close()
                throw Interruption(description: "\(file == "-" ? "stdin" : file): interrupted; nothing was converted")
            }
            return copy
        }
    }

    private static func isStream(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }
}
