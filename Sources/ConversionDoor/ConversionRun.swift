package import Doors
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
        let key = try plan.keyFile.map { try PseudonymKey(file: $0) }
        for file in plan.files where EndSignal.caught == nil {
            var conversion = try Conversion(of: file, plan, key, until: signals)
            try conversion.run(into: &printer)
        }
        return try printer.finish()
    }
}
