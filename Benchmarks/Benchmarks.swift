import Foundation

/// Prints rates and ratios; every comparison is of the same run on the same machine.
///
/// What cannot be measured is one line on stderr: exit code 64 for arguments that name nothing, 1 for what does not run.
@main
struct Benchmarks {
    static let usage = """
        Benchmarks                         matching, checking, coding and the message centre
        Benchmarks matching                matching alone
        Benchmarks check                   proofs of grammars of two hundred forms alone
        Benchmarks coding                  coding alone, beside python-gammu
        Benchmarks centre                  the message centre alone
        Benchmarks smpp                    PDUs of SMPP, and sessions without a connection
        Benchmarks links                   questions over SMPP, beside Kannel and smpp34
        Benchmarks modem                   AT commands and messages over a terminal, and an idle modem
        Benchmarks members [CARDS [DIR]]   stores of up to so many cards (ten million), made in DIR and kept there
        Benchmarks histories [CARDS [DIR]] the same with ten years of contributions, for IURAN and KLAIM, too

        """

    static func main() async {
        do {
            try await measure(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
            exit(error is UnknownArguments ? 64 : 1)
        }
    }

    private static func measure(_ arguments: [String]) async throws {
        let (name, rest) = (arguments.first, arguments.dropFirst())
        switch name {
        case nil:
            try GammuRates.checkInstalled()
            try MatchingRates.print()
            try CheckRates.print()
            try CodingRates.print()
            try await CentreRates.print()
        case "matching" where rest.isEmpty: try MatchingRates.print()
        case "check" where rest.isEmpty: try CheckRates.print()
        case "coding" where rest.isEmpty: try CodingRates.print()
        case "centre" where rest.isEmpty: try await CentreRates.print()
        case "smpp" where rest.isEmpty: try SMPPRates.print()
        case "links" where rest.isEmpty: try LinkRates.print()
        case "modem" where rest.isEmpty: try ModemRates.print()
        case "members" where rest.count <= 2:
            try await MemberScale.print(upTo: try cards(rest.first), years: 0, keptIn: rest.dropFirst().first)
        case "histories" where rest.count <= 2:
            try await MemberScale.print(upTo: try cards(rest.first), years: 10, keptIn: rest.dropFirst().first)
        default: throw UnknownArguments(arguments: arguments)
        }
    }

    private static func cards(_ argument: String?) throws -> Int {
        guard let argument else { return 10_000_000 }
        guard let cards = Int(argument), cards > 0 else { throw UnknownArguments(arguments: ["members", argument]) }
        return cards
    }
}

/// Arguments that name no benchmark.
private struct UnknownArguments: Error, CustomStringConvertible {
    let arguments: [String]

    var description: String {
        "there is nothing called '\(arguments.joined(separator: " "))'; expected one of\n\(Benchmarks.usage)"
    }
}
