import ShortMessage

extension VectorCheck {
    func tpdu() throws -> [String] {
        let input = try need("input")
        let isMalformed = vector["malformed"] != nil
        switch try text("expect") {
        case "error":
            return isRefused(input) ? [] : ["was read, expected an error"]
        case "implementation-defined":
            // Either answer will do; that there is one, and no trap, is what the run shows.
            _ = isRefused(input)
            return []
        default:
            let read = try ReadPDU(input, acceptsTruncatedUserData: isMalformed)
            return try differences(of: need("decoded").object ?? [:], from: read) + read.roundTripDifferences()
        }
    }

    func part() throws -> [String] {
        let read = try ReadPDU(vector, acceptsTruncatedUserData: false)
        return try differences(of: need("expected").object ?? [:], from: read) + read.roundTripDifferences()
    }

    private func isRefused(_ input: JSON) -> Bool {
        (try? ReadPDU(input, acceptsTruncatedUserData: false)) == nil
    }

    private func differences(of expected: [String: JSON], from read: ReadPDU) -> [String] {
        let found = read.members
        return expected.sorted { $0.key < $1.key }.flatMap { key, value in
            differ(key, found[key] ?? .null, value == false && found[key] == nil ? .null : value)
        }
    }
}

/// A PDU that was read, in the words of the vectors.
struct ReadPDU {
    let octets: [UInt8]
    let reading: PDU.Reading

    init(_ input: JSON, acceptsTruncatedUserData: Bool) throws {
        octets = try Hexadecimal.octets(input["hex"]?.string ?? "")
        reading = try PDU.reading(
            octets, input["direction"]?.string == "MO" ? .mobileOriginated : .mobileTerminated,
            hasServiceCentreAddress: input["smsc_prefix"]?.bool ?? false,
            options: TPDU.ReadingOptions(
                isRefusal: input["rp_error"]?.bool ?? false, acceptsTruncatedUserData: acceptsTruncatedUserData,
                isTraced: true))
    }

    /// What needed no leniency is written as it was read.
    func roundTripDifferences() throws -> [String] {
        guard reading.leniencies.isEmpty else { return [] }
        let written = reading.hasServiceCentreAddress ? try reading.pdu.octets() : try reading.pdu.tpdu.octets()
        return written == octets ? [] : ["written \(written.hexadecimal), read \(octets.hexadecimal)"]
    }

    /// The octets of a field as they stand.
    private func octets(_ path: PDUField...) -> [UInt8]? {
        reading.parts.first { $0.path == path }.map { Array(octets[$0.octets]) }
    }

    private func number(_ path: PDUField...) -> JSON {
        JSON(reading.parts.first { $0.path == path }.map { Int(octets[$0.octets.lowerBound]) })
    }

    private func address(_ address: Address?, _ field: PDUField) -> JSON {
        guard let address else { return .null }
        let length = reading.parts.first { $0.path == [field, .addressLength] }.map { octets[$0.octets.lowerBound] }
        return .object(address.json.merging(["length": JSON(length.map(Int.init))]) { $1 })
    }

    var members: [String: JSON] {
        let first = octets(.firstOctet)?.first ?? 0
        var members: [String: JSON] = [
            "smsc": address(reading.pdu.serviceCentre, .serviceCentreAddress),
            "first_octet": .string([first].hexadecimal), "udhi": .bool(first & 0x40 != 0),
            "type": .string(reading.pdu.tpdu.name), "pid": number(.protocolIdentifier),
            "dcs": number(.dataCodingScheme),
            "udl": number(.userDataLength), "fcs": number(.failureCause), "mr": number(.messageReference),
            "st": number(.status), "ct": number(.commandType), "mn": number(.messageNumber),
            "cdl": number(.commandDataLength),
        ]
        members.merge(ofType) { $1 }
        if let userData = reading.pdu.tpdu.userData { members.merge(of(userData)) { $1 } }
        if let indicator = octets(.parameterIndicator) { members["pi"] = .string(indicator.hexadecimal) }
        for leniency in reading.leniencies { note(leniency, in: &members) }
        return members
    }

    private func note(_ leniency: Leniency, in members: inout [String: JSON]) {
        switch leniency.kind {
        case .surplus(let octets): members["trailing"] = .string(octets.hexadecimal)
        case .truncatedUserData: members["truncated"] = true
        default: break
        }
    }

    private var ofType: [String: JSON] {
        switch reading.pdu.tpdu {
        case .deliver(let deliver):
            [
                "mms": .bool(deliver.hasMoreMessages), "sri": .bool(deliver.sendsStatusReport),
                "rp": .bool(deliver.hasReplyPath), "lp": .bool(deliver.isForwarded),
                "oa": address(deliver.originatingAddress, .originatingAddress), "scts": deliver.timestamp.json,
            ]
        case .submit(let submit):
            [
                "rd": .bool(submit.rejectsDuplicates), "srr": .bool(submit.requestsStatusReport),
                "rp": .bool(submit.hasReplyPath), "da": address(submit.destinationAddress, .destinationAddress),
                "vp": submit.validityPeriod?.json ?? .null,
            ]
        case .statusReport(let report):
            [
                "mms": .bool(report.hasMoreMessages), "lp": .bool(report.isForwarded),
                "srq": .bool(report.isAboutCommand), "ra": address(report.recipientAddress, .recipientAddress),
                "scts": report.timestamp.json, "dt": report.dischargeTime.json,
            ]
        case .command(let command):
            [
                "srr": .bool(command.requestsStatusReport), "cd": .string(command.data.hexadecimal),
                "da": address(command.destinationAddress, .destinationAddress),
            ]
        case .submitReport(let report): ["scts": report.timestamp.json]
        case .deliverReport: [:]
        }
    }

    private func of(_ userData: UserData) -> [String: JSON] {
        var members: [String: JSON] = ["text": JSON(userData.text)]
        switch userData.content {
        case .septets(let septets):
            members["septets"] = .string(septets.hexadecimal)
            members["fill_bits"] = .number(userData.header?.fillBits ?? 0)
        case .octets(let octets): members["data"] = .string(octets.hexadecimal)
        case .codeUnits: break
        }
        guard let header = userData.header else { return members }
        members["udh"] = octets(.userData, .userDataHeader).map { .string($0.hexadecimal) }
        members["concat"] = JSON(header.concatenation)
        members["ports"] = JSON(header.ports)
        members["ies"] = .array(header.elements.map(\.json))
        return members
    }
}

extension InformationElement {
    var json: JSON {
        let octets = (try? UserDataHeader([self]).octets().dropFirst(3)) ?? []
        return ["iei": .string([identifier].hexadecimal), "data": .string(Array(octets).hexadecimal)]
    }
}

extension ValidityPeriod {
    var json: JSON {
        switch self {
        case .relative(let validity):
            ["format": "relative", "octet": .number(Int(validity.rawValue)), "minutes": .number(validity.minutes)]
        case .absolute(let timestamp): .object((timestamp.json.object ?? [:]).merging(["format": "absolute"]) { $1 })
        case .enhanced(let validity): ["format": "enhanced", "raw": .string(validity.octets.hexadecimal)]
        }
    }
}
