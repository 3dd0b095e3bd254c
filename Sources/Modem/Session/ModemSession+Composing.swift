import ShortMessage

extension ModemSession {
    private static let controlZ: UInt8 = 0x1A
    private static let escape: UInt8 = 0x1B

    /// Asks for a text; only the last command of a line can.
    mutating func prompt(_ purpose: Composition.Purpose) throws(ATError) -> CommandOutcome {
        guard line.isAtEnd else { throw .error }
        state = .composing(Composition(purpose, fault: textFault))
        if textFault != .promptWithheld { sayPrompt() }
        return .waits
    }

    private mutating func sayPrompt() { say(.prompt(hasBlank: profile.promptHasBlank)) }

    /// Takes one octet of the text.
    mutating func compose(_ octet: UInt8, _ composition: Composition) {
        echo(octet)
        var composition = composition
        defer { composition.isFresh = false }
        switch octet {
        case Self.controlZ: return end(composition)
        case Self.escape: return finish(.ok)
        case settings.backspace: _ = composition.text.popLast()
        case settings.responseFormatter where composition.isFresh: break
        case _ where settings.isTextMode && endsLine(octet):
            composition.append(octet)
            sayPrompt()
        case _ where !settings.isTextMode && octet <= 0x20: break
        default: composition.append(octet)
        }
        composition.isFresh = false
        state = .composing(composition)
    }

    /// Does what a text was typed for.
    mutating func complete(_ composition: Composition) {
        state = .ready
        do throws(ATError) {
            switch composition.purpose {
            case .send(let destination):
                try submit(try message(composition, to: destination), stored: nil)
                return
            case .write(let destination, let status):
                let index = try keep(try message(composition, to: destination, status), status)
                say(.information(["+CMGW: \(index)"]))
            case .acknowledgement(let isAccepted, let length):
                guard composition.text.count == length * 2 else { throw .message(.invalidPDUParameter) }
                _ = try acknowledge(isAccepted: isAccepted)
            }
            executeRemaining()
        } catch {
            finish(error.resultCode)
        }
    }

    private mutating func keep(_ message: EncodedMessage, _ status: StoredMessage.Status) throws(ATError) -> Int {
        let stored = StoredMessage(status: status, message: message)
        guard let index = storage.store(stored, in: storage.writing) else { throw .message(.memoryFull) }
        return index
    }

    private func message(
        _ composition: Composition, to destination: Composition.Destination?,
        _ status: StoredMessage.Status = .unsent
    ) throws(ATError) -> EncodedMessage {
        let isReceived = status == .unread || status == .read
        switch destination {
        case .pdu(let length):
            guard !composition.isOverlong else { throw .message(.invalidPDUParameter) }
            do {
                return try EncodedMessage(
                    hexadecimal: composition.text, length: length,
                    isReceived ? .mobileTerminated : .mobileOriginated)
            } catch {
                throw .message(error)
            }
        case .address(let address): return try textMessage(composition, to: address)
        // What is written without a number gets one when it is sent.
        case nil: return try textMessage(composition, to: Address(digits: "", typeOfNumber: .unknown))
        }
    }

    private func textMessage(_ composition: Composition, to address: Address) throws(ATError) -> EncodedMessage {
        guard !composition.isOverlong,
            let submit = settings.textParameters.submit(composition.text, to: address, settings.characterSet),
            let message = try? EncodedMessage(PDU(serviceCentre: nil, .submit(submit)))
        else { throw .message(.invalidTextParameter) }
        return message
    }
}

extension TextModeParameters {
    /// A message of what was typed; nil where that is no text of the set, or more than one message holds.
    ///
    /// Without a header and in the default alphabet it is a text in the terminal's set; otherwise it is octets in
    /// hexadecimal, the header first (TS 27.005, 3.1, `<data>`).
    func submit(_ typed: [UInt8], to address: Address, _ set: CharacterSet) -> TPDU.Submit? {
        let scheme = DataCodingScheme(rawValue: dataCodingScheme)
        guard let userData = userData(typed, scheme, set), userData.octetCount <= SegmentCapacity.userDataOctets else {
            return nil
        }
        var submit = TPDU.Submit(
            destinationAddress: address, dataCodingScheme: scheme, validityPeriod: period, userData: userData)
        submit.protocolIdentifier = ProtocolIdentifier(rawValue: protocolIdentifier)
        submit.rejectsDuplicates = firstOctet & 0x04 != 0
        submit.requestsStatusReport = firstOctet & 0x20 != 0
        submit.hasReplyPath = firstOctet & 0x80 != 0
        return submit
    }

    private var hasHeader: Bool { firstOctet & 0x40 != 0 }

    /// What bits 4 and 3 of the first octet announce, if that is what `<vp>` is.
    private var period: ValidityPeriod? {
        switch (firstOctet >> 3 & 3, validityPeriod) {
        case (2, .relative(let period)): .relative(period)
        case (3, .absolute(let time)): .absolute(time)
        default: nil
        }
    }

    private func userData(_ typed: [UInt8], _ scheme: DataCodingScheme, _ set: CharacterSet) -> UserData? {
        if scheme.alphabet == .gsm7, !scheme.isCompressed, !hasHeader {
            return septets(typed, set).map { UserData(content: .septets($0)) }
        }
        guard let octets = try? Hexadecimal.octets(String(decoding: typed, as: UTF8.self)) else { return nil }
        return UserData(octets, scheme, hasHeader: hasHeader)
    }

    private func septets(_ typed: [UInt8], _ set: CharacterSet) -> [UInt8]? {
        if set == .gsm { return typed.allSatisfy { $0 < 0x80 } ? typed : nil }
        if set == .hex {
            let septets = try? Hexadecimal.octets(String(decoding: typed, as: UTF8.self))
            return septets?.allSatisfy { $0 < 0x80 } == true ? septets : nil
        }
        return set.decode(typed).flatMap { try? SeptetAlphabet().septets($0) }
    }
}
