/// What came of a command.
enum CommandOutcome {
    /// It is done and told this.
    case done([ATText])
    /// The line ends with this.
    case ends(ResultCode)
    /// It goes on: behind a prompt, or when somebody else has answered.
    case waits
}

extension ModemSession {
    /// Does a command line.
    mutating func begin(_ body: [UInt8]) {
        let line = ATLine(body)
        if faults.areNone { execute(line) } else { begin(line, body) }
    }

    mutating func execute(_ line: ATLine) {
        self.line = line
        executeRemaining()
    }

    /// Gives an octet of a line back; where echoes can be lost, they wait until it is known whether this one is.
    mutating func echo(ofLine octet: UInt8) {
        guard settings.echoes else { return }
        if faults.losesEchoes { heldEcho.append(octet) } else { write([octet]) }
    }

    mutating func giveEcho() {
        write(heldEcho)
        heldEcho = []
    }

    /// Does commands from left to right, up to the first that fails or waits (V.250, 5.2.1).
    mutating func executeRemaining() {
        do throws(ATError) {
            while let command = try nextCommand() {
                switch try perform(command) {
                case .done(let lines): if !lines.isEmpty { say(.information(lines)) }
                case .ends(let code): return finish(code)
                case .waits: return
                }
            }
            finish(.ok)
        } catch {
            finish(error.resultCode)
        }
    }

    private mutating func nextCommand() throws(ATError) -> ATCommand? {
        do {
            return try line.next()
        } catch {
            throw .error
        }
    }

    mutating func finish(_ code: ResultCode) {
        state = .ready
        line = .empty
        say(.result(code))
    }

    private mutating func perform(_ command: ATCommand) throws(ATError) -> CommandOutcome {
        if let answer = profile.answers["\(command)".uppercased()] { return outcome(answer) }
        if let number = command.registerNumber { return try register(number, command.form) }
        guard let definition = CommandTable.commands[command.name] else { throw .error }
        if command.form != .test { try definition.access.check(sim) }
        switch command.form {
        case .test:
            guard let search = definition.search else { return .done(try definition.test(self)) }
            return try search(&self, ATArguments([], isMessageCommand: false, self))
        case .read:
            guard let read = definition.read else { throw .error }
            return .done(try read(self))
        case .action: return try definition.act(&self, ATArguments([], isMessageCommand: definition.isOfMessages, self))
        case .set(let values):
            return try definition.set(&self, ATArguments(values, isMessageCommand: definition.isOfMessages, self))
        }
    }

    /// An answer of the profile; its last line may be a result code, otherwise `OK` ends it.
    private mutating func outcome(_ answer: [String]) -> CommandOutcome {
        guard let last = answer.last, let code = ResultCode(text: last) else { return .done(answer.map { ATText($0) }) }
        if answer.count > 1 { say(.information(answer.dropLast().map { ATText($0) })) }
        return code == .ok ? .done([]) : .ends(code)
    }

    /// `S3?` and `S3=13` (V.250, 5.3.2).
    private mutating func register(_ number: Int, _ form: ATCommand.Form) throws(ATError) -> CommandOutcome {
        guard let value = settings.registers[number] else { throw .error }
        switch form {
        case .read: return .done([ATText(String("00\(value)".suffix(3)))])
        case .set(let values):
            // What ends lines and takes back characters is ASCII (6.2.1 to 6.2.3).
            let most: UInt8 = (3...5).contains(number) ? 127 : 255
            guard case .number(let value)? = values.first, let octet = UInt8(exactly: value), octet <= most else {
                throw .error
            }
            settings.registers[number] = octet
        case .action, .test: break
        }
        return .done([])
    }
}
