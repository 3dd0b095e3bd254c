/// What a command does in each of its forms; a form that it has not is an error.
struct CommandDefinition: Sendable {
    typealias Reading = @Sendable (ModemSession) throws(ATError) -> [ATText]
    typealias Doing = @Sendable (inout ModemSession, ATArguments) throws(ATError) -> CommandOutcome

    /// What the SIM must allow.
    let access: Access
    /// The action, and the setting of values.
    let act: Doing
    let set: Doing
    let read: Reading?
    /// Every command can be tested for; some tell their values.
    let test: Reading
    /// Instead of `test`, where finding the values takes its time.
    var search: Doing?

    /// Whether errors are those of TS 27.005.
    var isOfMessages: Bool { access == .messages }

    enum Access: Sendable {
        case always
        /// Only behind the PIN.
        case equipment
        /// Only behind the PIN, and errors are those of TS 27.005.
        case messages
    }

    init(
        _ access: Access = .always, act: @escaping Doing = Self.refuse, set: @escaping Doing = Self.refuse,
        read: Reading? = nil, test: @escaping Reading = { _ throws(ATError) in [] }
    ) {
        (self.access, self.act, self.set, self.read, self.test) = (access, act, set, read, test)
    }

    static let refuse: Doing = { _, _ throws(ATError) in throw .error }
}

extension CommandDefinition.Access {
    func check(_ sim: SIM) throws(ATError) {
        guard let missing = sim.missing else { return }
        switch self {
        case .always: break
        case .equipment: throw .equipment(missing)
        case .messages: throw .message(missing == .pukRequired ? .pukRequired : .pinRequired)
        }
    }
}

extension CommandDefinition {
    /// A command that only tells something.
    static func telling(_ access: Access = .always, _ tell: @escaping Reading) -> CommandDefinition {
        CommandDefinition(access, act: { session, _ throws(ATError) in .done(try tell(session)) })
    }

    /// A command that is accepted in every form and does nothing.
    static let accepted = CommandDefinition(
        act: { _, _ throws(ATError) in .done([]) }, set: { _, _ throws(ATError) in .done([]) },
        read: { _ throws(ATError) in [] })

    /// A command of one number.
    static func number(
        _ name: String, _ range: ClosedRange<Int>, _ setting: any WritableKeyPath<ModemSettings, Int> & Sendable,
        _ access: Access = .always
    ) -> CommandDefinition {
        CommandDefinition(
            access,
            set: { session, arguments throws(ATError) in
                try arguments.most(1)
                session.settings[keyPath: setting] =
                    try arguments.number(0, in: range) ?? ModemSettings()[keyPath: setting]
                return .done([])
            },
            read: { session throws(ATError) in ["\(name): \(session.settings[keyPath: setting])"] },
            test: { _ throws(ATError) in ["\(name): \(range.listed)"] })
    }
}

extension ClosedRange<Int> {
    /// As test commands write it (V.250, 5.4.4.4): `(0,1)`, `(0-3)`, `(0)`.
    var listed: String {
        switch count {
        case 1: "(\(lowerBound))"
        case 2: "(\(lowerBound),\(upperBound))"
        default: "(\(lowerBound)-\(upperBound))"
        }
    }
}
