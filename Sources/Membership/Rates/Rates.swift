package import MessageGrammar
package import ShortMessage

/// The figures of the programmes by the days on which they hold.
///
/// A day without a known figure has none: nothing is reckoned from others.
package struct Rates: Sendable {
    private let series: [RateName: RateSeries]

    /// Without any figure.
    init() {
        series = [:]
    }

    /// Reads a rates file.
    ///
    /// - Parameter file: the name that errors show.
    /// - Throws: the first of `errors(in:file:)`.
    package init(source: String, file: String) throws(GrammarFileError) {
        var reader = RatesReader(source: source, file: file)
        reader.read()
        if let error = reader.errors.first { throw error }
        series = reader.series
    }

    /// Those of the file that is embedded in the program.
    package static func shipped() throws(GrammarFileError) -> Rates {
        try Rates(source: EmbeddedFiles.rates, file: "2757.rates")
    }

    /// All that is wrong with a rates file: what cannot be read, a figure that the service needs and that is not there, and
    /// a year that is missing and not said to be unknown.
    package static func errors(in source: String, file: String) -> [GrammarFileError] {
        var reader = RatesReader(source: source, file: file)
        reader.read()
        return reader.errors
    }

    /// The figure of a day, or nil where nobody knows it.
    package func figure(_ name: RateName, on day: CalendarDate) -> Figure? {
        series[name]?.figure(on: day)
    }

    /// The last figure that is known and not of a later day.
    func latest(_ name: RateName, until day: CalendarDate) -> Figure? {
        series[name]?.latest(until: day)
    }

    /// The days on which some figure begins to hold or ends, in order.
    package var turningDays: [CalendarDate] {
        Set(series.values.flatMap(\.turningDays)).sorted { $0.dayNumber < $1.dayNumber }
    }
}

/// One figure through the years.
struct RateSeries: Sendable {
    /// Month and day on which there is a new one every year; nil where a figure holds until the next.
    var yearly: (month: Int, day: Int)?
    /// In the order of the days; without a figure where it is said to be unknown.
    var entries: [(since: CalendarDate, figure: Figure?)] = []

    func figure(on day: CalendarDate) -> Figure? {
        guard let entry = entries.last(where: { $0.since <= day }) else { return nil }
        return end(of: entry.since).map { day < $0 } ?? true ? entry.figure : nil
    }

    func latest(until day: CalendarDate) -> Figure? {
        entries.last { $0.since <= day && $0.figure != nil }?.figure
    }

    /// The first day on which a yearly figure holds no more; nil where a figure holds until the next.
    func end(of since: CalendarDate) -> CalendarDate? {
        guard let yearly else { return nil }
        let (year, month, day) = since.components
        let isEarlier = (month, day) < yearly
        return CalendarDate(year: isEarlier ? year : year + 1, month: yearly.month, day: yearly.day)
    }

    var turningDays: [CalendarDate] {
        entries.map(\.since) + (entries.last.flatMap { end(of: $0.since) }.map { [$0] } ?? [])
    }
}
