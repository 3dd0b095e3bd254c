extension CommandTable {
    /// How messages reach the terminal (TS 27.005, 3.4).
    static let indicationCommands: [String: CommandDefinition] = [
        "+CNMI": CommandDefinition(
            .messages, act: { session, arguments throws(ATError) in try setIndications(&session, arguments) },
            set: setIndications,
            read: { session throws(ATError) in
                ["+CNMI: \(session.settings.indications.values.map { "\($0)" }.joined(separator: ","))"]
            },
            test: { _ throws(ATError) in ["+CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)"] }),
        "+CNMA": CommandDefinition(
            .messages, act: { session, _ throws(ATError) in try session.acknowledge(isAccepted: true) },
            set: acknowledge, test: { _ throws(ATError) in ["+CNMA: (0-2)"] }),
    ]

    /// `+CNMI=[<mode>[,<mt>[,<bm>[,<ds>[,<bfr>]]]]]`; what is left out is 0, as in the clause.
    private static let setIndications: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(5)
        session.settings.indications = MessageIndications(
            mode: try arguments.number(0, in: 0...3) ?? 0, deliver: try arguments.number(1, in: 0...3) ?? 0,
            broadcast: try arguments.number(2, in: 0...3) ?? 0, statusReport: try arguments.number(3, in: 0...2) ?? 0,
            buffer: try arguments.number(4, in: 0...1) ?? 0)
        session.indicationsChanged()
        return .done([])
    }

    /// `+CNMA=<n>[,<length>]` of PDU mode: 0 and 1 acknowledge, 2 refuses; a length is followed by a prompt for the
    /// acknowledgement's PDU.
    private static let acknowledge: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(2)
        guard !session.settings.isTextMode else { throw arguments.error }
        let isAccepted = try arguments.number(0, in: 0...2) ?? 0 < 2
        guard let length = try arguments.number(1, in: 0...Composition.longestTPDU), length > 0 else {
            return try session.acknowledge(isAccepted: isAccepted)
        }
        guard session.unacknowledged != nil else { throw .message(.noAcknowledgementExpected) }
        return try session.prompt(.acknowledgement(isAccepted: isAccepted, length: length))
    }
}
