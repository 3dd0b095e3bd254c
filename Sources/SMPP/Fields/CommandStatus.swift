/// How a request went: the `command_status` of its answer (SMPP 3.4, 5.1.3; from 0x100 on 5.0, 4.7.6).
public struct CommandStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// `ESME_ROK`: all is well.
    public static let ok = CommandStatus(rawValue: 0x00)
    /// `ESME_RINVMSGLEN`: the length of the message is invalid.
    public static let invalidMessageLength = CommandStatus(rawValue: 0x01)
    /// `ESME_RINVCMDLEN`: the length of the PDU is invalid.
    public static let invalidCommandLength = CommandStatus(rawValue: 0x02)
    /// `ESME_RINVCMDID`: the command is unknown.
    public static let invalidCommandID = CommandStatus(rawValue: 0x03)
    /// `ESME_RINVBNDSTS`: the command does not go with the state of the session.
    public static let invalidBindStatus = CommandStatus(rawValue: 0x04)
    /// `ESME_RALYBND`: the ESME is bound already.
    public static let alreadyBound = CommandStatus(rawValue: 0x05)
    /// `ESME_RINVPRTFLG`: the priority is invalid.
    public static let invalidPriorityFlag = CommandStatus(rawValue: 0x06)
    /// `ESME_RINVREGDLVFLG`: `registered_delivery` is invalid.
    public static let invalidRegisteredDelivery = CommandStatus(rawValue: 0x07)
    /// `ESME_RSYSERR`: the message centre failed.
    public static let systemError = CommandStatus(rawValue: 0x08)
    /// `ESME_RINVSRCADR`: the source address is invalid.
    public static let invalidSourceAddress = CommandStatus(rawValue: 0x0A)
    /// `ESME_RINVDSTADR`: the destination address is invalid.
    public static let invalidDestinationAddress = CommandStatus(rawValue: 0x0B)
    /// `ESME_RINVMSGID`: no message has this id.
    public static let invalidMessageID = CommandStatus(rawValue: 0x0C)
    /// `ESME_RBINDFAIL`: the bind failed.
    public static let bindFailed = CommandStatus(rawValue: 0x0D)
    /// `ESME_RINVPASWD`: the password is wrong.
    public static let invalidPassword = CommandStatus(rawValue: 0x0E)
    /// `ESME_RINVSYSID`: the `system_id` is unknown.
    public static let invalidSystemID = CommandStatus(rawValue: 0x0F)
    /// `ESME_RCANCELFAIL`: the message could not be taken back.
    public static let cancelFailed = CommandStatus(rawValue: 0x11)
    /// `ESME_RREPLACEFAIL`: the message could not be replaced.
    public static let replaceFailed = CommandStatus(rawValue: 0x13)
    /// `ESME_RMSGQFUL`: the queue of messages is full.
    public static let messageQueueFull = CommandStatus(rawValue: 0x14)
    /// `ESME_RINVSERTYP`: the service type is invalid.
    public static let invalidServiceType = CommandStatus(rawValue: 0x15)
    /// `ESME_RINVNUMDESTS`: the number of destinations is invalid.
    public static let invalidNumberOfDestinations = CommandStatus(rawValue: 0x33)
    /// `ESME_RINVDLNAME`: no distribution list has this name.
    public static let invalidDistributionList = CommandStatus(rawValue: 0x34)
    /// `ESME_RINVDESTFLAG`: the kind of a destination in `submit_multi` is invalid.
    public static let invalidDestinationFlag = CommandStatus(rawValue: 0x40)
    /// `ESME_RINVSUBREP`: a message cannot be submitted with replacement.
    public static let invalidSubmitWithReplace = CommandStatus(rawValue: 0x42)
    /// `ESME_RINVESMCLASS`: `esm_class` is invalid.
    public static let invalidESMClass = CommandStatus(rawValue: 0x43)
    /// `ESME_RCNTSUBDL`: messages cannot be submitted to a distribution list.
    public static let cannotSubmitToList = CommandStatus(rawValue: 0x44)
    /// `ESME_RSUBMITFAIL`: the message was not taken.
    public static let submitFailed = CommandStatus(rawValue: 0x45)
    /// `ESME_RINVSRCTON`: the type of the source's number is invalid.
    public static let invalidSourceTypeOfNumber = CommandStatus(rawValue: 0x48)
    /// `ESME_RINVSRCNPI`: the numbering plan of the source is invalid.
    public static let invalidSourceNumberingPlan = CommandStatus(rawValue: 0x49)
    /// `ESME_RINVDSTTON`: the type of the destination's number is invalid.
    public static let invalidDestinationTypeOfNumber = CommandStatus(rawValue: 0x50)
    /// `ESME_RINVDSTNPI`: the numbering plan of the destination is invalid.
    public static let invalidDestinationNumberingPlan = CommandStatus(rawValue: 0x51)
    /// `ESME_RINVSYSTYP`: the `system_type` is invalid.
    public static let invalidSystemType = CommandStatus(rawValue: 0x53)
    /// `ESME_RINVREPFLAG`: `replace_if_present_flag` is invalid.
    public static let invalidReplaceFlag = CommandStatus(rawValue: 0x54)
    /// `ESME_RINVNUMMSGS`: the number of messages is invalid.
    public static let invalidNumberOfMessages = CommandStatus(rawValue: 0x55)
    /// `ESME_RTHROTTLED`: the ESME sends more than it may.
    public static let throttled = CommandStatus(rawValue: 0x58)
    /// `ESME_RINVSCHED`: the time of delivery is invalid.
    public static let invalidSchedule = CommandStatus(rawValue: 0x61)
    /// `ESME_RINVEXPIRY`: the validity period is invalid.
    public static let invalidExpiry = CommandStatus(rawValue: 0x62)
    /// `ESME_RINVDFTMSGID`: the message centre keeps no message of this number.
    public static let invalidDefaultMessage = CommandStatus(rawValue: 0x63)
    /// `ESME_RX_T_APPN`: the ESME cannot take the message now; it is tried again.
    public static let temporaryReceiverError = CommandStatus(rawValue: 0x64)
    /// `ESME_RX_P_APPN`: the ESME can never take the message.
    public static let permanentReceiverError = CommandStatus(rawValue: 0x65)
    /// `ESME_RX_R_APPN`: the ESME rejects the message.
    public static let rejectedByReceiver = CommandStatus(rawValue: 0x66)
    /// `ESME_RQUERYFAIL`: the query failed.
    public static let queryFailed = CommandStatus(rawValue: 0x67)
    /// `ESME_RINVOPTPARSTREAM`: the optional parameters cannot be read.
    public static let invalidParameterStream = CommandStatus(rawValue: 0xC0)
    /// `ESME_ROPTPARNOTALLWD`: an optional parameter is not allowed here.
    public static let parameterNotAllowed = CommandStatus(rawValue: 0xC1)
    /// `ESME_RINVPARLEN`: the length of a parameter is invalid.
    public static let invalidParameterLength = CommandStatus(rawValue: 0xC2)
    /// `ESME_RMISSINGOPTPARAM`: an optional parameter that is expected is missing.
    public static let missingParameter = CommandStatus(rawValue: 0xC3)
    /// `ESME_RINVOPTPARAMVAL`: the value of an optional parameter is invalid.
    public static let invalidParameterValue = CommandStatus(rawValue: 0xC4)
    /// `ESME_RDELIVERYFAILURE`: a `data_sm` could not be delivered.
    public static let deliveryFailure = CommandStatus(rawValue: 0xFE)
    /// `ESME_RUNKNOWNERR`: an error without a number of its own.
    public static let unknownError = CommandStatus(rawValue: 0xFF)
    /// `ESME_RSERTYPUNAUTH`: the ESME may not use the service type (5.0).
    public static let serviceTypeUnauthorised = CommandStatus(rawValue: 0x100)
    /// `ESME_RPROHIBITED`: the ESME may not do this (5.0).
    public static let prohibited = CommandStatus(rawValue: 0x101)
    /// `ESME_RSERTYPUNAVAIL`: the service type is not there now (5.0).
    public static let serviceTypeUnavailable = CommandStatus(rawValue: 0x102)
    /// `ESME_RSERTYPDENIED`: the service type is denied (5.0).
    public static let serviceTypeDenied = CommandStatus(rawValue: 0x103)
    /// `ESME_RINVDCS`: the data coding is invalid (5.0).
    public static let invalidDataCoding = CommandStatus(rawValue: 0x104)
    /// `ESME_RINVSRCADDRSUBUNIT`: the subunit of the source is invalid (5.0).
    public static let invalidSourceSubunit = CommandStatus(rawValue: 0x105)
    /// `ESME_RINVDSTADDRSUBUNIT`: the subunit of the destination is invalid (5.0).
    public static let invalidDestinationSubunit = CommandStatus(rawValue: 0x106)
    /// `ESME_RINVBCASTFREQINT`: the interval of a broadcast is invalid (5.0).
    public static let invalidBroadcastFrequency = CommandStatus(rawValue: 0x107)
    /// `ESME_RINVBCASTALIAS_NAME`: the alias of a broadcast is invalid (5.0).
    public static let invalidBroadcastAlias = CommandStatus(rawValue: 0x108)
    /// `ESME_RINVBCASTAREAFMT`: the format of a broadcast's area is invalid (5.0).
    public static let invalidBroadcastAreaFormat = CommandStatus(rawValue: 0x109)
    /// `ESME_RINVNUMBCAST_AREAS`: the number of a broadcast's areas is invalid (5.0).
    public static let invalidNumberOfBroadcastAreas = CommandStatus(rawValue: 0x10A)
    /// `ESME_RINVBCASTCNTTYPE`: the content type of a broadcast is invalid (5.0).
    public static let invalidBroadcastContentType = CommandStatus(rawValue: 0x10B)
    /// `ESME_RINVBCASTMSGCLASS`: the message class of a broadcast is invalid (5.0).
    public static let invalidBroadcastMessageClass = CommandStatus(rawValue: 0x10C)
    /// `ESME_RBCASTFAIL`: the broadcast was not taken (5.0).
    public static let broadcastFailed = CommandStatus(rawValue: 0x10D)
    /// `ESME_RBCASTQUERYFAIL`: the query of a broadcast failed (5.0).
    public static let broadcastQueryFailed = CommandStatus(rawValue: 0x10E)
    /// `ESME_RBCASTCANCELFAIL`: the broadcast could not be taken back (5.0).
    public static let broadcastCancelFailed = CommandStatus(rawValue: 0x10F)
    /// `ESME_RINVBCAST_REP`: the number of a broadcast's repetitions is invalid (5.0).
    public static let invalidBroadcastRepetitions = CommandStatus(rawValue: 0x110)
    /// `ESME_RINVBCASTSRVGRP`: the service group of a broadcast is invalid (5.0).
    public static let invalidBroadcastServiceGroup = CommandStatus(rawValue: 0x111)
    /// `ESME_RINVBCASTCHANIND`: the channel of a broadcast is invalid (5.0).
    public static let invalidBroadcastChannel = CommandStatus(rawValue: 0x112)
}
