/// The fields from `esm_class` to `short_message`, which submit_sm, deliver_sm and submit_multi have in common.
struct SubmissionFields {
    var esmClass: ESMClass
    var protocolID: UInt8
    var priority: UInt8
    var schedule: SMPPTime?
    var validity: SMPPTime?
    var registeredDelivery: RegisteredDelivery
    var replaceIfPresent: UInt8
    var dataCoding: DataCoding
    var defaultMessage: UInt8
    var shortMessage: [UInt8]
}

extension Packet.Message {
    var submission: SubmissionFields {
        SubmissionFields(
            esmClass: esmClass, protocolID: protocolID, priority: priority, schedule: schedule, validity: validity,
            registeredDelivery: registeredDelivery, replaceIfPresent: replaceIfPresent, dataCoding: dataCoding,
            defaultMessage: defaultMessage, shortMessage: shortMessage)
    }

    mutating func assign(_ fields: SubmissionFields) {
        (esmClass, protocolID, priority) = (fields.esmClass, fields.protocolID, fields.priority)
        (schedule, validity) = (fields.schedule, fields.validity)
        (registeredDelivery, replaceIfPresent) = (fields.registeredDelivery, fields.replaceIfPresent)
        (dataCoding, defaultMessage) = (fields.dataCoding, fields.defaultMessage)
        shortMessage = fields.shortMessage
    }
}

extension PacketReader {
    /// `esm_class protocol_id priority_flag schedule_delivery_time validity_period registered_delivery
    /// replace_if_present_flag data_coding sm_default_msg_id sm_length short_message` (SMPP 3.4, 4.4.1).
    mutating func submission() throws(PacketError) -> SubmissionFields {
        SubmissionFields(
            esmClass: ESMClass(rawValue: try octet(.esmClass)), protocolID: try octet(.protocolID),
            priority: try octet(.priority), schedule: try time(.schedule), validity: try time(.validity),
            registeredDelivery: RegisteredDelivery(rawValue: try octet(.registeredDelivery)),
            replaceIfPresent: try octet(.replaceIfPresent), dataCoding: DataCoding(rawValue: try octet(.dataCoding)),
            defaultMessage: try octet(.defaultMessage), shortMessage: try shortMessage())
    }

    /// `sm_length short_message`, up to 254 octets; the 255 that 5.0 allows are forgiven.
    mutating func shortMessage() throws(PacketError) -> [UInt8] {
        let place = position
        let length = Int(try octet(.shortMessageLength))
        if length > Packet.Message.most { forgive(.longShortMessage, at: place, .shortMessageLength) }
        return try octets(length, .shortMessage)
    }

    /// The parameters of a message, of which `message_payload` goes with no text beside it (3.4, 4.4.1).
    mutating func parameters(besides shortMessage: [UInt8]) throws(PacketError) -> [Parameter] {
        let place = position
        let parameters = try parameters()
        if !shortMessage.isEmpty, parameters[.messagePayload] != nil {
            throw PacketError(octet: place - start, .textTwice, in: .parameter)
        }
        return parameters
    }
}

extension PacketWriter {
    mutating func submission(_ fields: SubmissionFields) throws(PacketError) {
        octet(fields.esmClass.rawValue)
        octet(fields.protocolID)
        octet(fields.priority)
        try time(fields.schedule, .schedule)
        try time(fields.validity, .validity)
        octet(fields.registeredDelivery.rawValue)
        octet(fields.replaceIfPresent)
        octet(fields.dataCoding.rawValue)
        octet(fields.defaultMessage)
        try shortMessage(fields.shortMessage)
    }

    mutating func shortMessage(_ text: [UInt8]) throws(PacketError) {
        guard text.count <= Packet.Message.most else {
            throw error(.tooLong(text.count, most: Packet.Message.most), .shortMessage)
        }
        octet(UInt8(text.count))
        octets += text
    }

    mutating func parameters(_ parameters: [Parameter], besides text: [UInt8]) throws(PacketError) {
        guard text.isEmpty || parameters[.messagePayload] == nil else { throw error(.textTwice, .parameter) }
        try self.parameters(parameters)
    }
}
