import Testing

@Suite("The file of options for serve")
struct ServeSettingsTests {
    private static let file = """
        # Where everything is.
        http = 0
        smpp=2776
          pty = ./ttySC0
        pty = ./ttySC1
        receipt = to=+62812*,state=UNDELIV
        strict = true
        unmasked = false
        drain = 2s

        """

    private func check(_ file: String, _ arguments: String...) throws -> Run {
        let scratch = try Scratch()
        try scratch.write(file, to: "options")
        return try Run(["serve", "--config", scratch.path("options"), "--check"] + arguments)
    }

    @Test("--check says what counts, which is read again as the same")
    func readAgain() throws {
        let first = try check(Self.file)
        #expect(first.status == 0 && first.lines.contains("smpp = 2776") && first.lines.contains("strict = true"))
        #expect(first.lines.filter { $0.hasPrefix("pty") } == ["pty = ./ttySC0", "pty = ./ttySC1"])
        #expect(first.lines.contains("receipt = to=+62812*,state=UNDELIV"))
        #expect(try check(first.output).output == first.output)
    }

    @Test("what stands in the arguments counts more; what may be repeated is added")
    func arguments() throws {
        let run = try check(Self.file, "--http", "8080", "--pty=./ttySC2", "--unmasked")
        #expect(run.lines.first == "http = 8080" && run.lines.contains("unmasked = true"))
        #expect(run.lines.filter { $0.hasPrefix("pty") }.count == 3)
    }

    static let completed: [(file: String, arguments: [String])] = [
        ("token-file = token\n", ["--http", "0.0.0.0:0"]), ("accounts = accounts\n", ["--smpp", "0.0.0.0:0"]),
        ("record = a.smslog\n", ["--pseudonymise", "key"]), ("smpp = 0\n", ["--outbind", "2776"]),
        ("listen = 0\nlisten = 0\n", ["--number", "+628120001", "--number", "+628120002"]),
    ]

    @Test("what the file has makes right what the arguments have alone", arguments: completed)
    func together(_ file: String, _ arguments: [String]) throws {
        let scratch = try Scratch()
        try scratch.write(file, to: "options")
        let run = try Run(["serve", "--config", scratch.path("options"), "--check"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
    }

    #if !TLS
        @Test("without TLS in the build, its options say how to build it", arguments: ["serve", "smpp"])
        func noTLS(_ command: String) throws {
            let run = try Run([command, "--tls-cert", "cert.pem", "--tls-key", "key.pem"])
            #expect(run.status == 64 && run.errors.contains("swift build -c release --traits TLS"))
        }
    #endif

    static let wrong: [(String, String)] = [
        ("http = 0\nhtpt = 1\n", ":2: 'htpt' is no option here"),
        ("http = 0\nhttp = 1\n", ":2: 'http' stands here twice"),
        ("\nhttp\n", ":2: 'http' has no value"), ("strict = yes\n", ":1: 'strict' is true or false"),
        ("http = 0\n# …\ndrain = soon\n", ":3: "), ("history = 0\n", ":1: "), ("smpp = 0.0.0.0:0\n", ":1: "),
        ("config = other\n", ":1: 'config' is no option here"), ("fault = lost=1%\n", ":1: "),
    ]

    @Test("what is wrong is told with file and line", arguments: wrong)
    func fault(_ file: String, _ told: String) throws {
        let run = try check(file)
        #expect(run.status == 64 && run.errors.contains("options" + told), "\(run.errors)")
    }

    @Test("every option of serve can stand in the file")
    func everyOption() throws {
        let help = try Run("help", "serve").output
        let named = help.matches(of: /\n  --([a-z-]+)/).map { String($0.output.1) }
        for name in named where !["config", "check", "version", "help"].contains(name) {
            let run = try check("\(name) = \n")
            #expect(run.errors.contains("'\(name)' has no value"), "\(name): \(run.errors)")
        }
        #expect(named.count > 30)
    }
}
