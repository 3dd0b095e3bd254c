/// A first octet and the direction in which it travels, which together say what its bits mean (9.2.3.1).
struct DirectedFirstOctet {
    let octet: FirstOctet
    let direction: TPDU.Direction
}

extension DirectedFirstOctet: CustomStringConvertible {
    /// `0x71 SUBMIT, relative validity period, status report wanted, user data header`.
    var description: String {
        (["\(octet) \(messageType)"] + flags).joined(separator: ", ")
    }

    private var messageType: String {
        switch (direction, octet.messageType) {
        case (.mobileTerminated, 0): "DELIVER"
        case (.mobileTerminated, 1): "SUBMIT-REPORT"
        case (.mobileTerminated, 2): "STATUS-REPORT"
        case (.mobileOriginated, 0): "DELIVER-REPORT"
        case (.mobileOriginated, 1): "SUBMIT"
        case (.mobileOriginated, 2): "COMMAND"
        default: "reserved"
        }
    }

    private var flags: [String] {
        let header = octet.contains(.userDataHeader) ? ["user data header"] : []
        let replyPath = octet.contains(.replyPath) ? ["reply path"] : []
        switch (direction, octet.messageType) {
        case (.mobileTerminated, 0), (.mobileTerminated, 3):
            return waiting + told(.statusReport, "status report was wanted") + header + replyPath
        case (.mobileTerminated, 2): return waiting + told(.statusReport, "about a command") + header
        case (.mobileOriginated, 1):
            return told(.rejectDuplicates, "duplicates rejected") + validityPeriod
                + told(.statusReport, "status report wanted") + header + replyPath
        case (.mobileOriginated, 2): return told(.statusReport, "status report wanted") + header
        default: return header
        }
    }

    /// TP-MMS is inverted: the bit says that nothing more waits.
    private var waiting: [String] {
        [octet.contains(.noMoreMessages) ? "no more messages" : "more messages wait"]
            + told(.loopPrevention, "forwarded before")
    }

    private var validityPeriod: [String] {
        switch octet.validityPeriodFormat {
        case 1: ["enhanced validity period"]
        case 2: ["relative validity period"]
        case 3: ["absolute validity period"]
        default: []
        }
    }

    private func told(_ flag: FirstOctet, _ words: String) -> [String] {
        octet.contains(flag) ? [words] : []
    }
}
