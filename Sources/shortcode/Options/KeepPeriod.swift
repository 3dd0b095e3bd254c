import ArgumentParser

/// For how long final messages are kept: `90d`.
struct KeepPeriod: ExpressibleByArgument {
    private static let secondsPerDay: Int64 = 86_400

    let seconds: Int64

    init?(argument: String) {
        guard argument.hasSuffix("d"), let days = Int64(argument.dropLast()), (1...36_500).contains(days) else {
            return nil
        }
        seconds = days * Self.secondsPerDay
    }
}
