/// Prints rates and ratios; every comparison is of the same run on the same machine.
@main
struct Benchmarks {
    static func main() throws {
        try CodingRates.print()
    }
}
