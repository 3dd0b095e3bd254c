public import MessageGrammar
import ShortMessage

extension Command {
    /// Gives a match its meaning. Nothing else in the project reads a field by name.
    ///
    /// - Throws: where a field has the shape that the grammar asks and is yet no value of its type.
    public init(_ match: Match) throws(FieldError) {
        guard let name = MessageName(rawValue: match.message) else {
            preconditionFailure("the grammar was read with a message \(match.message) that no command is")
        }
        switch name {
        case .register: self = .register(try Registration(match))
        case .balance: self = .ask(.balance, try CardChoice(match))
        case .pension: self = .ask(.pension, try CardChoice(match))
        case .status: self = .ask(.status, try CardChoice(match))
        case .contributions: self = .ask(.contributions, try CardChoice(match))
        case .claim: self = .ask(.claim, try CardChoice(match))
        case .programmes: self = .ask(.programmes, try CardChoice(match))
        case .projection: self = .project(try Projection.Question(match))
        case .programme: self = .programme(try match.requiredChoice(.programme, ProgrammeTopic.init(code:)))
        case .conditions: self = .conditions(try match.choice(.claimCase, ClaimCase.init(word:)))
        case .complaint: self = .complain(try match.requiredChoice(.report, Report.init))
        case .particulars: self = .particulars(ofTelephone: ["HP", "NOMOR"].contains(match.text(of: .particular)))
        case .branch: self = .branch(try match.choice(.town, Town.init))
        case .contact: self = .contact(try match.choice(.channel, ContactChannel.init(word:)))
        case .language: self = .speak(try match.requiredChoice(.language, Language.init(word:)))
        case .help: self = .help(try match.choice(.topic, HelpTopic.init(rawValue:)))
        case .insurance, .findCard, .lostCard, .password, .taught, .refuse, .unbind: self = Self.bare(name)
        }
    }

    /// The command of a message whose fields say nothing more.
    private static func bare(_ name: MessageName) -> Command {
        switch name {
        case .insurance: .insurance
        case .findCard: .findCard
        case .lostCard: .lostCard
        case .password: .password
        case .refuse: .refuse
        case .unbind: .unbind
        default: .taught
        }
    }
}

extension Registration {
    fileprivate init(_ match: Match) throws(FieldError) {
        guard let birthDate = match.date(FieldName.birthDate.rawValue) else { throw FieldError(.birthDate, .missing) }
        self.init(
            nik: try match.required(.nik) { text throws(InvalidNIK) in try NIK(text) },
            name: try match.value(.name) { text throws(InvalidPersonName) in try PersonName(text) },
            birthDate: birthDate,
            kpj: try match.required(.kpj) { text throws(InvalidKPJ) in try KPJ(text) },
            email: try match.value(.email) { text throws(InvalidEmail) in try Email(text) })
    }
}

extension CardChoice {
    fileprivate init(_ match: Match) throws(FieldError) {
        if let kpj = try match.value(.kpj, { text throws(InvalidKPJ) in try KPJ(text) }) {
            self = .card(kpj)
        } else {
            self = match.text(of: .kpjTail).map { .tail($0) } ?? .only
        }
    }
}

extension Projection.Question {
    fileprivate init(_ match: Match) throws(FieldError) {
        self.init(
            wage: try match.choice(.wage) { text in
                Int64(text).flatMap { Projection.wages.contains($0) ? try? Rupiah($0) : nil }
            },
            years: try match.requiredChoice(.years) { text in
                Int(text).flatMap { Projection.spans.contains($0) ? $0 : nil }
            })
    }
}

extension Match {
    fileprivate func text(of field: FieldName) -> String? { self[field.rawValue] }

    fileprivate func value<Value, Fault: Error>(
        _ field: FieldName, _ read: (String) throws(Fault) -> Value
    ) throws(FieldError) -> Value? {
        guard let text = text(of: field) else { return nil }
        do {
            return try read(text)
        } catch {
            throw FieldError(field, error as? InvalidNIK == .impossibleDate ? .impossibleDate : .invalid)
        }
    }

    fileprivate func required<Value, Fault: Error>(
        _ field: FieldName, _ read: (String) throws(Fault) -> Value
    ) throws(FieldError) -> Value {
        guard let value = try value(field, read) else { throw FieldError(field, .missing) }
        return value
    }

    /// The value of a field that may be left out, where `read` knows its text.
    fileprivate func choice<Value>(_ field: FieldName, _ read: (String) -> Value?) throws(FieldError) -> Value? {
        guard let text = text(of: field) else { return nil }
        guard let value = read(text) else { throw FieldError(field, .invalid) }
        return value
    }

    fileprivate func requiredChoice<Value>(_ field: FieldName, _ read: (String) -> Value?) throws(FieldError) -> Value {
        guard let value = try choice(field, read) else { throw FieldError(field, .missing) }
        return value
    }
}
