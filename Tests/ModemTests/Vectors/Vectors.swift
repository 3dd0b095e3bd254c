import Foundation
import Modem
import ShortMessage
import Testing

/// What other implementations' tests have modems say, from outside the project: `SHORTCODE_VECTORS` names the folder,
/// `../shared/vectors` beside the package is the default.
@Suite("Vectors")
struct Vectors {
    static let file: URL = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["SHORTCODE_VECTORS"] ?? "../shared/vectors"
        return URL(filePath: named, relativeTo: root.appending(path: "/")).appending(path: "at-dialogs.jsonl")
    }()

    /// Answers that a standard contradicts, or leaves open and that are given otherwise here, with the clause.
    static let exceptions = [
        "at-dialogs-0010": "TS 27.005, 3.2.2: +CPMS= tells all three memories, also where two were set",
        "at-dialogs-0022": "V.250, 5.4.4.3: a set command that succeeds tells nothing",
        "at-dialogs-0228": "TS 27.007, 9.1: +CMEE=? tells its values",
        "at-dialogs-0193": "V.250, 5.4.4.4: several values of a test stand in parentheses",
    ]

    @Test("at-dialogs")
    func dialogs() throws {
        guard FileManager.default.fileExists(atPath: Self.file.path) else {
            print("vectors: 0 run, file not found (at-dialogs, \(Self.file.path))")
            return
        }
        let vectors = try DialogVector.read(Self.file)
        #expect(!vectors.isEmpty, "a file of vectors is empty")
        var reasons: [String: [String]] = [:]
        for vector in vectors {
            if let reason = try check(vector) { reasons[reason, default: []].append(vector.id) }
        }
        let others = reasons.values.reduce(0) { $0 + $1.count }
        print("vectors: \(vectors.count - others) run of at-dialogs, \(others) are nothing that a modem has to say:")
        for (reason, ids) in reasons.sorted(by: { $0.key < $1.key }) {
            let numbers = ids.map { $0.replacing("at-dialogs-", with: "") }.joined(separator: " ")
            print("vectors:   \(ids.count) \(reason): \(numbers)")
        }
    }

    /// Why a vector is nothing for a modem, or nil where it was run.
    private func check(_ vector: DialogVector) throws -> String? {
        switch try DialogCheck(vector).verdict() {
        case .isNot(let reason): return reason
        case .differences(let differences):
            if let clause = Self.exceptions[vector.id] {
                #expect(!differences.isEmpty, "\(vector.id) passes: strike it from the exceptions (\(clause))")
            } else {
                #expect(differences.isEmpty, "\(vector.id): \(differences.joined(separator: "; "))")
            }
            return nil
        }
    }
}

/// Holds what a vector says against what the modem says.
struct DialogCheck {
    enum Verdict {
        case differences([String])
        case isNot(String)
    }

    let vector: DialogVector

    init(_ vector: DialogVector) {
        self.vector = vector
    }

    func verdict() throws -> Verdict {
        switch vector.op {
        case "command-response": try response()
        case "parse", "line": spokenLine()
        case "error": error()
        case "dialog": try dialog()
        default: .differences(["no such operation: \(vector.op)"])
        }
    }

    static func differ<Value: Equatable>(_ found: Value, _ expected: Value) -> Verdict {
        .differences(found == expected ? [] : ["found \(found), expected \(expected)"])
    }
}

extension DialogCheck {
    /// A command and what one modem answers; identities are what the profile says.
    private func response() throws -> Verdict {
        guard let command = vector.command else { return .differences(["no command"]) }
        let name = command.dropFirst(2).prefix { !"=?".contains($0) && !$0.isNewline }
        guard name.isEmpty || name.wholeMatch(of: /\+.*|[EVQXZILMHS]\d*|&[A-Z]\d?|D\d.*/) != nil else {
            return .isNot("commands of no standard, made up for a test")
        }
        let said = vector.said
        if said.contains(where: { $0.hasPrefix(">") }) { return prompt(command) }
        if let last = said.last, last == "ERROR" || last.hasPrefix("NO ") || last == "BUSY" {
            return refusal(command.trimmingCharacters(in: .newlines), said)
        }
        guard !said.isEmpty else { return try silence(command) }
        if command.hasPrefix("AT+CUSD=1,") { return .isNot("answers of a USSD service, of which there is none here") }
        if ["+CGMI", "+CGMM", "+CGMR", "+CIMI"].contains(String(name)), !command.contains("=?") {
            return identity(String(name), said)
        }
        let answer = said.filter { $0 != "OK" }
        // A list of names without quotation marks: which are in it is the modem's.
        if name == "+GCAP" { return capabilities(answer) }
        guard answer.allSatisfy({ Shape($0) != nil }) else { return .isNot("lines in no form of the standards") }
        let told = said.firstIndex(of: "OK").map { said.suffix(from: $0 + 1) } ?? []
        let reporting = told.map { "AT\($0.prefix { $0 != ":" })=1" }
        var terminal = Terminal("ATV1")
        for line in reporting { _ = terminal.lines(line) }
        let found = terminal.lines(command.trimmingCharacters(in: .newlines))
        if command.contains("+CNUM") { return Self.differ(found.last, "OK") }
        return Self.differ(found.compactMap(form), said.compactMap(form))
    }

    /// What one modem refuses another may do; a profile refuses it in the same words.
    private func refusal(_ command: String, _ said: [String]) -> Verdict {
        var profile = ModemProfile(number: Terminal.number)
        profile.answers[String(command.dropFirst(2))] = said
        var terminal = Terminal("ATV1", profile: profile)
        return Self.differ(terminal.lines(command), said)
    }

    /// A modem that does not answer has a fault.
    private func silence(_ command: String) throws -> Verdict {
        var profile = ModemProfile(number: Terminal.number)
        profile.faults = [try LineFault("silence@\(command.dropFirst(2).trimmingCharacters(in: .newlines))")]
        var terminal = Terminal("ATV1", profile: profile)
        return Self.differ(terminal.type(command), "")
    }

    private func capabilities(_ answer: [String]) -> Verdict {
        var terminal = Terminal("ATV1")
        let form = /\+GCAP: \+[A-Z0-9]+(?:,\+[A-Z0-9]+)*/
        let found = terminal.lines("AT+GCAP").filter { $0 != "OK" }
        guard answer.allSatisfy({ $0.wholeMatch(of: form) != nil }) else {
            return .isNot("lines in no form of the standards")
        }
        return Self.differ(found.count { $0.wholeMatch(of: form) != nil }, answer.count)
    }

    private static func parenthesised(_ line: String) -> String {
        line.contains("(") ? line : line.replacing(/"[^"]*"/) { "(\($0.0))" }
    }

    /// A result code as it is; other lines by their shape.
    private func form(_ line: String) -> String? {
        Shape(line)?.description ?? (line == "OK" || line.contains("ERROR") ? line : nil)
    }

    private func identity(_ name: String, _ said: [String]) -> Verdict {
        var profile = ModemProfile(number: Terminal.number)
        switch name {
        case _ where said.count > 2: profile.answers[name] = said.dropLast()
        case "+CGMI": profile.manufacturer = said[0]
        case "+CGMM": profile.model = said[0]
        case "+CGMR": profile.revision = said[0]
        default: profile.imsi = said[0]
        }
        var terminal = Terminal("ATV1", profile: profile)
        return Self.differ(terminal.lines("AT" + name), said)
    }

    private func prompt(_ command: String) -> Verdict {
        guard command.hasPrefix("AT+CMG") else { return .isNot("commands of no standard, made up for a test") }
        var terminal = Terminal(command.contains("\"") ? "AT+CMGF=1" : "AT+CMGF=0")
        return Self.differ(terminal.type(command), "\r\n> ")
    }

    private func error() -> Verdict {
        guard let line = vector.line, let number = Int(line.drop { !$0.isNumber }) else { return .differences(["?"]) }
        let code: ResultCode =
            line.contains("CMS") ? .message(CMSError(rawValue: number)) : .equipment(CMEError(rawValue: number))
        let terminal = Terminal("AT+CMEE=1")
        let settings = terminal.settings
        return Self.differ(
            String(decoding: ATResponse.result(code).octets(settings), as: UTF8.self), "\r\n\(line)\r\n")
    }

    /// A line that modems say: one of its shape is said here, too; a registration is said in its very words.
    private func spokenLine() -> Verdict {
        // Of one value the parentheses of a test may be left out (V.250, 5.4.4.4).
        let line = vector.said.first.map { vector.kind?.hasSuffix("-test") == true ? Self.parenthesised($0) : $0 }
        let name = line.map { String($0.prefix { $0 != ":" }) }
        if let line, name == "+COPS" { return operators(line) }
        guard let line, let name, let shape = Shape(line) else { return .isNot("lines in no form of the standards") }
        switch name {
        case "+CUSD": return .isNot("answers of a USSD service, of which there is none here")
        case "+CLIP", "+CRING", "+C5GREG": return .isNot("calls and networks that there are none of here")
        case "+CREG", "+CGREG", "+CEREG": return registration(name, line)
        case "+CCLK" where !line.contains(/[+-]\d\d"/):
            return .isNot("clocks that know no zone (TS 27.007, 8.3), or have no quotation marks")
        default:
            let isKnown = Repertoire.shapes.contains(shape)
            return .differences(isKnown ? [] : ["no line of the shape \(shape) is said"])
        }
    }

    /// Finds networks in the words of the line.
    private func operators(_ line: String) -> Verdict {
        let end = line.firstRange(of: "),,").map { line.index(after: $0.lowerBound) } ?? line.endIndex
        let found = line.dropFirst("+COPS: ".count).prefix(upTo: end)
        let form = /\((\d),("[^"]*")?,("[^"]*")?,"(\d{5,6})"(?:,(\d))?\)/
        let networks = found.matches(of: form).map { match in
            MobileNetwork.Neighbour(
                state: Int(match.1) ?? 0, longName: Self.name(match.2), shortName: Self.name(match.3),
                code: String(match.4),
                accessTechnology: match.5.flatMap { Int($0) })
        }
        let first = found.matches(of: /\([^()]*\)/).map { String($0.0) }
        guard let own = networks.first, first.count == networks.count, found == first.joined(separator: ","),
            own.state == 1 || own.state == 2
        else { return .isNot("lines in no form of the standards") }
        var profile = ModemProfile(number: Terminal.number)
        (profile.network.longName, profile.network.shortName) = (own.longName, own.shortName)
        (profile.network.code, profile.network.accessTechnology) = (own.code, own.accessTechnology)
        profile.network.registration = own.state == 2 ? 1 : 0
        profile.network.neighbours = Array(networks.dropFirst())
        var terminal = Terminal("ATV1", profile: profile)
        return Self.differ(terminal.lines("AT+COPS=?").first, "+COPS: \(found),,(0-4),(0-2)")
    }

    /// What stands between quotation marks; nil for an empty field.
    private static func name(_ quoted: Substring?) -> String? {
        quoted.map { String($0.dropFirst().dropLast()) }
    }

    /// Says a registration in the words of the line, or says why it is no line of the standard.
    private func registration(_ name: String, _ line: String) -> Verdict {
        let isAnswer = vector.solicited ?? (vector.command != nil || line.wholeMatch(of: /[^:]+: \d,\d+.*/) != nil)
        let form =
            #/
            \+C[GE]?REG: \x20 (?: (\d) , )? (\d+)
            (?: ," ([0-9A-Fa-f]{4}) "," ([0-9A-Fa-f]{4,8}) " (?: , (\d) (?: ," ([0-9A-F]{2}) " )? )? )?
            /#
        guard let match = line.wholeMatch(of: form), (match.1 != nil) == isAnswer else {
            return .isNot("lines in no form of the standards")
        }
        var profile = ModemProfile(number: Terminal.number)
        profile.network.registration = Int(match.2) ?? 0
        profile.network.area = match.3.map(String.init) ?? ""
        profile.network.cell = match.4.map(String.init) ?? ""
        profile.network.accessTechnology = match.5.flatMap { Int($0) }
        profile.network.routingArea = match.6.map(String.init)
        let reporting = match.1.flatMap { Int($0) } ?? (match.3 == nil ? 1 : 2)
        var terminal = Terminal("AT\(name)=\(reporting)", profile: profile)
        if isAnswer { return Self.differ(terminal.lines("AT\(name)?").first, line) }
        _ = terminal.lines("AT+CFUN=4")
        return Self.differ(terminal.lines("AT+CFUN=1").last, line)
    }

    /// Typed and given in turns; a message is brought as it stands.
    private func dialog() throws -> Verdict {
        var terminal = Terminal("AT+CSMS=1;+CNMI=2,2,0,1")
        var given = ""
        var differences: [String] = []
        for step in vector.steps ?? [] {
            switch step.dir {
            case "te": given = terminal.type(step.data)
            case "ta": if !given.hasSuffix("\r\n\(step.data)\r\n") { differences.append("given \(given)") }
            default: differences += try bring(step.data, to: &terminal)
            }
        }
        return .differences(differences)
    }

    private func bring(_ data: String, to terminal: inout Terminal) throws -> [String] {
        let lines = data.split(whereSeparator: \.isNewline)
        let octets = try Hexadecimal.octets(lines[1])
        let isReport = data.hasPrefix("+CDS")
        let reading = try PDU.reading(octets, .mobileTerminated, hasServiceCentreAddress: !isReport)
        let given: String
        switch reading.pdu.tpdu {
        case .deliver(let deliver): given = terminal.deliver(deliver)
        case .statusReport(let report): given = terminal.report(report)
        default: return ["nothing that is brought to a modem"]
        }
        let tpdu = octets.suffix(isReport ? octets.count : octets.count - 1 - Int(octets[0]))
        return given.hasSuffix(Array(tpdu).hexadecimal + "\r\n") ? [] : ["given \(given)"]
    }
}

/// Every line that the modem says in a conversation that has everything in it, by its shape.
enum Repertoire {
    static let shapes: Set<Shape> = {
        var said: [String] = []
        for format in 0...1 {
            for detail in 0...1 {
                var terminal = Terminal("AT+CMGF=\(format);+CSDH=\(detail);+CNMI=2,1,0,2")
                for command in commands { said.append(terminal.type(command)) }
                let storing = format == 1 ? "AT+CMGW=\"2757\"\rx\u{1A}" : "AT+CMGW=16\r\(SendingTests.pdu)\u{1A}"
                said += [storing, "AT+CMGR=1\r", "AT+CMGL=4\r", "AT+CMGL=\"ALL\"\r", "AT+CMGD=1,4\r"].map {
                    terminal.type($0)
                }
                said.append(terminal.deliver(.text("one")))
                said.append(terminal.report(.delivered))
                said += ["AT+CMGR=1\r", "AT+CMGR=2\r", "AT+CMGL=4\r", "AT+CMGL=\"ALL\"\r", "AT+CNMI=2,2,0,1\r"].map {
                    terminal.type($0)
                }
                said.append(terminal.deliver(.text("two")))
                said.append(terminal.report(.delivered))
                said.append(terminal.type("AT+CMGS=\"2757\"\rx\u{1A}AT+CMGS=16\r\(SendingTests.pdu)\u{1A}"))
            }
        }
        return Set(said.flatMap { $0.split(whereSeparator: \.isNewline) }.compactMap { Shape(String($0)) })
    }()

    private static let commands = [
        "AT+CPMS=?\r", "AT+CPMS?\r", "AT+CNMI=?\r", "AT+CNMI?\r", "AT+CSCA?\r", "AT+CSCS?\r", "AT+CSCS=?\r",
        "AT+CSMP?\r", "AT+CCLK?\r", "AT+CSQ\r", "AT+CBC\r", "AT+CSMS?\r", "AT+CMGD=?\r", "AT+CPAS=?\r",
    ]
}
