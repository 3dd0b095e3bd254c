import Foundation
import Modem
import ShortMessage
import Testing

@Suite("Profiles")
struct ProfileTests {
    @Test("a file takes the place of what is there, and answers commands")
    func entries() throws {
        let source = """
            # a modem
            manufacturer  SIMCOM_Ltd
            memory-sm     3
            answer ^SYSINFO
                ^SYSINFO: 2,3
                second line
            answer +CVHU=0
                ERROR
            signal 7
            """
        var terminal = Terminal("ATV1", profile: try Terminal.profile(source))
        #expect(terminal.lines("AT+CGMI;+CSQ") == ["SIMCOM_Ltd", "+CSQ: 7,99", "OK"])
        #expect(terminal.lines("AT^SYSINFO") == ["^SYSINFO: 2,3", "second line", "OK"])
        #expect(terminal.lines("AT+CVHU=0") == ["ERROR"])
        #expect(terminal.lines("AT+CPMS?")[0].hasPrefix("+CPMS: \"SM\",0,3"))
    }

    static let mistakes: [(source: String, line: Int, problem: ProfileError.Problem)] = [
        ("colour red", 1, .unknownName("colour")), ("# x\nmodel", 2, .noValue("model")),
        ("signal loud", 1, .badValue("signal", "loud")), ("imei 123", 1, .badValue("imei", "123")),
        ("    an answer to nothing", 1, .answerWithoutCommand),
    ]

    @Test("a line that says nothing is named", arguments: mistakes)
    func mistake(source: String, line: Int, problem: ProfileError.Problem) {
        let error = #expect(throws: ProfileError.self) { try Terminal.profile(source) }
        #expect(error == ProfileError(line: line, problem: problem))
    }

    static let samples: [URL] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "samples/modems")
        return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }()

    @Test("the samples are profiles, and each answers what its lines say", arguments: samples)
    func sample(_ file: URL) throws {
        #expect(Self.samples.count >= 3)
        let source = try String(contentsOf: file, encoding: .utf8)
        let profile = try Terminal.profile(source)
        var terminal = Terminal("ATV1", profile: profile)
        #expect(terminal.lines("AT+CGMI") == [profile.manufacturer, "OK"])
        for (command, lines) in profile.answers {
            #expect(terminal.lines("AT" + command).starts(with: lines), "\(command)")
        }
    }

    @Test("the generic sample is what a modem is without one")
    func generic() throws {
        let file = try #require(Self.samples.first { $0.lastPathComponent == "generic.profile" })
        let source = try String(contentsOf: file, encoding: .utf8)
        #expect(try Terminal.profile(source) == ModemProfile(number: Terminal.number))
    }
}
