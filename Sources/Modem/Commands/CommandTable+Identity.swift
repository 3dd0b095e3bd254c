import ShortMessage

extension CommandTable {
    /// Who made the modem and whose SIM is in it (TS 27.007, 5 and 7.1).
    static let identityCommands: [String: CommandDefinition] = [
        "+CGMI": identity(\.manufacturer), "+GMI": identity(\.manufacturer),
        "+CGMM": identity(\.model), "+GMM": identity(\.model),
        "+CGMR": identity(\.revision), "+GMR": identity(\.revision),
        "+CGSN": serialNumber, "+GSN": identity(\.imei),
        "+CIMI": .telling(.equipment) { session throws(ATError) in [ATText(session.profile.imsi)] },
        "+CCID": cardIdentity("+CCID"), "+ICCID": cardIdentity("+ICCID"), "^ICCID": cardIdentity("^ICCID"),
        "+CNUM": .telling(.equipment) { session throws(ATError) in
            let number = session.profile.number
            return ["+CNUM: ,\(session.written(number).quoted),\(number.typeOfAddress)"]
        },
    ]

    private static func identity(_ value: any KeyPath<ModemProfile, String> & Sendable) -> CommandDefinition {
        .telling { session throws(ATError) in [ATText(session.profile[keyPath: value])] }
    }

    /// `+CGSN` alone gives the IMEI bare; with 1 it is named (TS 27.007, 5.4).
    private static let serialNumber = CommandDefinition(
        act: { session, _ throws(ATError) in .done([ATText(session.profile.imei)]) },
        set: { session, arguments throws(ATError) in
            try arguments.most(1)
            let imei = session.profile.imei
            switch try arguments.number(0, in: 0...1) ?? 1 {
            case 0: return .done([ATText(imei)])
            default: return .done(["+CGSN: \(ATText(imei).quoted)"])
            }
        },
        test: { _ throws(ATError) in ["+CGSN: (0,1)"] })

    private static func cardIdentity(_ name: String) -> CommandDefinition {
        let tell: CommandDefinition.Reading = { session throws(ATError) in ["\(name): \(session.profile.iccid)"] }
        return CommandDefinition(act: { session, _ throws(ATError) in .done(try tell(session)) }, read: tell)
    }
}
