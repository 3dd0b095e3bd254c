import ShortMessage

extension CommandTable {
    /// The modem itself (TS 27.007, 5.5, 7.15, 8 and 9).
    static let equipmentCommands: [String: CommandDefinition] = [
        "+CFUN": CommandDefinition(
            set: { session, arguments throws(ATError) in
                try arguments.most(2)
                let level = try arguments.number(0, in: 0...4) ?? 1
                guard [0, 1, 4].contains(level) else { throw arguments.error }
                if try arguments.number(1, in: 0...1) == 1 { session.restart() }
                session.setFunctionality(level)
                return .done([])
            },
            read: { session throws(ATError) in ["+CFUN: \(session.functionality)"] },
            test: { _ throws(ATError) in ["+CFUN: (0,1,4),(0,1)"] }),
        "+CPAS": CommandDefinition(
            act: { _, _ throws(ATError) in .done(["+CPAS: 0"]) }, test: { _ throws(ATError) in ["+CPAS: (0-5)"] }),
        "+CBC": CommandDefinition(
            act: { session, _ throws(ATError) in .done(["+CBC: 0,\(session.profile.battery)"]) },
            test: { _ throws(ATError) in ["+CBC: (0-3),(0-100)"] }),
        "+CMEE": .number("+CMEE", 0...2, \.errorReporting),
        "+CSCS": characterSets,
        "+CCLK": CommandDefinition(
            set: { _, _ throws(ATError) in throw .equipment(.operationNotAllowed) },
            read: { session throws(ATError) in ["+CCLK: \(session.clock.quoted)"] }),
        "+WS46": CommandDefinition(
            set: { _, arguments throws(ATError) in
                _ = try arguments.neededNumber(0, in: 12...12)
                return .done([])
            },
            read: { _ throws(ATError) in ["12"] }, test: { _ throws(ATError) in ["(12)"] }),
        "+CUSD": ussd,
    ]

    private static let characterSets = CommandDefinition(
        set: { session, arguments throws(ATError) in
            try arguments.most(1)
            guard let name = try arguments.name(0) else {
                session.settings.characterSet = ModemSettings().characterSet
                return .done([])
            }
            // A terminal that writes UCS2 writes the next set's name in it, too.
            let plain = session.settings.characterSet.decode(Array(name.utf8))
            guard let set = CharacterSet(rawValue: name) ?? plain.flatMap(CharacterSet.init) else {
                throw arguments.error
            }
            session.settings.characterSet = set
            return .done([])
        },
        read: { session throws(ATError) in
            ["+CSCS: \(ATText(session.settings.characterSet.rawValue).quoted)"]
        },
        test: { _ throws(ATError) in
            ["+CSCS: (\(CharacterSet.allCases.map { ATText($0.rawValue).quoted }.joined()))"]
        })

    /// `+CUSD=[<n>[,"<str>"[,<dcs>]]]`: requests are taken, and answered that no service is there (TS 27.007, 7.15).
    private static let ussd = CommandDefinition(
        .equipment,
        act: { session, _ throws(ATError) in
            session.settings.ussdResults = 0
            return .done([])
        },
        set: { session, arguments throws(ATError) in
            try arguments.most(3)
            let results = try arguments.number(0, in: 0...2)
            if let results, results < 2 { session.settings.ussdResults = results }
            let request = try arguments.octets(1)
            _ = try arguments.octet(2)
            guard request != nil, results != 2 else { return .done([]) }
            if session.settings.ussdResults == 1 { session.unsolicited.append(UnsolicitedResult(["+CUSD: 4"])) }
            return .done([])
        },
        read: { session throws(ATError) in ["+CUSD: \(session.settings.ussdResults)"] },
        test: { _ throws(ATError) in ["+CUSD: (0-2)"] })

    /// Commands of one number that are kept and mean nothing here, by their greatest value and what follows it when read.
    static let switches: [String: CommandDefinition] = {
        let known: [(name: String, range: ClosedRange<Int>, suffix: String)] = [
            ("+CLIP", 0...1, ",2"), ("+CLIR", 0...2, ",2"), ("+COLP", 0...1, ",2"), ("+CCWA", 0...1, ""),
            ("+CRC", 0...1, ""), ("+CR", 0...1, ""), ("+CVHU", 0...2, ""), ("+CTZU", 0...1, ""), ("+CTZR", 0...2, ""),
            ("+CSSN", 0...1, ""), ("+CMUT", 0...1, ""),
            ("+CGEREP", 0...2, ",0"),
        ]
        return Dictionary(
            uniqueKeysWithValues: known.map { ($0.name, switching($0.name, $0.range, suffix: $0.suffix)) })
    }()

    private static func switching(_ name: String, _ range: ClosedRange<Int>, suffix: String) -> CommandDefinition {
        CommandDefinition(
            set: { session, arguments throws(ATError) in
                session.settings.switches[name] = try arguments.number(0, in: range) ?? 0
                return .done([])
            },
            read: { session throws(ATError) in ["\(name): \(session.settings.switches[name] ?? 0)\(suffix)"] },
            test: { _ throws(ATError) in ["\(name): \(range.listed)"] })
    }
}

extension ModemSession {
    /// `yy/MM/dd,hh:mm:ss±zz`, the zone in quarters of an hour.
    fileprivate var clock: ATText { ServiceCentreTimestamp(nearest: now).written }
}
