import Seeded
import ShortMessage

/// Makes TPDUs of all types with everything in them.
extension SplitMix64 {
    mutating func octets(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    mutating func tpdu() -> TPDU {
        switch Int.random(in: 0..<6, using: &self) {
        case 0: .deliver(deliver())
        case 1: .submit(submit())
        case 2: .statusReport(statusReport())
        case 3: .command(command())
        case 4: .deliverReport(TPDU.DeliverReport(failureCause: failureCause(), parameters: parameters(most: 158)))
        default:
            .submitReport(
                TPDU.SubmitReport(
                    failureCause: failureCause(), timestamp: timestamp(), parameters: parameters(most: 151)))
        }
    }

    private mutating func deliver() -> TPDU.Deliver {
        let scheme = dataCodingScheme()
        var deliver = TPDU.Deliver(
            originatingAddress: address(), dataCodingScheme: scheme, timestamp: timestamp(), userData: userData(scheme))
        deliver.protocolIdentifier = ProtocolIdentifier(rawValue: octet())
        deliver.hasMoreMessages = Bool.random(using: &self)
        deliver.isForwarded = Bool.random(using: &self)
        deliver.sendsStatusReport = Bool.random(using: &self)
        deliver.hasReplyPath = Bool.random(using: &self)
        return deliver
    }

    private mutating func submit() -> TPDU.Submit {
        let scheme = dataCodingScheme()
        var submit = TPDU.Submit(
            messageReference: octet(), destinationAddress: address(), dataCodingScheme: scheme,
            validityPeriod: validityPeriod(), userData: userData(scheme))
        submit.protocolIdentifier = ProtocolIdentifier(rawValue: octet())
        submit.rejectsDuplicates = Bool.random(using: &self)
        submit.requestsStatusReport = Bool.random(using: &self)
        submit.hasReplyPath = Bool.random(using: &self)
        return submit
    }

    private mutating func statusReport() -> TPDU.StatusReport {
        var report = TPDU.StatusReport(
            messageReference: octet(), recipientAddress: address(), timestamp: timestamp(), dischargeTime: timestamp(),
            status: DeliveryStatus(rawValue: octet()),
            parameters: Bool.random(using: &self) ? parameters(most: 131) : nil)
        report.hasMoreMessages = Bool.random(using: &self)
        report.isForwarded = Bool.random(using: &self)
        report.isAboutCommand = Bool.random(using: &self)
        return report
    }

    private mutating func command() -> TPDU.Command {
        var command = TPDU.Command(
            messageReference: octet(), commandType: CommandType(rawValue: octet()), messageNumber: octet(),
            destinationAddress: address(), data: octets(Int.random(in: 0...157, using: &self)))
        command.protocolIdentifier = ProtocolIdentifier(rawValue: octet())
        command.requestsStatusReport = Bool.random(using: &self)
        command.hasHeader = Bool.random(using: &self)
        return command
    }

    /// - Parameter most: octets of user data that the type of message has room for.
    private mutating func parameters(most: Int) -> ReportParameters {
        let scheme = Bool.random(using: &self) ? dataCodingScheme() : nil
        return ReportParameters(
            protocolIdentifier: Bool.random(using: &self) ? ProtocolIdentifier(rawValue: octet()) : nil,
            dataCodingScheme: scheme, userData: Bool.random(using: &self) ? userData(scheme ?? .gsm7, most: most) : nil)
    }

    private mutating func octet() -> UInt8 { UInt8.random(in: 0...255, using: &self) }
    private mutating func dataCodingScheme() -> DataCodingScheme { DataCodingScheme(rawValue: octet()) }

    private mutating func failureCause() -> FailureCause? {
        Bool.random(using: &self) ? FailureCause(rawValue: octet()) : nil
    }

    private mutating func timestamp() -> ServiceCentreTimestamp {
        let time = Timestamp(
            milliseconds: Int64.random(in: 86_400...3_155_000_000, using: &self) * 1000,
            offset: Int.random(in: -48...56, using: &self) * 15)
        return ServiceCentreTimestamp(time)!
    }

    private mutating func validityPeriod() -> ValidityPeriod? {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: .relative(RelativeValidity(rawValue: octet()))
        case 1: .absolute(timestamp())
        case 2: .enhanced(EnhancedValidity(validityForm(), isSingleShot: Bool.random(using: &self))!)
        default: nil
        }
    }

    private mutating func validityForm() -> EnhancedValidity.Form {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: .none
        case 1: .relative(RelativeValidity(rawValue: octet()))
        case 2: .seconds(UInt8.random(in: 1...255, using: &self))
        default:
            .time(
                hours: Int.random(in: 0...99, using: &self), minutes: Int.random(in: 0...59, using: &self),
                seconds: Int.random(in: 0...59, using: &self))
        }
    }

    mutating func address() -> Address {
        if Int.random(in: 0..<4, using: &self) == 0 {
            let letters = (0..<Int.random(in: 1...11, using: &self)).map { _ in
                Array("ABCÄñß_é{@@").randomElement(using: &self)!
            }
            let name = String(letters)
            // Eight septets of which the last is @ cannot be told from seven, and are not written.
            if let septets = GSMAlphabet.septets(name), septets <= 11, septets != 8 || !name.hasSuffix("@") {
                return Address(digits: name, typeOfNumber: .alphanumeric, numberingPlan: .unknown)
            }
        }
        let digits = (0..<Int.random(in: 0...20, using: &self)).map { _ in
            Array("0123456789*#abc").randomElement(using: &self)!
        }
        let types: [Address.TypeOfNumber] = [.unknown, .international, .national, .networkSpecific, .abbreviated]
        return Address(
            digits: String(digits), typeOfNumber: types.randomElement(using: &self)!,
            numberingPlan: Address.NumberingPlan(rawValue: octet()))
    }

    private mutating func userData(_ scheme: DataCodingScheme, most octetsInAll: Int = 140) -> UserData {
        let header = Bool.random(using: &self) ? header() : nil
        let space = octetsInAll - (header?.octetCount ?? 0)
        let septetMode = scheme.alphabet == .gsm7 && !scheme.isCompressed
        if septetMode {
            let most = (space * 8 - (header?.fillBits ?? 0)) / 7
            return UserData(
                header: header, content: .septets(octets(Int.random(in: 0...most, using: &self)).map { $0 & 0x7F }))
        }
        if scheme.alphabet == .ucs2 && !scheme.isCompressed {
            let units = (0..<Int.random(in: 0...space / 2, using: &self)).map { _ in
                UInt16.random(in: 0...0xFFFF, using: &self)
            }
            return UserData(header: header, content: .codeUnits(units))
        }
        return UserData(header: header, content: .octets(octets(Int.random(in: 0...space, using: &self))))
    }

    private mutating func header() -> UserDataHeader {
        UserDataHeader((0..<Int.random(in: 0...4, using: &self)).map { _ in element() })
    }

    private mutating func element() -> InformationElement {
        switch Int.random(in: 0..<12, using: &self) {
        case 0: .concatenation(place(.octet))
        case 1: .concatenation(place(.twoOctets))
        case 2: .waitingMessages(WaitingMessages(type: octet(), count: octet()))
        case 3: .ports(ApplicationPorts(destination: octet(), originator: octet()))
        case 4:
            .ports(
                ApplicationPorts(
                    destination: UInt16.random(in: 0...0xFFFF, using: &self),
                    originator: UInt16.random(in: 0...0xFFFF, using: &self)))
        case 5: .serviceCentreControl(octet())
        case 6: .source(octet())
        case 7: .mailHeaderLength(octet())
        case 8: .singleShift(identifier: octet())
        case 9: .lockingShift(identifier: octet())
        case 10: .replyAddress(address())
        default:
            .other(
                identifier: UInt8.random(in: 0x26...0xFF, using: &self),
                octets: octets(Int.random(in: 0...20, using: &self)))
        }
    }

    private mutating func place(_ width: Concatenation.Width) -> Concatenation {
        let total = UInt8.random(in: 1...255, using: &self)
        return Concatenation(
            reference: UInt16.random(in: 0...(width == .octet ? 0xFF : 0xFFFF), using: &self), width: width,
            total: total,
            sequence: UInt8.random(in: 1...total, using: &self))!
    }
}
