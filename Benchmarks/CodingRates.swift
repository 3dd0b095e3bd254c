import Foundation
import ShortMessage

/// TPDUs read and written, of 160 characters in the default alphabet, beside python-gammu (C).
enum CodingRates {
    static func print() throws {
        let text = String((0..<16).flatMap { _ in "Saldo JHT." })
        guard let time = ServiceCentreTimestamp(try Timestamp("2026-11-21T08:00:00+07:00")) else {
            preconditionFailure("two digits can tell 2026")
        }
        let member = Address(digits: "6281200000001", typeOfNumber: .international)
        let submit = TPDU.submit(TPDU.Submit.messages(try SegmentedText(text), to: member)[0])
        let deliver = TPDU.deliver(TPDU.Deliver.messages(try SegmentedText(text), from: member, at: time)[0])
        let gammu = try GammuRates.measure(submit: PDU(submit).octets(), deliver: PDU(deliver).octets(), text: text)
        try report("decode a SUBMIT to its text", reading(submit), gammu.submit)
        try report("decode a DELIVER to its text", reading(deliver), gammu.deliver)
        try report("encode a SUBMIT from its text", writing(text, submit), gammu.encode)
    }

    private static let rounds = 30
    private static let count = 50_000

    private static func report(_ what: String, _ ours: Rate, _ theirs: Rate) throws {
        let ratio = Int(ours / theirs)
        Swift.print("\(what): \(ours); python-gammu \(theirs); \(ratio) times as fast")
    }

    private static func reading(_ tpdu: TPDU) throws -> Rate {
        let octets = try tpdu.octets()
        var length = 0
        let rate = try Rate.best(of: rounds, count: count) {
            length += try TPDU(octets: octets, tpdu.direction).userData?.text?.utf8.count ?? 0
        }
        precondition(length == rounds * count * 160, "every text was read")
        return rate
    }

    private static func writing(_ text: String, _ tpdu: TPDU) throws -> Rate {
        guard case .submit(let template) = tpdu else { return Rate(perSecond: 0) }
        let alphabet = SeptetAlphabet()
        var length = 0
        let rate = try Rate.best(of: rounds, count: count) {
            var submit = template
            submit.userData = UserData(content: .septets(try alphabet.septets(text)))
            length += try TPDU.submit(submit).octets().count
        }
        precondition(length == rounds * count * 154, "every message was written")
        return rate
    }
}
