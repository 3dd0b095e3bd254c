import Glibc
import SMPP
import Testing

/// Receipts as a script has them.
@Suite("Scripted receipts by SMPP")
struct SMPPReceiptTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: String
        /// Of the receipts for a message to a handset of nobody.
        let states: [String]
        let error: String

        init(_ rule: String, _ states: [String], _ error: String = "000") {
            (testDescription, self.rule, self.states, self.error) = (rule, rule, states, error)
        }
    }

    static let rows =
        MessageState.allCases.filter(\.isFinal).filter { $0 != .skipped }.map { state in
            let errors: [MessageState: String] = [
                .rejected: "066", .expired: "070", .deleted: "071", .undeliverable: "067",
            ]
            return Row("state=\(state.receiptName)", [state.receiptName], errors[state] ?? "000")
        } + [
            Row("state=HILANG,err=0A1", ["HILANG"], "0A1"), Row("doubled", ["DELIVRD", "DELIVRD"]), Row("never", []),
            Row("delay=20ms", ["DELIVRD"]), Row("delay=1ms..50ms,state=UNDELIV", ["UNDELIV"], "067"),
            Row("from=+62812*,to=+6281200000077,state=EXPIRED", ["EXPIRED"], "070"),
            Row("to=+6281200000078,state=EXPIRED", ["DELIVRD"]), Row("text=hal,state=EXPIRED", ["EXPIRED"], "070"),
            Row("text=lah,state=EXPIRED", ["DELIVRD"]), Row("account=other,state=EXPIRED", ["DELIVRD"]),
            Row("account=esme,state=EXPIRED", ["EXPIRED"], "070"),
        ]

    @Test("has the states, the error and the number that the rule says", arguments: rows)
    func receipts(_ row: Row) throws {
        let door = try RunningSMPP("--receipt", row.rule)
        let esme = try ESME(at: door.port)
        let id = try esme.submit(Packet.Message("halo", to: "6281200000077", reports: true))
        for state in row.states {
            let receipt = try esme.receipt()
            #expect(receipt.messageID == id && receipt.status == state && receipt.error == row.error)
            #expect(receipt.delivered == (state == "DELIVRD" ? 1 : 0))
        }
        // None is left: the next one is that of another message.
        let other = try esme.submit(Packet.Message("KONTAK", reports: true))
        if row.rule != "never" { #expect(try esme.receipt().messageID == other) }
    }

    @Test("what is told as failed was not delivered: a query says the same, and a report of failure alone comes")
    func failed() throws {
        let door = try RunningSMPP("--receipt", "state=UNDELIV")
        let esme = try ESME(at: door.port)
        var message = Packet.Message("halo", to: "6281200000077")
        message.registeredDelivery = RegisteredDelivery(receipt: .onFailure)
        let id = try esme.submit(message)
        #expect(try esme.receipt().state == .undeliverable)
        let query = Packet.Query(messageID: id, source: message.source)
        guard case .queryResponse(let response?) = try esme.ask(.query(query)).body else {
            Issue.record("no answer")
            return
        }
        #expect(response.state == .undeliverable)
    }

    @Test("early: before the answer that names the message, and not again behind it")
    func early() throws {
        let door = try RunningSMPP("--receipt", "early")
        let esme = try ESME(at: door.port)
        let id = try esme.submit(Packet.Message("KONTAK", reports: true))
        let answer = try #require(CommandID.submitSM.response)
        #expect(esme.heard.first { [.deliverSM, answer].contains($0) } == .deliverSM)
        #expect(try esme.next().esmClass.kind == .receipt)
        #expect(try esme.next().esmClass.kind == .message)
        let second = try esme.submit(Packet.Message("KONTAK", reports: true))
        #expect(try esme.receipt().messageID == second && second != id)
    }

    @Test("an intermediate notification comes where bit 4 asks for it, between the answer and the receipt")
    func intermediate() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        for asks in [false, true] {
            var message = Packet.Message("halo", to: "6281200000077")
            message.registeredDelivery = RegisteredDelivery(receipt: .always, wantsIntermediate: asks)
            let id = try esme.submit(message)
            if asks {
                let note = try esme.next()
                #expect(note.esmClass.kind == .intermediateNotification)
                #expect(DeliveryReceipt(note)?.state == .enroute && DeliveryReceipt(note)?.messageID == id)
            }
            let receipt = try esme.next()
            #expect(receipt.esmClass.kind == .receipt && DeliveryReceipt(receipt)?.messageID == id)
        }
    }

    @Test("user_message_reference comes back in the receipt")
    func reference() throws {
        let door = try RunningSMPP()
        let esme = try ESME(at: door.port)
        var message = Packet.Message("halo", to: "6281200000077", reports: true)
        message.parameters = [.userMessageReference(4711)]
        _ = try esme.submit(message)
        #expect(try esme.next().parameters[.userMessageReference]?.number == 4711)
    }

    @Test("late: behind the next receipt of the account")
    func late() throws {
        let door = try RunningSMPP("--receipt", "text=satu,late")
        let esme = try ESME(at: door.port)
        let ids = try ["satu", "dua"].map {
            try esme.submit(Packet.Message($0, to: "6281200000077", reports: true))
        }
        #expect(try [esme.receipt(), esme.receipt()].map(\.messageID) == ids.reversed())
    }

    @Test("an account's own rules come first, and a rule says which parts and which ids")
    func accounts() throws {
        let scratch = try Scratch()
        try scratch.write("account a\n  receipt receipts=tlv,ids=hex\naccount b\n", to: "accounts")
        let door = try RunningSMPP("--accounts", scratch.path("accounts"), "--receipt", "receipts=text,state=DELETED")
        let (first, second) = (try ESME(at: door.port, as: "a"), try ESME(at: door.port, as: "b"))
        var message = Packet.Message("halo", to: "6281200000077", reports: true)
        for _ in 0..<9 { _ = try first.submit(Packet.Message("halo", to: "6281200000077")) }
        let id = try first.submit(message)
        let bare = try first.next()
        #expect(bare.shortMessage.isEmpty)
        #expect(DeliveryReceipt(bare)?.messageID == String(try #require(Int(id)), radix: 16, uppercase: true))
        message.source = SMPPAddress("6281200000005")
        _ = try second.submit(message)
        let text = try second.next()
        #expect(text.parameters.isEmpty && DeliveryReceipt(text)?.state == .deleted)
    }

    @Test("survives a kill while it is late")
    func killed() throws {
        let scratch = try Scratch()
        let door = try RunningSMPP("--store", scratch.path("store"), "--receipt", "delay=1h")
        let id = try ESME(at: door.port).submit(Packet.Message("halo", to: "6281200000077", reports: true))
        door.end(by: SIGKILL)
        let again = try RunningSMPP("--store", scratch.path("store"))
        #expect(try ESME(at: again.port).receipt().messageID == id)
    }

    @Test(
        "a rule that says nothing is refused with a sentence",
        arguments: [
            "state=", "state=TOOLONGASTATE", "err=1", "delay=soon", "delay=2s..1s", "colour=red", "early=1",
        ])
    func mistake(_ rule: String) throws {
        let run = try Run("smpp", "--listen", "0", "--receipt=\(rule)")
        #expect(run.status == 64 && run.errors.contains("is no part of a receipt rule; expected from="))
    }
}
