import ShortMessage

extension CommandTable {
    /// Sending and writing messages (TS 27.005, 3.5 and 4.3 to 4.5).
    static let sendingCommands: [String: CommandDefinition] = [
        "+CMGS": CommandDefinition(.messages, set: send),
        "+CMGW": CommandDefinition(.messages, act: write, set: write),
        "+CMSS": CommandDefinition(.messages, set: sendStored),
    ]

    /// `+CMGS=<length>` in PDU mode, `+CMGS="<da>"[,<toda>]` in text mode.
    private static let send: CommandDefinition.Doing = { session, arguments throws(ATError) in
        guard let destination = try destination(session, arguments) else { throw arguments.error }
        return try session.prompt(.send(destination))
    }

    /// `+CMGW=<length>[,<stat>]` in PDU mode, `+CMGW[="<da>"[,<toda>[,"<stat>"]]]` in text mode.
    private static let write: CommandDefinition.Doing = { session, arguments throws(ATError) in
        let destination = try destination(session, arguments, most: session.settings.isTextMode ? 3 : 2)
        if session.settings.isTextMode {
            let name = try arguments.name(2) ?? StoredMessage.Status.unsent.text
            let status = [StoredMessage.Status.unsent, .sent].first { $0.text == name }
            guard let status else { throw .message(.operationNotSupported) }
            return try session.prompt(.write(destination, status))
        }
        guard destination != nil else { throw arguments.error }
        let status = try arguments.number(1, in: 0...3).flatMap(StoredMessage.Status.init) ?? .unsent
        return try session.prompt(.write(destination, status))
    }

    private static func destination(
        _ session: ModemSession, _ arguments: ATArguments, most: Int? = nil
    ) throws(ATError) -> Composition.Destination? {
        if session.settings.isTextMode {
            try arguments.most(most ?? 2)
            return try arguments.address(0).map { .address($0) }
        }
        try arguments.most(most ?? 1)
        return try arguments.number(0, in: 1...Composition.longestTPDU).map { .pdu(length: $0) }
    }

    /// `+CMSS=<index>[,"<da>"[,<toda>]]`: sends what `+CMGW` has written, perhaps to another number.
    private static let sendStored: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(3)
        let place = StoredPlace(index: try arguments.neededNumber(0), memory: session.storage.writing)
        let address = try arguments.address(1)
        guard let stored = session.storage[place.index, place.memory] else { throw .message(.invalidIndex) }
        guard case .submit(var submit) = stored.message.pdu.tpdu else { throw .message(.operationNotAllowed) }
        if let address { submit.destinationAddress = address }
        guard !submit.destinationAddress.digits.isEmpty,
            let message = try? EncodedMessage(PDU(serviceCentre: stored.message.pdu.serviceCentre, .submit(submit)))
        else { throw arguments.error }
        try session.submit(message, stored: place)
        return .waits
    }
}
