extension CommandTable {
    /// The commands of V.250, 6.
    static let lineCommands: [String: CommandDefinition] = [
        "E": flag(\.echoes), "V": flag(\.isVerbose), "Q": flag(\.isQuiet),
        "X": option("X", 0...4), "&C": option("&C", 0...1), "&D": option("&D", 0...2), "&S": option("&S", 0...2),
        "&K": option("&K", 0...6), "L": option("L", 0...9), "M": option("M", 0...9), "P": .accepted, "T": .accepted,
        "O": dialling, "A": dialling, "D": dialling, "H": .accepted,
        "I": numbered { session throws(ATError) in
            let profile = session.profile
            return [ATText(profile.manufacturer), ATText(profile.model), ATText(profile.revision)]
        },
        "Z": restoring { $0.storedSettings }, "&F": restoring { _ in ModemSettings() },
        "&W": CommandDefinition(act: store, set: store),
        "&V": numbered { session throws(ATError) in session.settings.listed },
        "+GCAP": .telling { _ throws(ATError) in ["+GCAP: +CGSM"] },
        "+CLAC": .telling { _ throws(ATError) in names.map { ATText("AT" + $0) } },
        "+IPR": speed, "+IFC": flowControl,
        "+ICF": .accepted, "+ILRR": .accepted,
    ]

    private static let store: CommandDefinition.Doing = { session, _ throws(ATError) in
        session.storedSettings = session.settings
        return .done([])
    }

    /// A basic command that tells something, the same whatever number stands behind it (V.250, 6.1.3).
    private static func numbered(_ tell: @escaping CommandDefinition.Reading) -> CommandDefinition {
        let doing: CommandDefinition.Doing = { session, _ throws(ATError) in .done(try tell(session)) }
        return CommandDefinition(act: doing, set: doing)
    }

    /// A basic command of 0 or 1.
    private static func flag(_ setting: any WritableKeyPath<ModemSettings, Bool> & Sendable) -> CommandDefinition {
        basic(0...1) { settings, value in settings[keyPath: setting] = value == 1 }
    }

    private static func option(_ name: String, _ range: ClosedRange<Int>) -> CommandDefinition {
        basic(range) { settings, value in settings.options[name] = value }
    }

    /// Without a number a basic command means 0 (V.250, 5.3.1); a number that it has not is an error.
    private static func basic(
        _ range: ClosedRange<Int>, _ change: @escaping @Sendable (inout ModemSettings, Int) -> Void
    ) -> CommandDefinition {
        let doing: CommandDefinition.Doing = { session, arguments throws(ATError) in
            let value = try arguments.number(0) ?? 0
            guard range.contains(value) else { throw .error }
            change(&session.settings, value)
            return .done([])
        }
        return CommandDefinition(act: doing, set: doing)
    }

    /// `Z` and `&F`; stored messages stay, and the profile's number means nothing, for there is one.
    private static func restoring(
        _ settings: @escaping @Sendable (ModemSession) -> ModemSettings
    ) -> CommandDefinition {
        let doing: CommandDefinition.Doing = { session, _ throws(ATError) in
            session.settings = settings(session)
            session.indicationsChanged()
            return .done([])
        }
        return CommandDefinition(act: doing, set: doing)
    }

    /// There is nobody to call.
    private static let dialling = CommandDefinition(
        act: { _, _ throws(ATError) in .ends(.noCarrier) }, set: { _, _ throws(ATError) in .ends(.noCarrier) })

    /// A speed means nothing on a line of octets; 0 chooses it by what is typed (V.250, 6.2.10).
    private static let speed = CommandDefinition(
        set: { session, arguments throws(ATError) in
            let speed = try arguments.number(0) ?? 0
            guard speeds.contains(speed) else { throw arguments.error }
            session.settings.options["+IPR"] = speed
            return .done([])
        },
        read: { session throws(ATError) in ["+IPR: \(session.settings.options["+IPR"] ?? 0)"] },
        test: { _ throws(ATError) in ["+IPR: (\(speeds.map { "\($0)" }.joined(separator: ","))),()"] })

    private static let speeds = [0, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115_200]

    /// Neither does flow control (V.250, 6.2.12).
    private static let flowControl = CommandDefinition(
        set: { session, arguments throws(ATError) in
            session.settings.options["+IFC"] = try arguments.number(0, in: 0...3) ?? 2
            session.settings.options["+IFC,"] = try arguments.number(1, in: 0...2) ?? 2
            return .done([])
        },
        read: { session throws(ATError) in
            let options = session.settings.options
            return ["+IFC: \(options["+IFC"] ?? 2),\(options["+IFC,"] ?? 2)"]
        },
        test: { _ throws(ATError) in ["+IFC: (0-3),(0-2)"] })
}

extension ModemSettings {
    /// What `&V` shows.
    fileprivate var listed: [ATText] {
        let flags = "E\(echoes ? 1 : 0) Q\(isQuiet ? 1 : 0) V\(isVerbose ? 1 : 0)"
        let numbers = options.sorted { $0.key < $1.key }.filter { !$0.key.hasPrefix("+") }
            .map { "\($0.key)\($0.value)" }
        let stored = registers.sorted { $0.key < $1.key }.map { "S\($0.key):\(String("00\($0.value)".suffix(3)))" }
        return [
            "ACTIVE PROFILE:", ATText(([flags] + numbers).joined(separator: " ")),
            ATText(stored.joined(separator: " ")),
        ]
    }
}
