import Foundation
import Testing

@Suite("shortcode new")
struct NewTests {
    @Test("what it writes is proven, replays, and answers", arguments: ["515", "5151", "275700"])
    func starts(number: String) throws {
        let scratch = try Scratch()
        let run = try Run("new", number, "--directory", scratch.path(""))
        #expect(run.status == 0, "\(run.errors)")
        let files = run.output.split(separator: "\n").map(String.init)
        #expect(files == ["grammar", "en.replies", "smslog"].map { scratch.path("\(number).\($0)") })
        #expect(run.errors.split(separator: "\n").count == 3)
        let check = try Run("check", files[0])
        #expect(check.output.hasSuffix("2 messages, 2 forms, 1 replies file: nothing found\n"), "\(check.output)")
        let replay = try Run("replay", "--grammar", files[0], files[2])
        #expect(replay.status == 0, "\(replay.output) \(replay.errors)")
        let answered = try Run("--grammar", files[0], "--from", "+6281200000001", input: "order tea 3\nORDER TEA\n")
        #expect(answered.output == "Ordered: 3 x TEA. Thank you\nMissing: COUNT. Send ORDER ITEM COUNT\n")
    }

    @Test("a file that is there stays, and nothing is written", arguments: ["5151.grammar", "5151.smslog"])
    func inTheWay(name: String) throws {
        let scratch = try Scratch()
        try scratch.write("mine\n", to: name)
        let run = try Run("new", "5151", "--directory", scratch.path(""))
        #expect(run.status == 64 && run.errors.contains("\(name): File exists"))
        #expect(try scratch.text(name) == "mine\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("")) == [name])
    }

    @Test("what is no short code is refused", arguments: ["51", "1234567", "51a1", "+5151", ""])
    func wrong(number: String) throws {
        let run = try Run("new", number)
        #expect(run.status == 64 && run.errors.contains("expected 3 to 6 digits"))
    }
}
