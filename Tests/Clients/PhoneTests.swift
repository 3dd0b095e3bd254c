import Foundation
import Testing

/// The page that `serve` shows, in Chromium.
@Suite("The phone in a browser")
struct PhoneTests {
    /// A function of `scenarios.py`, and what it holds the page to.
    static let scenarios = [
        Scenario("conversation", "a member registers and asks; a move completes when 24 hours have passed"),
        Scenario("loss", "a fault that is switched on strikes, and is seen where it struck"),
        Scenario("script", "markup and scripts in a message stay text"),
        Scenario("reload", "a page that is loaded again has lost nothing"),
        Scenario("resume", "a page whose server was killed says so, and has everything when that is back"),
        Scenario("token", "a server with a token is given it once a tab"),
        Scenario("handset", "what is for a handset that is away waits, and arrives when that is back"),
        Scenario("full", "what is for a handset that is full waits, and nobody else's does"),
        Scenario("aimed", "a fault for one number, or for the next message, strikes that and no more"),
        Scenario(
            "gateways", "who has bound is seen with what went over, and a fault of SMPP that is switched on strikes"),
        Scenario("time", "an hour more, a higher speed and a pause are what every clock shows"),
        Scenario("log", "an example of the grammar is sent and recorded, and what is saved passes as a test"),
        Scenario("keyboard", "everything goes by keys alone, and the focus is always seen"),
        Scenario("narrow", "a page of 360 px shows everything"),
        Scenario("accessibility", "axe-core finds nothing, in both themes and widths"),
    ]

    @Test("the console has no complaint, and", arguments: scenarios)
    func scenario(_ scenario: Scenario) async throws {
        try await Stand.use { stand in
            let script = try stand.start(
                scenario.name, Project.browserPython,
                [Project.script("browser/scenarios.py"), Project.shortcode.path, scenario.name],
                environment: ["PYTHONDONTWRITEBYTECODE": "1"])
            try #require(await script.end() == 0)
            try #require(script.said.contains("passed \(scenario.name)"))
        }
    }
}

struct Scenario: CustomTestStringConvertible, Sendable {
    let name: String
    let testDescription: String

    init(_ name: String, _ testDescription: String) {
        (self.name, self.testDescription) = (name, testDescription)
    }
}
