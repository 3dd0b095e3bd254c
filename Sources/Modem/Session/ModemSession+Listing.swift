import ShortMessage

/// Messages as `+CMGR`, `+CMGL`, `+CMT` and `+CDS` write them (TS 27.005, 3.4.1 to 3.4.3).
extension ModemSession {
    /// The lines of `+CMGR`.
    func shown(_ stored: StoredMessage) -> [ATText] {
        let message = stored.message
        guard settings.isTextMode else {
            return ["+CMGR: \(stored.status.rawValue),,\(message.length)", ATText(message.octets.hexadecimal)]
        }
        let status = ATText(stored.status.text).quoted
        switch message.pdu.tpdu {
        case .statusReport(let report): return ["+CMGR: \(status),\(fields(of: report, message))"]
        case .deliver(let deliver):
            let header = originFields(deliver) + (showsHeader ? detail(of: deliver, message) : [])
            return ["+CMGR: \(([status] + header).joined())", body(of: message)]
        case .submit(let submit):
            let number = written(submit.destinationAddress).quoted
            let header = [number, ""] + (showsHeader ? detail(of: submit, message) : [])
            return ["+CMGR: \(([status] + header).joined())", body(of: message)]
        case .deliverReport, .submitReport, .command: return ["+CMGR: \(status)", ATText(message.octets.hexadecimal)]
        }
    }

    /// The lines of one message of `+CMGL`.
    func listed(_ stored: StoredMessage, at index: Int) -> [ATText] {
        let message = stored.message
        guard settings.isTextMode else {
            return ["+CMGL: \(index),\(stored.status.rawValue),,\(message.length)", ATText(message.octets.hexadecimal)]
        }
        let place: ATText = "+CMGL: \(index),\(ATText(stored.status.text).quoted)"
        switch message.pdu.tpdu {
        case .statusReport(let report): return ["\(place),\(fields(of: report, message))"]
        case .deliver(let deliver):
            let type = typeAndLength(of: deliver.originatingAddress, message)
            return ["\(([place] + originFields(deliver) + type).joined())", body(of: message)]
        case .submit(let submit):
            let number = written(submit.destinationAddress).quoted
            let type = typeAndLength(of: submit.destinationAddress, message)
            return ["\(([place, number, "", ""] + type).joined())", body(of: message)]
        case .deliverReport, .submitReport, .command: return [place, ATText(message.octets.hexadecimal)]
        }
    }

    /// The lines of `+CMT`.
    func directLines(_ deliver: TPDU.Deliver, _ message: EncodedMessage) -> [ATText] {
        guard settings.isTextMode else { return ["+CMT: ,\(message.length)", ATText(message.octets.hexadecimal)] }
        let header = originFields(deliver) + (showsHeader ? detail(of: deliver, message) : [])
        return ["+CMT: \(header.joined())", body(of: message)]
    }

    /// The lines of `+CDS`.
    func directLines(_ report: TPDU.StatusReport, _ message: EncodedMessage) -> [ATText] {
        guard settings.isTextMode else { return ["+CDS: \(message.length)", ATText(message.octets.hexadecimal)] }
        return ["+CDS: \(fields(of: report, message))"]
    }

    private var showsHeader: Bool { settings.headerFields == 1 }

    ///     "<oa>",[<alpha>],"<scts>"
    private func originFields(_ deliver: TPDU.Deliver) -> [ATText] {
        [written(deliver.originatingAddress).quoted, "", deliver.timestamp.written.quoted]
    }

    ///     <fo>,<mr>,"<ra>",<tora>,"<scts>","<dt>",<st>
    private func fields(of report: TPDU.StatusReport, _ message: EncodedMessage) -> ATText {
        let recipient = report.recipientAddress
        let times = "\(report.timestamp.written.quoted),\(report.dischargeTime.written.quoted)" as ATText
        return """
            \(message.firstOctet),\(report.messageReference),\(written(recipient).quoted),\(recipient.typeOfAddress),\
            \(times),\(report.status.rawValue)
            """
    }

    ///     <tooa>,<fo>,<pid>,<dcs>,"<sca>",<tosca>,<length>
    private func detail(of deliver: TPDU.Deliver, _ message: EncodedMessage) -> [ATText] {
        [
            "\(deliver.originatingAddress.typeOfAddress)", "\(message.firstOctet)",
            "\(deliver.protocolIdentifier.rawValue)", "\(deliver.dataCodingScheme.rawValue)",
        ] + serviceCentreFields(message) + ["\(textLength(of: message))"]
    }

    ///     <toda>,<fo>,<pid>,<dcs>,[<vp>],"<sca>",<tosca>,<length>
    private func detail(of submit: TPDU.Submit, _ message: EncodedMessage) -> [ATText] {
        [
            "\(submit.destinationAddress.typeOfAddress)", "\(message.firstOctet)",
            "\(submit.protocolIdentifier.rawValue)", "\(submit.dataCodingScheme.rawValue)",
            submit.validityPeriod.map(Self.written) ?? "",
        ] + serviceCentreFields(message) + ["\(textLength(of: message))"]
    }

    private func serviceCentreFields(_ message: EncodedMessage) -> [ATText] {
        guard let address = message.pdu.serviceCentre ?? serviceCentre else { return ["", ""] }
        return [written(address).quoted, "\(address.typeOfAddress)"]
    }

    private static func written(_ validity: ValidityPeriod) -> ATText {
        switch validity {
        case .relative(let period): "\(period.rawValue)"
        case .absolute(let time): time.written.quoted
        case .enhanced(let period): ATText(period.octets.hexadecimal).quoted
        }
    }

    private func typeAndLength(of address: Address, _ message: EncodedMessage) -> [ATText] {
        showsHeader ? ["\(address.typeOfAddress)", "\(textLength(of: message))"] : []
    }

    /// `<length>` of text mode: characters of a text, octets of anything that is shown in hexadecimal.
    private func textLength(of message: EncodedMessage) -> Int {
        guard let userData = message.pdu.tpdu.userData else { return 0 }
        return Self.isText(userData) ? userData.text?.unicodeScalars.count ?? 0 : userData.octetCount
    }

    /// `<data>`: a text of the default alphabet without a header in the terminal's set, anything else in hexadecimal.
    private func body(of message: EncodedMessage) -> ATText {
        guard let userData = message.pdu.tpdu.userData, Self.isText(userData),
            case .septets(let septets) = userData.content
        else { return ATText(message.userDataOctets.hexadecimal) }
        return settings.characterSet.encode(septets: septets, .none)
    }

    private static func isText(_ userData: UserData) -> Bool {
        if case .septets = userData.content { userData.header == nil } else { false }
    }
}
