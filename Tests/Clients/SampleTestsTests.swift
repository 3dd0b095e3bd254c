import Foundation
import Testing

/// What `samples/ci` shows to others, run as they would: the installed program, and logs of which one is wrong.
@Suite("Samples for other people's tests")
struct SampleTestsTests {
    @Test("replay.sh plays a folder, and writes results that follow the schema of JUnit's files")
    func script() async throws {
        try await Bench.use { bench in
            try await bench.run("replay.sh", endingWith: 0)
            try bench.stand.write(wrong: true)
            let said = try await bench.run("replay.sh", endingWith: 1)
            try #require(said.contains("2 recordings, 1 not as recorded"))
            let schema = Project.root.appending(path: "Tests/Clients/junit.xsd").path
            let results = bench.stand.folder.path("results.xml")
            _ = try await bench.stand.run("xmllint", .xmllint, ["--noout", "--schema", schema, results])
        }
    }

    @Test("gateway.sh plays a log to a program at $MODEM, tells what it answers, and ends it")
    func gateway() async throws {
        try await Bench.use { bench in
            let folder = bench.stand.folder
            try folder.write(GatewayReplayTests.log, to: "day.smslog")
            let program = [try ClientProgram.python.url.path, Project.script("gateway_client.py")]
            let said = try await bench.run(
                "gateway.sh", ["5151", "day.smslog"] + program, endingWith: 1, ["SETTLE": "2s"])
            try #require(said.contains("12 messages, 12 replies, 1 not recorded"))
            try await bench.run("gateway.sh", ["5151", "missing.smslog"] + program, endingWith: 64)
        }
    }

    @Test("test_logs.py is a test a log for pytest")
    func pytest() async throws {
        try await Bench.use { bench in
            let arguments = ["-p", "no:cacheprovider", bench.sample("test_logs.py")]
            let good = try await bench.stand.run("pytest", .pytest, arguments, environment: bench.environment)
            try #require(good.contains("4 passed"))
            try bench.stand.write(wrong: true)
            let process = try bench.stand.start(
                "pytest-2", ClientProgram.pytest.url, arguments, environment: bench.environment)
            try #require(await process.end() == 1)
            try #require(process.said.contains("1 failed, 3 passed"))
            try #require(process.said.contains("b.smslog:2: changed"))
        }
    }

    @Test(
        "test_serve.py and serve.sh start the server, send, wait and assert", arguments: ["test_serve.py", "serve.sh"])
    func server(_ name: String) async throws {
        try await Bench.use { bench in
            guard name.hasSuffix(".py") else {
                let said = try await bench.run(name, endingWith: 0)
                return try #require(said.contains("answered"))
            }
            let arguments = ["-p", "no:cacheprovider", bench.sample(name)]
            let said = try await bench.stand.run("pytest", .pytest, arguments, environment: bench.environment)
            try #require(said.contains("1 passed"))
        }
    }

    @Test("LogsTest.java is a test a log for JUnit 5")
    func junit() async throws {
        try await Bench.use { bench in
            let jars = "/usr/share/java/*"
            _ = try await bench.stand.run(
                "javac", .javac, ["-cp", jars, "-d", "classes", "-Xlint:all", bench.sample("LogsTest.java")])
            let arguments = ["-cp", "classes:" + jars, "org.junit.platform.console.ConsoleLauncher"]
            let options = ["--disable-banner", "--disable-ansi-colors", "--select-class", "LogsTest"]
            let good = try await bench.stand.run("java", .java, arguments + options, environment: bench.environment)
            try #require(good.contains("2 tests successful"))
            try bench.stand.write(wrong: true)
            let process = try bench.stand.start(
                "java-2", ClientProgram.java.url, arguments + options, environment: bench.environment)
            try #require(await process.end() == 1)
            try #require(process.said.contains("1 tests failed") && process.said.contains("@@"))
        }
    }

    @Test("the steps of github-actions.yml run as they are written")
    func workflow() async throws {
        try await Bench.use { bench in
            let said = try await bench.stand.run(
                "steps", .python, [Project.script("workflow_steps.py"), bench.sample("github-actions.yml")])
            try bench.stand.folder.write(said, to: "steps.sh", mode: 0o700)
            try bench.stand.folder.makeFolders("tools")
            try FileManager.default.createSymbolicLink(
                atPath: bench.stand.folder.path("tools/shortcode"), withDestinationPath: Project.shortcode.path)
            try await bench.run(bench.stand.folder.path("steps.sh"), endingWith: 0, ["PATH": "/usr/bin:/bin"])
            try #require(bench.stand.folder.text("results.xml").contains("tests=\"2\" failures=\"0\""))
            try bench.stand.write(wrong: true)
            try await bench.run(bench.stand.folder.path("steps.sh"), endingWith: 1, ["PATH": "/usr/bin:/bin"])
        }
    }
}

/// A folder with logs, and the program on the path.
private struct Bench {
    let stand: Stand
    let environment: [String: String]

    static func use(_ test: @Sendable (Bench) async throws -> Void) async throws {
        try await Stand.use { stand in
            try stand.folder.makeFolders("logs", "bin")
            try FileManager.default.createSymbolicLink(
                atPath: stand.folder.path("bin/shortcode"), withDestinationPath: Project.shortcode.path)
            try stand.write(wrong: false)
            let environment = [
                "PATH": "\(stand.folder.path("bin")):/usr/bin:/bin", "SHORTCODE_LOGS": stand.folder.path("logs"),
                "PYTHONDONTWRITEBYTECODE": "1",
            ]
            try await test(Bench(stand: stand, environment: environment))
        }
    }

    func sample(_ name: String) -> String { Project.root.appending(path: "samples/ci/\(name)").path }

    /// Runs a script.
    ///
    /// - Parameter script: a sample's name, or a path.
    @discardableResult
    func run(
        _ script: String, _ arguments: [String] = [], endingWith status: Int32, _ more: [String: String] = [:]
    ) async throws -> String {
        let path = script.hasPrefix("/") ? script : sample(script)
        let process = try stand.start(
            "script-\(stand.folder.names(in: ".").count)", URL(fileURLWithPath: path), arguments,
            environment: environment.merging(more) { $1 })
        let ended = try await process.end()
        try #require(ended == status, "\(process.said)")
        return process.said
    }
}

extension Stand {
    /// Two logs, of which the second may be wrong.
    fileprivate func write(wrong: Bool) throws {
        let time = "2026-11-21T08:00:00+07:00"
        let log = """
            \(time) +6281200000003 > 2757 KONTAK
            \(time) 2757 > +6281200000003 Hubungi 175, ...

            """
        try folder.write(log, to: "logs/a.smslog")
        try folder.write(wrong ? log.replacing("175", with: "157") : log, to: "logs/b.smslog")
    }
}
