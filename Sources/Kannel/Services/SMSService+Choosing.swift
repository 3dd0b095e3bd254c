extension KannelSettings {
    /// The service for a message: of those whose keyword it has the first that may have it, else a default one; nil where
    /// there is neither.
    public func service(for message: KannelMessage) -> SMSService? {
        let count = message.words.count
        let fitting = { (service: SMSService) in
            service.takes(from: message.number, over: message.linkName, words: count)
        }
        return services.first { $0.keyword?.matches(message.text) == true && fitting($0) }
            ?? services.first { $0.keyword == nil && fitting($0) }
    }
}

extension SMSService {
    /// A text without its first word.
    public static func stripped(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || (0x09...0x0D).contains(scalar.value) }
        return String(text.unicodeScalars.drop { !isBlank($0) }.drop(while: isBlank))
    }
}
