/// Which optional parameter this is (SMPP 3.4, 5.3.2; 5.0, 4.8.4).
public struct ParameterTag: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// `dest_addr_subunit`: which part of a mobile is meant, such as its display or its SIM.
    public static let destinationAddressSubunit = ParameterTag(rawValue: 0x0005)
    /// `dest_network_type`: the kind of network of the destination.
    public static let destinationNetworkType = ParameterTag(rawValue: 0x0006)
    /// `dest_bearer_type`: how the message is carried to the destination.
    public static let destinationBearerType = ParameterTag(rawValue: 0x0007)
    /// `dest_telematics_id`: the telematic device of the destination.
    public static let destinationTelematicsID = ParameterTag(rawValue: 0x0008)
    /// `source_addr_subunit`: which part of a mobile the message comes from.
    public static let sourceAddressSubunit = ParameterTag(rawValue: 0x000D)
    /// `source_network_type`: the kind of network of the source.
    public static let sourceNetworkType = ParameterTag(rawValue: 0x000E)
    /// `source_bearer_type`: how the message was carried from the source.
    public static let sourceBearerType = ParameterTag(rawValue: 0x000F)
    /// `source_telematics_id`: the telematic device of the source.
    public static let sourceTelematicsID = ParameterTag(rawValue: 0x0010)
    /// `qos_time_to_live`: how many seconds the message is worth keeping.
    public static let timeToLive = ParameterTag(rawValue: 0x0017)
    /// `payload_type`: what the payload is: a WDP or a WCMP message.
    public static let payloadType = ParameterTag(rawValue: 0x0019)
    /// `additional_status_info_text`: a status in words.
    public static let additionalStatusInfo = ParameterTag(rawValue: 0x001D)
    /// `receipted_message_id`: the message that a receipt is about.
    public static let receiptedMessageID = ParameterTag(rawValue: 0x001E)
    /// `ms_msg_wait_facilities`: the kind of messages that wait, for an indicator.
    public static let messageWaitingFacilities = ParameterTag(rawValue: 0x0030)
    /// `privacy_indicator`: how private the message is.
    public static let privacyIndicator = ParameterTag(rawValue: 0x0201)
    /// `source_subaddress`: what follows the source's number.
    public static let sourceSubaddress = ParameterTag(rawValue: 0x0202)
    /// `dest_subaddress`: what follows the destination's number.
    public static let destinationSubaddress = ParameterTag(rawValue: 0x0203)
    /// `user_message_reference`: the ESME's own number of the message.
    public static let userMessageReference = ParameterTag(rawValue: 0x0204)
    /// `user_response_code`: what a user answered.
    public static let userResponseCode = ParameterTag(rawValue: 0x0205)
    /// `source_port`: the port of the sending application.
    public static let sourcePort = ParameterTag(rawValue: 0x020A)
    /// `destination_port`: the port of the receiving application.
    public static let destinationPort = ParameterTag(rawValue: 0x020B)
    /// `sar_msg_ref_num`: what the segments of a long message have in common.
    public static let sarReference = ParameterTag(rawValue: 0x020C)
    /// `language_indicator`: the language of the text.
    public static let languageIndicator = ParameterTag(rawValue: 0x020D)
    /// `sar_total_segments`: how many segments a long message has.
    public static let sarTotalSegments = ParameterTag(rawValue: 0x020E)
    /// `sar_segment_seqnum`: which of them this is, from 1 on.
    public static let sarSegmentNumber = ParameterTag(rawValue: 0x020F)
    /// `sc_interface_version`: the version of SMPP that the message centre speaks.
    public static let interfaceVersion = ParameterTag(rawValue: 0x0210)
    /// `callback_num_pres_ind`: whether a callback number may be shown.
    public static let callbackPresentation = ParameterTag(rawValue: 0x0302)
    /// `callback_num_atag`: the name beside a callback number.
    public static let callbackTag = ParameterTag(rawValue: 0x0303)
    /// `number_of_messages`: how many messages wait in a mailbox.
    public static let numberOfMessages = ParameterTag(rawValue: 0x0304)
    /// `callback_num`: the number to call back.
    public static let callbackNumber = ParameterTag(rawValue: 0x0381)
    /// `dpf_result`: whether a notice of the subscriber's return was set.
    public static let deliveryPendingResult = ParameterTag(rawValue: 0x0420)
    /// `set_dpf`: asks for a notice of the subscriber's return.
    public static let setDeliveryPending = ParameterTag(rawValue: 0x0421)
    /// `ms_availability_status`: whether a subscriber can be reached.
    public static let availabilityStatus = ParameterTag(rawValue: 0x0422)
    /// `network_error_code`: why the network did not deliver.
    public static let networkErrorCode = ParameterTag(rawValue: 0x0423)
    /// `message_payload`: a text longer than `short_message` can be.
    public static let messagePayload = ParameterTag(rawValue: 0x0424)
    /// `delivery_failure_reason`: why a `data_sm` was not delivered.
    public static let deliveryFailureReason = ParameterTag(rawValue: 0x0425)
    /// `more_messages_to_send`: whether more messages to the same destination follow.
    public static let moreMessagesToSend = ParameterTag(rawValue: 0x0426)
    /// `message_state`: what became of the message that a receipt is about.
    public static let messageState = ParameterTag(rawValue: 0x0427)
    /// `congestion_state`: how busy the message centre is, from 0 to 100 (5.0).
    public static let congestionState = ParameterTag(rawValue: 0x0428)
    /// `ussd_service_op`: the operation of a USSD session.
    public static let ussdServiceOperation = ParameterTag(rawValue: 0x0501)
    /// `broadcast_channel_indicator`: the channel of a cell broadcast (5.0).
    public static let broadcastChannelIndicator = ParameterTag(rawValue: 0x0600)
    /// `broadcast_content_type`: what a cell broadcast is about (5.0).
    public static let broadcastContentType = ParameterTag(rawValue: 0x0601)
    /// `broadcast_content_type_info`: more about the content of a cell broadcast (5.0).
    public static let broadcastContentTypeInfo = ParameterTag(rawValue: 0x0602)
    /// `broadcast_message_class`: the class of a cell broadcast (5.0).
    public static let broadcastMessageClass = ParameterTag(rawValue: 0x0603)
    /// `broadcast_rep_num`: how often a cell broadcast is repeated (5.0).
    public static let broadcastRepetitions = ParameterTag(rawValue: 0x0604)
    /// `broadcast_frequency_interval`: the time between two repetitions (5.0).
    public static let broadcastFrequency = ParameterTag(rawValue: 0x0605)
    /// `broadcast_area_identifier`: where a cell broadcast is sent (5.0).
    public static let broadcastArea = ParameterTag(rawValue: 0x0606)
    /// `broadcast_error_status`: why a cell broadcast failed (5.0).
    public static let broadcastErrorStatus = ParameterTag(rawValue: 0x0607)
    /// `broadcast_area_success`: in what part of its area a cell broadcast succeeded (5.0).
    public static let broadcastAreaSuccess = ParameterTag(rawValue: 0x0608)
    /// `broadcast_end_time`: when a cell broadcast ends (5.0).
    public static let broadcastEndTime = ParameterTag(rawValue: 0x0609)
    /// `broadcast_service_group`: whom a cell broadcast is for (5.0).
    public static let broadcastServiceGroup = ParameterTag(rawValue: 0x060A)
    /// `billing_identification`: what a message is billed by (5.0).
    public static let billingIdentification = ParameterTag(rawValue: 0x060B)
    /// `source_network_id`: the network of the source (5.0).
    public static let sourceNetworkID = ParameterTag(rawValue: 0x060D)
    /// `dest_network_id`: the network of the destination (5.0).
    public static let destinationNetworkID = ParameterTag(rawValue: 0x060E)
    /// `source_node_id`: the node of the source in its network (5.0).
    public static let sourceNodeID = ParameterTag(rawValue: 0x060F)
    /// `dest_node_id`: the node of the destination in its network (5.0).
    public static let destinationNodeID = ParameterTag(rawValue: 0x0610)
    /// `dest_addr_np_resolution`: whether number portability was asked for the destination (5.0).
    public static let portabilityResolution = ParameterTag(rawValue: 0x0611)
    /// `dest_addr_np_information`: what number portability said (5.0).
    public static let portabilityInformation = ParameterTag(rawValue: 0x0612)
    /// `dest_addr_np_country`: the country of a ported number (5.0).
    public static let portabilityCountry = ParameterTag(rawValue: 0x0613)
    /// `display_time`: whether a text is shown for a short time, or until it is put away.
    public static let displayTime = ParameterTag(rawValue: 0x1201)
    /// `sms_signal`: the sound that announces a message.
    public static let signal = ParameterTag(rawValue: 0x1203)
    /// `ms_validity`: how long the mobile keeps a message.
    public static let availabilityValidity = ParameterTag(rawValue: 0x1204)
    /// `alert_on_message_delivery`: asks the mobile for an alert.
    public static let alertOnDelivery = ParameterTag(rawValue: 0x130C)
    /// `its_reply_type`: how the user is to answer, in interactive teleservice.
    public static let itsReplyType = ParameterTag(rawValue: 0x1380)
    /// `its_session_info`: which session of interactive teleservice this is.
    public static let itsSessionInfo = ParameterTag(rawValue: 0x1383)
}
