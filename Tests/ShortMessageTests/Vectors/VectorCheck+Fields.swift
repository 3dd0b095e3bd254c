import ShortMessage

extension VectorCheck {
    /// Reads and writes an address as part of a PDU, of which it is the first or the second field.
    func address() throws -> [String] {
        let octets = try octets("hex")
        let isServiceCentre = try text("kind") == "smsc"
        let head: [UInt8] = isServiceCentre ? octets + [0x01, 0x00, 0x00, 0x81] : [0x01, 0x00] + octets
        let reading = try PDU.reading(head + [0, 0, 0], .mobileOriginated, hasServiceCentreAddress: isServiceCentre)
        guard case .submit(let submit) = reading.pdu.tpdu,
            let address = isServiceCentre ? reading.pdu.serviceCentre : submit.destinationAddress
        else { return ["no address"] }
        let expected = try need("expected").object ?? [:]
        let differences = address.json.flatMap { key, value in expected[key].map { differ(key, value, $0) } ?? [] }
        guard reading.leniencies.isEmpty else { return differences }
        let written = try isServiceCentre ? reading.pdu.octets() : reading.pdu.tpdu.octets()
        return differences + differ("written", written.hexadecimal, (head + [0, 0, 0]).hexadecimal)
    }

    func timestamp() throws -> [String] {
        let octets = try octets("hex")
        let report: [UInt8] = [0x01, 0x00] + octets
        guard case .submitReport(let read) = try TPDU(octets: report, .mobileTerminated) else { return ["no report"] }
        guard let expected = vector["expected"]?.string else { return differ("read", read.timestamp.timestamp, nil) }
        let moment = try Timestamp(expected)
        return differ("read", read.timestamp.timestamp?.description, moment.description)
            + differ("written", ServiceCentreTimestamp(moment)?.octets.hexadecimal, octets.hexadecimal)
    }

    func relativeValidity() throws -> [String] {
        let octet = try number("octet")
        let minutes = try number("minutes")
        return differ("minutes", RelativeValidity(rawValue: UInt8(octet)).minutes, minutes)
            + differ("octet", RelativeValidity(minutes: minutes).rawValue, UInt8(octet))
    }

    func dataCodingScheme() throws -> [String] {
        let scheme = DataCodingScheme(rawValue: UInt8(try number("dcs")))
        let found = scheme.json
        return try (need("expected").object ?? [:]).flatMap { key, value in
            found[key].map { differ(key, $0, value) } ?? ["unknown key \(key)"]
        }
    }
}

extension DataCodingScheme {
    var json: [String: JSON] {
        let alphabetName =
            switch alphabet {
            case .gsm7: group == .reserved ? "reserved" : "gsm7"
            case .eightBit: "8bit"
            case .ucs2: "ucs2"
            }
        let waiting: JSON? = messageWaiting.map {
            ["store": .bool($0.isStored), "active": .bool($0.isActive), "type": .string("\($0.kind)")]
        }
        return [
            "alphabet": .string(alphabetName), "compressed": .bool(isCompressed),
            "message_class": JSON(messageClass.map { Int($0.rawValue) }), "mwi": waiting ?? .null,
            "auto_delete": .bool(group == .automaticDeletion),
        ]
    }
}

extension Address {
    var json: [String: JSON] {
        [
            "value": .string(description), "toa": .string([typeOfAddress].hexadecimal),
            "ton": .number(Int(typeOfNumber.rawValue)), "npi": .number(Int(numberingPlan.rawValue)),
        ]
    }
}

extension ServiceCentreTimestamp {
    var json: JSON {
        var members: [String: JSON] = [
            "iso": JSON(timestamp?.description), "tz_quarters": JSON(quarterHours), "raw": .string(octets.hexadecimal),
        ]
        if quarterHours == nil, let localTime {
            members["tz_invalid_bcd"] = true
            members["local"] = .string(String(localTime.description.dropLast(6)))
        }
        return .object(members)
    }
}
