/// Prints rates and ratios; every comparison is of the same run on the same machine.
///
/// With the argument `centre` only those of the message centre.
@main
struct Benchmarks {
    static func main() async throws {
        if !CommandLine.arguments.contains("centre") {
            try MatchingRates.print()
            try CodingRates.print()
        }
        try await CentreRates.print()
    }
}
