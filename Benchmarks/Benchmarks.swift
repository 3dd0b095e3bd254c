/// Prints rates and ratios; every comparison is of the same run on the same machine.
///
///     Benchmarks                   matching and coding
///     Benchmarks members [CARDS]   stores of up to so many cards; ten million, unless it is said
@main
struct Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.first == "members" else {
            try MatchingRates.print()
            try CodingRates.print()
            return
        }
        try await MemberScale.print(upTo: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000)
    }
}
