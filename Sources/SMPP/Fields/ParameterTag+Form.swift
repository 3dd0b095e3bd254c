extension ParameterTag {
    /// How the value of a parameter is coded.
    public enum Form: Hashable, Sendable {
        /// A number of one, two or four octets.
        case octet, short, long
        /// Up to so many characters before their NUL.
        case text(most: Int)
        /// So many octets.
        case octets(ClosedRange<Int>)
    }

    /// What the specification says of the value; nil of an unknown tag.
    public var form: Form? { Self.known[rawValue]?.form }

    /// The name that the specification gives: `message_payload`; nil of an unknown tag.
    public var name: String? { Self.known[rawValue]?.name }

    private static let known: [UInt16: (name: String, form: Form)] = [
        0x0005: ("dest_addr_subunit", .octet),
        0x0006: ("dest_network_type", .octet),
        0x0007: ("dest_bearer_type", .octet),
        0x0008: ("dest_telematics_id", .short),
        0x000D: ("source_addr_subunit", .octet),
        0x000E: ("source_network_type", .octet),
        0x000F: ("source_bearer_type", .octet),
        0x0010: ("source_telematics_id", .octet),
        0x0017: ("qos_time_to_live", .long),
        0x0019: ("payload_type", .octet),
        0x001D: ("additional_status_info_text", .text(most: 255)),
        0x001E: ("receipted_message_id", .text(most: 64)),
        0x0030: ("ms_msg_wait_facilities", .octet),
        0x0201: ("privacy_indicator", .octet),
        0x0202: ("source_subaddress", .octets(1...23)),
        0x0203: ("dest_subaddress", .octets(1...23)),
        0x0204: ("user_message_reference", .short),
        0x0205: ("user_response_code", .octet),
        0x020A: ("source_port", .short),
        0x020B: ("destination_port", .short),
        0x020C: ("sar_msg_ref_num", .short),
        0x020D: ("language_indicator", .octet),
        0x020E: ("sar_total_segments", .octet),
        0x020F: ("sar_segment_seqnum", .octet),
        0x0210: ("sc_interface_version", .octet),
        0x0302: ("callback_num_pres_ind", .octet),
        0x0303: ("callback_num_atag", .octets(0...65)),
        0x0304: ("number_of_messages", .octet),
        0x0381: ("callback_num", .octets(1...19)),
        0x0420: ("dpf_result", .octet),
        0x0421: ("set_dpf", .octet),
        0x0422: ("ms_availability_status", .octet),
        0x0423: ("network_error_code", .octets(3...3)),
        0x0424: ("message_payload", .octets(0...65535)),
        0x0425: ("delivery_failure_reason", .octet),
        0x0426: ("more_messages_to_send", .octet),
        0x0427: ("message_state", .octet),
        0x0428: ("congestion_state", .octet),
        0x0501: ("ussd_service_op", .octet),
        0x0600: ("broadcast_channel_indicator", .octet),
        0x0601: ("broadcast_content_type", .octets(3...3)),
        0x0602: ("broadcast_content_type_info", .octets(1...255)),
        0x0603: ("broadcast_message_class", .octet),
        0x0604: ("broadcast_rep_num", .short),
        0x0605: ("broadcast_frequency_interval", .octets(3...3)),
        0x0606: ("broadcast_area_identifier", .octets(1...65535)),
        0x0607: ("broadcast_error_status", .long),
        0x0608: ("broadcast_area_success", .octet),
        0x0609: ("broadcast_end_time", .text(most: 16)),
        0x060A: ("broadcast_service_group", .octets(1...255)),
        0x060B: ("billing_identification", .octets(1...1024)),
        0x060D: ("source_network_id", .text(most: 65)),
        0x060E: ("dest_network_id", .text(most: 65)),
        0x060F: ("source_node_id", .octets(6...6)),
        0x0610: ("dest_node_id", .octets(6...6)),
        0x0611: ("dest_addr_np_resolution", .octet),
        0x0612: ("dest_addr_np_information", .octets(10...10)),
        0x0613: ("dest_addr_np_country", .octets(1...5)),
        0x1201: ("display_time", .octet),
        0x1203: ("sms_signal", .short),
        0x1204: ("ms_validity", .octets(1...4)),
        0x130C: ("alert_on_message_delivery", .octets(0...1)),
        0x1380: ("its_reply_type", .octet),
        0x1383: ("its_session_info", .octets(2...2)),
    ]
}

extension ParameterTag: CustomStringConvertible {
    /// The name, or the number of one that has none: `0x1401`.
    public var description: String {
        guard let name else {
            let digits = String(rawValue, radix: 16, uppercase: true)
            return "0x" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return name
    }
}
