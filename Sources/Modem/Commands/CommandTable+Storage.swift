extension CommandTable {
    /// Messages in memories (TS 27.005, 3.2.2, 3.4.2, 3.4.3 and 3.5.4), with what SIMCom's modules know beside.
    static let storageCommands: [String: CommandDefinition] = [
        "+CPMS": CommandDefinition(.messages, set: selectMemories, read: selectedMemories, test: memories),
        "+CMGR": CommandDefinition(.messages, set: read),
        "+CMGL": CommandDefinition(
            .messages, act: list, set: list,
            test: { session throws(ATError) in
                session.settings.isTextMode
                    ? ["+CMGL: (\"REC UNREAD\",\"REC READ\",\"STO UNSENT\",\"STO SENT\",\"ALL\")"] : ["+CMGL: (0-4)"]
            }),
        "+CMGD": CommandDefinition(
            .messages, set: delete,
            test: { session throws(ATError) in
                let indexes = session.storage.indexes(in: session.storage.reading)
                return ["+CMGD: (\(indexes.map { "\($0)" }.joined(separator: ","))),(0-4)"]
            }),
        "+CMGDA": deletingAll,
    ]

    private static let memories: CommandDefinition.Reading = { session throws(ATError) in
        let all = session.storage.memories
        let messages = all.filter { $0 != .reports }
        let lists = [all, messages, messages].map { "(\($0.map { ATText($0.rawValue).quoted }.joined()))" as ATText }
        return ["+CPMS: \(lists.joined())"]
    }

    private static let selectedMemories: CommandDefinition.Reading = { session throws(ATError) in
        let storage = session.storage
        let fields = [storage.reading, storage.writing, storage.receiving].map { memory in
            "\(ATText(memory.rawValue).quoted),\(storage.filling(of: memory))" as ATText
        }
        return ["+CPMS: \(fields.joined())"]
    }

    /// `+CPMS="<mem1>"[,"<mem2>"[,"<mem3>"]]`; what is left out stays.
    private static let selectMemories: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(3)
        var storage = session.storage
        if let memory = try memory(0, of: arguments, in: storage) { storage.reading = memory }
        if let memory = try memory(1, of: arguments, in: storage) { storage.writing = memory }
        if let memory = try memory(2, of: arguments, in: storage) { storage.receiving = memory }
        session.storage = storage
        let fields = [storage.reading, storage.writing, storage.receiving].map { storage.filling(of: $0) }
        return .done(["+CPMS: \(fields.joined())"])
    }

    /// Reports can be read from their memory; nothing else is put there.
    private static func memory(
        _ index: Int, of arguments: ATArguments, in storage: MessageStorage
    ) throws(ATError) -> MessageMemory? {
        guard let name = try arguments.name(index) else { return nil }
        guard let memory = MessageMemory(preferred: name), storage.memories.contains(memory),
            index == 0 || memory != .reports
        else { throw .message(.operationNotSupported) }
        return memory
    }

    /// `+CMGR=<index>[,<mode>]`; reading makes an unread message a read one, but for SIMCom's mode 1.
    private static let read: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(2)
        let marks = try marksAsRead(arguments)
        let index = try arguments.neededNumber(0)
        let memory = session.storage.reading
        guard let stored = session.storage[index, memory] else { throw .message(.invalidIndex) }
        let lines = session.shown(stored)
        if marks, stored.status == .unread { session.storage[index, memory]?.status = .read }
        return .done(lines)
    }

    private static func marksAsRead(_ arguments: ATArguments) throws(ATError) -> Bool {
        try arguments.number(1, in: 0...1) != 1
    }

    /// `+CMGL[=<stat>[,<mode>]]`; without a status, the unread.
    private static let list: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(2)
        let marks = try marksAsRead(arguments)
        let statuses = try statuses(arguments, isTextMode: session.settings.isTextMode)
        let memory = session.storage.reading
        var lines: [ATText] = []
        for index in session.storage.indexes(in: memory) {
            guard let stored = session.storage[index, memory], statuses.contains(stored.status) else { continue }
            lines += session.listed(stored, at: index)
            if marks, stored.status == .unread { session.storage[index, memory]?.status = .read }
        }
        return .done(lines)
    }

    private static func statuses(
        _ arguments: ATArguments, isTextMode: Bool
    ) throws(ATError) -> [StoredMessage.Status] {
        let all = StoredMessage.Status.allCases
        guard !arguments.isOmitted(0) else { return [.unread] }
        guard isTextMode else {
            let number = try arguments.neededNumber(0, in: 0...4)
            return number == 4 ? all : all.filter { $0.rawValue == number }
        }
        guard let name = try arguments.name(0) else { throw arguments.error }
        guard name != "ALL" else { return all }
        guard let status = all.first(where: { $0.text == name }) else { throw arguments.error }
        return [status]
    }

    /// `+CMGD=<index>[,<delflag>]`: 0 that one; 1 all read, 2 and sent, 3 and unsent, 4 all, whatever the index.
    private static let delete: CommandDefinition.Doing = { session, arguments throws(ATError) in
        try arguments.most(2)
        let index = try arguments.neededNumber(0)
        let memory = session.storage.reading
        let statuses: [StoredMessage.Status]
        switch try arguments.number(1, in: 0...4) ?? 0 {
        case 0:
            guard session.storage.hasPlace(index, in: memory) else { throw .message(.invalidIndex) }
            session.storage[index, memory] = nil
            statuses = []
        case 1: statuses = [.read]
        case 2: statuses = [.read, .sent]
        case 3: statuses = [.read, .sent, .unsent]
        default: statuses = StoredMessage.Status.allCases
        }
        session.delete(statuses)
        return .done([])
    }
}

extension CommandTable {
    /// SIMCom's `+CMGDA="DEL <which>"`, in PDU mode `+CMGDA=<number>`: deletes all messages of some states.
    private static let deletingAll = CommandDefinition(
        .messages,
        set: { session, arguments throws(ATError) in
            try arguments.most(1)
            session.delete(try states(arguments, isTextMode: session.settings.isTextMode))
            return .done([])
        },
        test: { session throws(ATError) in
            let names = deletions.map { ATText("DEL " + $0.name).quoted }
            return session.settings.isTextMode ? ["+CMGDA: (\(names.joined()))"] : ["+CMGDA: (1-\(deletions.count))"]
        })

    private static let deletions: [(name: String, statuses: [StoredMessage.Status])] = [
        ("READ", [.read]), ("UNREAD", [.unread]), ("SENT", [.sent]), ("UNSENT", [.unsent]),
        ("INBOX", [.read, .unread]), ("ALL", StoredMessage.Status.allCases),
    ]

    private static func states(
        _ arguments: ATArguments, isTextMode: Bool
    ) throws(ATError) -> [StoredMessage.Status] {
        guard isTextMode else { return deletions[try arguments.neededNumber(0, in: 1...deletions.count) - 1].statuses }
        let name = try arguments.name(0)
        guard let deletion = deletions.first(where: { "DEL " + $0.name == name }) else { throw arguments.error }
        return deletion.statuses
    }
}

extension ModemSession {
    /// Empties the places of the memory in use whose messages are in one of these states.
    fileprivate mutating func delete(_ statuses: [StoredMessage.Status]) {
        for index in storage.indexes(in: storage.reading) {
            guard let status = storage[index, storage.reading]?.status, statuses.contains(status) else { continue }
            storage[index, storage.reading] = nil
        }
        becameReachable()
    }
}

extension MessageStorage {
    /// `<used>,<total>`.
    fileprivate func filling(of memory: MessageMemory) -> ATText { "\(used(of: memory)),\(capacity(of: memory))" }
}
