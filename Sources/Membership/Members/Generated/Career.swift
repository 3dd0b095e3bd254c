import Seeded
import ShortMessage

/// Where an invented person has worked: the cards before the last are of jobs that ended.
struct Career {
    /// The day of all balances.
    private static let asOf = CalendarDate(dayNumber: 20_757)

    private let end: CardStatus
    /// Nobody works before.
    private let firstMonth: CalendarDate
    private var month: CalendarDate

    init(of member: Member, from numbers: inout SplitMix64) {
        end = Self.status(numbers.below(100))
        firstMonth = CalendarDate(dayNumber: member.birthDate.dayNumber + 18 * 366).monthStart
        let years = max(0, Self.asOf.dayNumber - firstMonth.dayNumber)
        month = CalendarDate(dayNumber: firstMonth.dayNumber + numbers.below(years / 2 + 1)).monthStart
    }

    mutating func card(_ kpj: KPJ, isLast: Bool, from numbers: inout SplitMix64) -> Card {
        let begin = month
        let left = max(0, Self.asOf.dayNumber - begin.dayNumber)
        let status = isLast ? end : .stopped
        let lasted = status == .active ? left : numbers.below(left + 1)
        month = CalendarDate(dayNumber: begin.dayNumber + lasted).monthStart
        let months = max(1, lasted / 30)
        let wage = numbers.among(20...150) * 100_000
        let hasSavings = status == .active ? !numbers.chance(6) : true
        return Card(
            kpj: kpj, status: status, programmes: Self.programmes(hasSavings, &numbers),
            employer: numbers.chance(90) ? Self.employer(&numbers) : nil,
            balance: Rupiah(stored: status == .claimed || !hasSavings ? 0 : Self.savings(months, wage: wage)),
            balanceAsOf: Self.asOf, lastContribution: month)
    }

    /// 5.7 per cent of the wage for each month.
    private static func savings(_ months: Int, wage: Int) -> Int64 {
        Int64(months * wage / 1000 * 57)
    }

    private static func status(_ percent: Int) -> CardStatus {
        switch percent {
        case 0..<72: .active
        case 72..<80: .arrears
        case 80..<94: .stopped
        case 94..<98: .claimed
        default: .deceased
        }
    }

    private static func programmes(_ hasSavings: Bool, _ numbers: inout SplitMix64) -> Programmes {
        guard hasSavings else { return [.jkk, .jkm] }
        return numbers.chance(70)
            ? [.jht, .jkk, .jkm, .jp, .jkp] : numbers.chance(50) ? [.jht, .jkk, .jkm, .jp] : [.jht, .jkk, .jkm]
    }

    private static func employer(_ numbers: inout SplitMix64) -> String {
        "\(numbers.pick(InventedNames.firms)) \(1 + numbers.below(5000))"
    }
}
