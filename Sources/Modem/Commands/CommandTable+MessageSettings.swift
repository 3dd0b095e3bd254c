import ShortMessage

extension CommandTable {
    /// How messages are written (TS 27.005, 3.2 and 3.3).
    static let messageSettings: [String: CommandDefinition] = [
        "+CMGF": .number("+CMGF", 0...1, \.messageFormat),
        "+CSDH": .number("+CSDH", 0...1, \.headerFields),
        "+CMMS": .number("+CMMS", 0...2, \.moreMessages),
        "+CSMS": messageService,
        "+CSCA": serviceCentre,
        "+CSMP": CommandDefinition(.messages, set: setTextParameters, read: textParameters),
        "+CSCB": cellBroadcast,
        "+CSAS": CommandDefinition(
            .messages, act: save, set: save, test: { _ throws(ATError) in ["+CSAS: (0)"] }),
        "+CRES": CommandDefinition(
            .messages, act: restore, set: restore, test: { _ throws(ATError) in ["+CRES: (0)"] }),
    ]

    /// `+CSMS=<service>`: 1 makes the terminal acknowledge what it is given directly.
    private static let messageService = CommandDefinition(
        set: { session, arguments throws(ATError) in
            try arguments.most(1)
            let service = try arguments.number(0) ?? 0
            guard service < 2 else { throw .message(.operationNotSupported) }
            session.settings.messageService = service
            return .done(["+CSMS: 1,1,1"])
        },
        read: { session throws(ATError) in ["+CSMS: \(session.settings.messageService),1,1,1"] },
        test: { _ throws(ATError) in ["+CSMS: (0,1)"] })

    /// `+CSCA="<sca>"[,<tosca>]`; an empty string takes the number away.
    private static let serviceCentre = CommandDefinition(
        .messages,
        set: { session, arguments throws(ATError) in
            try arguments.most(2)
            guard let typed = try arguments.octets(0) else { throw arguments.error }
            session.serviceCentre = typed.isEmpty ? nil : try arguments.address(0)
            return .done([])
        },
        read: { session throws(ATError) in
            let number = session.serviceCentre.map { session.written($0) } ?? ""
            return ["+CSCA: \(number.quoted),\(session.serviceCentre?.typeOfAddress ?? 129)"]
        })

    /// `+CSMP: <fo>,<vp>,<pid>,<dcs>`.
    private static let textParameters: CommandDefinition.Reading = { session throws(ATError) in
        let parameters = session.settings.textParameters
        let identifier = "\(parameters.protocolIdentifier),\(parameters.dataCodingScheme)"
        return ["+CSMP: \(parameters.firstOctet),\(parameters.validityPeriod.written),\(identifier)"]
    }

    /// What is left out stays as it is. An absolute validity period is a string.
    private static let setTextParameters: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(4)
        var parameters = session.settings.textParameters
        if let octet = try arguments.octet(0) { parameters.firstOctet = octet }
        if arguments.isString(1) {
            guard let text = try arguments.octets(1), let time = ServiceCentreTimestamp(written: text) else {
                throw arguments.error
            }
            parameters.validityPeriod = .absolute(time)
        } else if let octet = try arguments.octet(1) {
            parameters.validityPeriod = .relative(RelativeValidity(rawValue: octet))
        }
        if let octet = try arguments.octet(2) { parameters.protocolIdentifier = octet }
        if let octet = try arguments.octet(3) { parameters.dataCodingScheme = octet }
        session.settings.textParameters = parameters
        return .done([])
    }

    /// `+CSCB=<mode>[,"<mids>"[,"<dcss>"]]`; nobody broadcasts here.
    private static let cellBroadcast = CommandDefinition(
        .messages,
        set: { session, arguments throws(ATError) in
            try arguments.most(3)
            session.settings.cellBroadcast = CellBroadcastTypes(
                mode: try arguments.number(0, in: 0...1) ?? 0, identifiers: try arguments.octets(1) ?? [],
                schemes: try arguments.octets(2) ?? [])
            return .done([])
        },
        read: { session throws(ATError) in
            let types = session.settings.cellBroadcast
            return ["+CSCB: \(types.mode),\(ATText(types.identifiers).quoted),\(ATText(types.schemes).quoted)"]
        },
        test: { _ throws(ATError) in ["+CSCB: (0,1)"] })

    private static let save: CommandDefinition.Doing = { session, arguments throws(ATError) in
        _ = try arguments.number(0, in: 0...0)
        session.savedMessageSettings = SavedMessageSettings(
            serviceCentre: session.serviceCentre, textParameters: session.settings.textParameters,
            cellBroadcast: session.settings.cellBroadcast)
        return .done([])
    }

    /// Without anything saved it does what a fresh modem has.
    private static let restore: CommandDefinition.Doing = { session, arguments throws(ATError) in
        _ = try arguments.number(0, in: 0...0)
        let saved = session.savedMessageSettings
        session.serviceCentre = saved?.serviceCentre ?? session.profile.serviceCentre
        session.settings.textParameters = saved?.textParameters ?? TextModeParameters()
        session.settings.cellBroadcast = saved?.cellBroadcast ?? CellBroadcastTypes()
        return .done([])
    }
}

extension TextModeParameters.Validity {
    fileprivate var written: ATText {
        switch self {
        case .relative(let period): "\(period.rawValue)"
        case .absolute(let time): time.written.quoted
        }
    }
}
