extension CommandTable {
    /// The SIM's lock (TS 27.007, 7.4, 7.5 and 8.3).
    static let simCommands: [String: CommandDefinition] = [
        "+CPIN": CommandDefinition(
            set: enterPIN,
            read: { session throws(ATError) in
                switch session.sim.missing {
                case nil: ["+CPIN: READY"]
                case CMEError.pukRequired?: ["+CPIN: SIM PUK"]
                default: ["+CPIN: SIM PIN"]
                }
            }),
        "+CPINR": .telling { session throws(ATError) in
            ["+CPINR: SIM PIN,\(session.sim.attemptsLeft),3"]
        },
        "+CLCK": CommandDefinition(set: lock, test: { _ throws(ATError) in ["+CLCK: (\"SC\")"] }),
        "+CPWD": CommandDefinition(set: changePassword, test: { _ throws(ATError) in ["+CPWD: (\"SC\",8)"] }),
    ]

    /// `+CPIN="1234"`, or `+CPIN="puk","newpin"`.
    private static let enterPIN: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(2)
        guard session.sim.missing != nil else { throw .equipment(.operationNotAllowed) }
        guard let password = try arguments.password(0) else { throw arguments.error }
        if let new = try arguments.password(1) {
            try session.sim.unlock(puk: password, newPIN: new)
        } else {
            try session.sim.unlock(pin: password)
        }
        session.becameReachable()
        return .done([])
    }

    /// `+CLCK="SC",<mode>[,"<pin>"]`: 0 takes the lock off, 1 puts it on, 2 asks.
    private static let lock: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(4)
        guard try arguments.name(0) == "SC" else { throw .equipment(.operationNotSupported) }
        let mode = try arguments.neededNumber(1, in: 0...2)
        guard mode < 2 else { return .done(["+CLCK: \(session.sim.isLockEnabled ? 1 : 0)"]) }
        guard let pin = try arguments.password(2) else { throw .equipment(.incorrectPassword) }
        try session.sim.setLock(mode == 1, pin: pin)
        return .done([])
    }

    /// `+CPWD="SC","old","new"`.
    private static let changePassword: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(3)
        guard try arguments.name(0) == "SC" else { throw .equipment(.operationNotSupported) }
        guard let old = try arguments.password(1), let new = try arguments.password(2) else { throw arguments.error }
        try session.sim.change(pin: old, to: new)
        return .done([])
    }
}
