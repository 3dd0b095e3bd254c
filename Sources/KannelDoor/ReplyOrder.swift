import Kannel
import MessageCentre
import ShortMessage

/// From whom an answer goes, to whom, and how; headers say it where their service lets them.
struct ReplyOrder: Sendable {
    let from: String
    let to: String
    let isUCS2: Bool
    let coding: MessageCoding?
    let validity: Int?
    private let mask: ReportMask
    private let address: String?

    init(
        _ headers: [String: String], _ rules: SendingRules, _ settings: KannelSettings, from number: String,
        to phone: String, _ service: SMSService?
    ) {
        let heeded = service?.heedsHeaders == true ? headers : [:]
        from = heeded["x-kannel-from"] ?? rules.fakedSender ?? settings.globalSender ?? number
        to = heeded["x-kannel-to"] ?? phone
        let isUCS2 = heeded["x-kannel-coding"] == "2"
        self.isUCS2 = isUCS2
        coding = heeded["x-kannel-mclass"].flatMap { UInt8($0) }.flatMap { MessageCoding(messageClass: $0, isUCS2) }
        validity = heeded["x-kannel-validity"].flatMap { Int($0) }
        mask = ReportMask(rawValue: heeded["x-kannel-dlr-mask"].flatMap { Int($0) } ?? 0)
        address = heeded["x-kannel-dlr-url"] ?? service?.reportAddress
    }

    /// - Parameter question: what is answered.
    func report(_ question: KannelMessage) -> AwaitedReport? {
        var message = question
        (message.phone, message.number) = (to, from)
        return AwaitedReport(mask, address, message)
    }
}

extension MessageCoding {
    /// A text of a class; nil for a class that there is not.
    init?(messageClass: UInt8, _ isUCS2: Bool) {
        guard messageClass <= 3 else { return nil }
        self.init(dataCodingScheme: DataCodingScheme(rawValue: (isUCS2 ? 0x18 : 0x10) | messageClass))
    }
}
