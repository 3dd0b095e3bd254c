import ShortMessage
package import Store

extension OperatorJournal {
    /// The rows of the journal that could not be read.
    package func damagedRows() throws -> [DamagedRow] {
        try damagedMessages() + damagedParts() + damagedMemories() + damagedFaults() + damagedActs()
    }

    private func damagedMessages() throws -> [DamagedRow] {
        try transaction.damagedRows(
            of: "message",
            """
            id, direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
            expires_at, wants_report, failure_only, attempts, final_at, status, pid, dcs, user_data, has_header, report_references,
            at, held_until
            """
        ) { row throws(DamagedValue) in
            _ = try row.place()
            _ = try row.name(of: Journal.Direction.self)
            let isEnroute = try row.isEnroute()
            let at = try row.timestamp().milliseconds
            _ = (try row.address(), try row.address(), try row.text())
            _ = try row.optional { row throws(DamagedValue) in try row.place() }
            if isEnroute {
                _ = try row.moment(after: at, atMost: Validity.longest)
            } else {
                _ = try row.optional { row throws(DamagedValue) in try row.moment(notBefore: at) }
            }
            _ = (try row.reportRequest(), try row.count())
            _ = try row.optional { row throws(DamagedValue) in try row.moment(notBefore: at) }
            for _ in 0..<3 { _ = try row.optional { row throws(DamagedValue) in try row.octet() } }
            _ = try row.optional { row throws(DamagedValue) in try row.blob() }
            _ = try row.flag()
            _ = try row.optional { row throws(DamagedValue) in try row.blob() }
            let begin = try row.moment()
            _ = try row.optional { row throws(DamagedValue) in
                try row.moment(after: begin, atMost: Validity.longest)
            }
        }
    }

    private func damagedParts() throws -> [DamagedRow] {
        try transaction.damagedRows(
            of: "part",
            """
            id, at, utc_offset, sender, sender_type, recipient, recipient_type, header, unit, content, wants_report,
            failure_only, message_reference, reference, reference_bits, total, sequence, origin, contested
            """
        ) { row throws(DamagedValue) in
            _ = (try row.place(), try row.timestamp(), try row.address(), try row.address())
            let (_, place) = try row.segment()
            _ = try row.reportRequest()
            _ = try row.optional { row throws(DamagedValue) in try row.octet() }
            for expected in [Int(place.reference), place.width.bits, Int(place.total), Int(place.sequence)]
            where try row.integer() != expected {
                throw row.damage("what the part's header says")
            }
            _ = (try row.text(), try row.flag())
        }
    }

    private func damagedMemories() throws -> [DamagedRow] {
        let joined = try transaction.damagedRows(of: "joined_message", "id, \(Journal.joinedColumns)") {
            row throws(DamagedValue) in
            _ = try row.place()
            let series = try row.series()
            _ = try row.digests(series.total)
        }
        let slots = try transaction.damagedRows(of: "memory_slot", "owner, \(Journal.slotColumns)", isNumbered: false) {
            row throws(DamagedValue) in
            _ = (try row.text(), try row.slot())
        }
        let marks = try transaction.damagedRows(of: "record_mark", "id, \(Journal.markColumns)") {
            row throws(DamagedValue) in
            _ = (try row.place(), try row.recordMark())
        }
        let questions = try transaction.damagedRows(
            of: "question", "message, (SELECT at FROM message AS m WHERE m.id = question.message), expires_at"
        ) { row throws(DamagedValue) in
            _ = try row.place()
            _ = try row.moment(after: row.moment(), atMost: Journal.questionValidity)
        }
        return joined + slots + marks + questions
    }

    private func damagedFaults() throws -> [DamagedRow] {
        let identities = try transaction.damagedRows(of: "identity", "id, digest, request, message, at, utc_offset") {
            row throws(DamagedValue) in
            _ = (try row.place(), try row.digest())
            _ = try row.optional { row throws(DamagedValue) in try row.digest() }
            _ = try row.optional { row throws(DamagedValue) in try row.place() }
            _ = try row.timestamp()
        }
        let faults = try transaction.damagedRows(
            of: "fault", "id, message, kind, detail, at, utc_offset, sender, recipient"
        ) {
            row throws(DamagedValue) in
            _ = (try row.place(), try row.optionalInteger(), try row.word(among: StruckFault.Kind.names))
            _ = (try row.optionalInteger(), try row.timestamp(), try row.text(), try row.text())
        }
        return identities + faults
    }

    private func damagedActs() throws -> [DamagedRow] {
        try transaction.damagedRows(of: "operator_act", "id, at, utc_offset, name, person, outcome") {
            row throws(DamagedValue) in
            _ = (try row.place(), try row.timestamp(), try row.name(of: OperatorAct.Name.self))
            _ = (try row.optionalInteger(), try row.text())
        }
    }
}

extension SQLColumns {
    fileprivate mutating func isEnroute() throws(DamagedValue) -> Bool {
        let state = try text()
        guard state == Journal.handled || QueuedMessage.State(rawValue: state) != nil else { throw damage("a state") }
        return state == QueuedMessage.State.enroute.rawValue
    }
}
