/// Prints rates and ratios; every comparison is of the same run on the same machine.
///
///     Benchmarks                         matching, coding and the message centre
///     Benchmarks matching                matching alone
///     Benchmarks centre                  the message centre alone
///     Benchmarks modem                   AT commands and messages over a terminal, and an idle modem
///     Benchmarks members [CARDS [DIR]]   stores of up to so many cards (ten million), made in DIR and kept there
@main
struct Benchmarks {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "matching": try MatchingRates.print()
        case "centre": try await CentreRates.print()
        case "modem": try ModemRates.print()
        case "members":
            try await MemberScale.print(
                upTo: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000,
                keptIn: arguments.dropFirst(2).first)
        default:
            try MatchingRates.print()
            try CodingRates.print()
            try await CentreRates.print()
        }
    }
}
