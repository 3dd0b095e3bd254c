extension CommandTable {
    /// The network (TS 27.007, 7.2, 7.3 and 10.1).
    static let networkCommands: [String: CommandDefinition] = [
        "+CREG": registration("+CREG", 0...3), "+CGREG": registration("+CGREG", 0...3),
        "+CEREG": registration("+CEREG", 0...3),
        "+COPS": operatorSelection,
        "+CSQ": CommandDefinition(
            act: { session, _ throws(ATError) in
                .done(["+CSQ: \(session.isRadioOn ? session.profile.signal : 99),99"])
            },
            test: { _ throws(ATError) in ["+CSQ: (0-31,99),(0-7,99)"] }),
        "+CGATT": CommandDefinition(
            set: { _, arguments throws(ATError) in
                _ = try arguments.neededNumber(0, in: 0...1)
                return .done([])
            },
            read: { session throws(ATError) in ["+CGATT: \(session.isRegistered ? 1 : 0)"] },
            test: { _ throws(ATError) in ["+CGATT: (0,1)"] }),
    ]

    /// In the order in which changes are told.
    static let registrationNames = ["+CREG", "+CGREG", "+CEREG"]

    private static func registration(_ name: String, _ range: ClosedRange<Int>) -> CommandDefinition {
        CommandDefinition(
            set: { session, arguments throws(ATError) in
                try arguments.most(1)
                session.settings.registrationReporting[name] = try arguments.number(0, in: range) ?? 0
                return .done([])
            },
            read: { session throws(ATError) in
                let reporting = session.settings.registrationReporting[name] ?? 0
                return ["\(name): \(reporting),\(session.registration(of: name, reporting: reporting))"]
            },
            test: { _ throws(ATError) in ["\(name): \(range.listed)"] })
    }

    /// `+COPS: <mode>[,<format>,"<oper>"[,<AcT>]]`.
    private static let currentOperator: CommandDefinition.Reading = { session throws(ATError) in
        guard session.isRegistered else { return ["+COPS: \(session.operatorSelection)"] }
        let network = session.network
        let format = session.settings.operatorFormat
        let text = format == 0 ? network.longName : network.shortName
        let name = format == 2 ? ATText(network.code) : session.settings.characterSet.encode(text ?? network.code)
        let technology = network.accessTechnology.map { ",\($0)" } ?? ""
        return ["+COPS: \(session.operatorSelection),\(format),\(name.quoted)\(technology)"]
    }

    private static let operatorSelection: CommandDefinition = {
        var definition = CommandDefinition(.equipment, set: selectOperator, read: currentOperator)
        definition.search = { session, _ throws(ATError) in
            try CommandDefinition.Access.equipment.check(session.sim)
            return session.profile.scanMilliseconds > 0 ? session.scan() : .done(session.searchResult)
        }
        return definition
    }()

    /// `+COPS=<mode>[,<format>[,"<oper>"[,<AcT>]]]`: 0 automatic, 1 manual, 2 deregister, 3 format only, 4 manual, and
    /// automatic where there is no such network.
    private static let selectOperator: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(4)
        let mode = try arguments.number(0, in: 0...4) ?? 0
        let format = try arguments.number(1, in: 0...2)
        if mode == 3 { session.settings.operatorFormat = format ?? 0 }
        guard mode != 3 else { return .done([]) }
        let isManual = mode == 1 || mode == 4
        let isFound = isManual ? try names(arguments, format: format ?? 0, ownNetworkOf: session) : false
        if mode == 1, !isFound { throw .equipment(.noNetwork) }
        if let format { session.settings.operatorFormat = format }
        session.selectOperator(isManual ? (isFound ? 1 : 0) : mode)
        return .done([])
    }

    /// Whether the operator of a manual selection, which has to be there, is the network's.
    private static func names(
        _ arguments: ATArguments, format: Int, ownNetworkOf session: ModemSession
    ) throws(ATError) -> Bool {
        guard let name = try arguments.octets(2) else { throw arguments.error }
        return session.isNamed(String(decoding: name, as: UTF8.self), format: format)
    }
}
