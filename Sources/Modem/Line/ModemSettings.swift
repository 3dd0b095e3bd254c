import ShortMessage

/// What a terminal has set, and `Z` and `&F` set back.
public struct ModemSettings: Hashable, Sendable {
    /// `E`: whether what is typed is given back.
    public var echoes = true
    /// `V`: words instead of digits.
    public var isVerbose = true
    /// `Q`: no result codes.
    public var isQuiet = false
    /// The numbers of other basic commands: `X`, `&C`, `&D` and those that mean nothing here.
    var options: [String: Int] = ["X": 4, "&C": 1, "&D": 2]
    /// `S0` to `S12` (V.250, 6.2 and 6.3), by their numbers.
    var registers: [Int: UInt8] = [
        0: 0, 3: 13, 4: 10, 5: 8, 6: 2, 7: 60, 8: 2, 10: 14, 12: 50,
    ]
    /// Commands that take one number and do nothing else here.
    var switches: [String: Int] = [:]

    /// `+CMEE`.
    public var errorReporting = 0
    /// `+CSCS`.
    public var characterSet = CharacterSet.ira
    /// `+CMGF`: 0 is PDU mode, 1 text mode.
    var messageFormat = 0
    /// `+CSDH`: 1 shows all fields in text mode.
    var headerFields = 0
    /// `+CSMS`: 1 is phase 2+, in which the terminal acknowledges messages.
    var messageService = 0
    /// `+CMMS`.
    var moreMessages = 0
    var textParameters = TextModeParameters()
    var indications = MessageIndications()
    var cellBroadcast = CellBroadcastTypes()
    /// `+CREG`, `+CGREG`, `+CEREG` by name: which changes are told.
    var registrationReporting: [String: Int] = [:]
    /// The `<format>` of `+COPS`: 0 long, 1 short, 2 numeric.
    var operatorFormat = 0
    /// `+CUSD`: 1 shows results.
    var ussdResults = 0

    /// The settings of a modem that was never set, which `&F` brings back.
    public init() {}

    /// Whether the terminal wants to hear of messages that come (`+CNMI`).
    public var asksForMessages: Bool { indications.deliver > 0 }

    /// S3: ends lines, both ways.
    var lineTerminator: UInt8 { registers[3] ?? 13 }
    /// S4.
    var responseFormatter: UInt8 { registers[4] ?? 10 }
    /// S5: takes back a character.
    var backspace: UInt8 { registers[5] ?? 8 }

    var isTextMode: Bool { messageFormat == 1 }
}

/// What `+CSMP` sets: the fields of a message that text mode does not name (TS 27.005, 3.3.2).
struct TextModeParameters: Hashable, Sendable {
    var firstOctet: UInt8 = 17
    var validityPeriod = Validity.relative(RelativeValidity(rawValue: 167))
    var protocolIdentifier: UInt8 = 0
    var dataCodingScheme: UInt8 = 0

    enum Validity: Hashable, Sendable {
        case relative(RelativeValidity)
        case absolute(ServiceCentreTimestamp)
    }
}

/// What `+CSCB` sets; it is kept and means nothing here, where nobody broadcasts.
struct CellBroadcastTypes: Hashable, Sendable {
    var mode = 0
    var identifiers: [UInt8] = []
    var schemes: [UInt8] = []
}

/// What `+CNMI` sets: how messages reach the terminal (TS 27.005, 3.4.1).
struct MessageIndications: Hashable, Sendable {
    /// 0 holds results back in a buffer; 1 to 3 give them at once, for the line is never reserved here.
    var mode = 0
    /// `<mt>`: 0 store, 1 store and tell, 2 give directly, 3 give class 3 directly.
    var deliver = 0
    /// `<bm>`: of broadcasts, which there are none of.
    var broadcast = 0
    /// `<ds>`: 0 drop, 1 give directly, 2 store and tell.
    var statusReport = 0
    /// `<bfr>`: 0 gives what was held back when `mode` leaves 0, 1 forgets it.
    var buffer = 0

    var values: [Int] { [mode, deliver, broadcast, statusReport, buffer] }
}
