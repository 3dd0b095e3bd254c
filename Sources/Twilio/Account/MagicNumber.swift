/// The numbers that Twilio's test credentials answer in a set way.
enum MagicNumber {
    static let prefix = "+1500555000"

    /// Works always.
    static let good = prefix + "6"

    static func refusal(ofRecipient number: String) -> TwilioError? {
        switch number {
        case prefix + "1": .invalidRecipient(number)
        case prefix + "2": .unroutable(number)
        case prefix + "3": .noRegion(number)
        case prefix + "4": .optedOut
        case prefix + "9": .noMobile(number)
        default: nil
        }
    }

    static func refusal(ofSender number: String) -> TwilioError? {
        switch number {
        case prefix + "1": .invalidSender(number)
        case prefix + "7": .foreignSender(number)
        case prefix + "8": .queueFull
        default: nil
        }
    }
}
