import SMPP
import ShortMessage

extension Address {
    /// The number or name that a PDU has; nil where there is none, or one that no message can have.
    ///
    /// ESMEs say little of their numbers, and some say wrong things: a plus is one of an international number, three to six
    /// digits are a short code whatever their type, and digits of no other number are those of a foreign one.
    init?(_ address: SMPPAddress) {
        guard let plain = try? Address(address.digits) else { return nil }
        guard plain.typeOfNumber == .unknown, address.typeOfNumber != .alphanumeric else {
            self = plain
            return
        }
        let type = Address.TypeOfNumber(rawValue: address.typeOfNumber.rawValue) ?? .unknown
        let plan = NumberingPlan(rawValue: address.numberingPlan.rawValue)
        let named = Address(
            digits: plain.digits, typeOfNumber: plain.isShortCode && type == .international ? .unknown : type,
            numberingPlan: plan)
        self =
            named.isOfNobody
            ? Address(digits: named.digits, typeOfNumber: .international, numberingPlan: plan) : named
    }
}

extension SMPPAddress {
    /// The address of a message as a PDU has it.
    init(_ address: Address) {
        self.init(
            address.digits, typeOfNumber: SMPP.TypeOfNumber(rawValue: address.typeOfNumber.rawValue),
            numberingPlan: SMPP.NumberingPlan(
                rawValue: address.typeOfNumber == .alphanumeric ? 0 : address.numberingPlan.rawValue))
    }
}
