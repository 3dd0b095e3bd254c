import ArgumentParser
import Doors
import Membership
import Operations
import ShortMessage

/// Money for a card.
struct MembersCredit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Enter a month's contribution, or what the savings have earned.",
        discussion: """
            A contribution is what worker and employer pay of the wage of that month, by the rates of old-age savings that \
            `grammar/2757.rates` has for it; one a month. What the savings have earned is added to a year, which \
            `notify development` tells.

              shortcode members credit --kpj 08012345678 --month 2026-11 --wage 5000000 --store demo.sqlite
              shortcode members credit --kpj 08012345678 --development 120000 --year 2025 --store demo.sqlite

            Exit codes: 0 done, 1 there is no such card or the month was paid, 64 usage, 74 the store or a device failed.
            """)

    @Option(help: ArgumentHelp("The card.", valueName: "kpj"))
    var kpj: KPJ

    @Option(help: ArgumentHelp("The month of a contribution, such as 2026-11.", valueName: "month"))
    var month: Month?

    @Option(help: ArgumentHelp("The month's wage in whole rupiah.", valueName: "rupiah"))
    var wage: Rupiah?

    @Option(help: ArgumentHelp("What the savings have earned, in whole rupiah.", valueName: "rupiah"))
    var development: Rupiah?

    @Option(help: ArgumentHelp("In which year they have earned it (default: the present one).", valueName: "year"))
    var year: Int?

    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard credit != nil else {
            throw ValidationError("Either --month and --wage are needed, or --development with or without --year.")
        }
        if let year, !SavingsYear.years.contains(year) {
            throw ValidationError(
                "--year \(year): expected \(SavingsYear.years.lowerBound) to \(SavingsYear.years.upperBound).")
        }
    }

    private var credit: Credit? {
        switch (month, wage, development) {
        case (let month?, let wage?, nil) where year == nil: .contribution(month: month.start, wage: wage)
        case (nil, nil, let amount?): .development(amount, year: year)
        default: nil
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                guard let credit else { return }
                let card = try await centre.credit(credit, to: kpj, at: options.target.now)
                Diagnostics.say("the balance is Rp\(card.balance.amount) on \(card.balanceAsOf)")
            }
        }
    }
}

/// A month, as `2026-11`.
struct Month: ExpressibleByArgument {
    /// Its first day.
    let start: CalendarDate

    init?(argument: String) {
        guard let day = CalendarDate(iso: argument + "-01") else { return nil }
        start = day
    }
}
