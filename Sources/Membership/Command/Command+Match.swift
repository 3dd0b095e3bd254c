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
        case .balance: self = .balance(try CardChoice(match))
        case .status: self = .status(try CardChoice(match))
        case .contact: self = .contact
        case .refuse: self = .refuse
        case .unbind: self = .unbind
        case .help: self = .help
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
            self = match[FieldName.kpjTail.rawValue].map { .tail($0) } ?? .only
        }
    }
}

extension Match {
    fileprivate func value<Value, Fault: Error>(
        _ field: FieldName, _ read: (String) throws(Fault) -> Value
    ) throws(FieldError) -> Value? {
        guard let text = self[field.rawValue] else { return nil }
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
}
