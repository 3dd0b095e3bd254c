import MessageCentre
import ShortMessage
import Testing

@Suite("A clock driver")
struct ClockDriverTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    /// What `LATER` said, so many seconds after the first message.
    private func passed(_ passage: Passage?) -> [String]? { passage?.fired.map(\.message.text) }

    @Test("on the machine's clock catches up with it, and does nothing where nothing is due")
    func real() async throws {
        var driver = ClockDriver(centre, .real)
        try await centre.submit("LATER 60")
        #expect(driver.machineTime(of: try moment(60), now: try moment(7)) == (try moment(60)))
        #expect(try await driver.catchUp(with: moment(59)) == nil)
        #expect(passed(try await driver.catchUp(with: moment(61))) == ["now"])
        #expect(try await driver.catchUp(with: moment(1000)) == nil)
    }

    @Test(
        "that is scaled has so many seconds of the centre in one of the machine's, from the first moment on",
        arguments: [(60.0, 60, 1), (0.5, 60, 120), (1.0, 3600, 3600)])
    func scaled(factor: Double, later: Int64, machine: Int64) async throws {
        var driver = ClockDriver(centre, .scaled(factor))
        try await centre.submit("LATER \(later)")
        #expect(try await driver.catchUp(with: moment(9999)) == nil)
        #expect(driver.machineTime(of: try moment(0), now: try moment(5000)) == (try moment(5000)))
        #expect(driver.machineTime(of: try moment(later), now: try moment(5000)) == (try moment(5000 + machine)))
        let before = try moment(5000 + machine).adding(milliseconds: -1)
        #expect(try await driver.catchUp(with: before) == nil)
        #expect(passed(try await driver.catchUp(with: moment(5000 + machine))) == ["now"])
    }

    @Test(
        "of a log, or that is told, takes no time and does not follow the machine's clock",
        arguments: [
            ClockDriver.Course.log, .hand,
        ])
    func told(course: ClockDriver.Course) async throws {
        var driver = ClockDriver(centre, course)
        try await centre.submit("LATER 60")
        #expect(driver.machineTime(of: try moment(60), now: try moment(0)) == nil)
        #expect(try await driver.catchUp(with: moment(9999)) == nil)
        #expect(try await driver.nextDue() == moment(60))
        #expect(passed(try await driver.advance(to: moment(60))) == ["now"])
        #expect(try await driver.nextDue() != moment(60))
    }
}
