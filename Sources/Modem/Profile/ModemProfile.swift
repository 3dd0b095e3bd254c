public import ShortMessage

/// What one modem is: its identity, its SIM, its network and its memories.
public struct ModemProfile: Hashable, Sendable {
    /// What `+CGMI` and `+GMI` tell, and `I` in its first line (TS 27.007, 5.1).
    public var manufacturer = "shortcode"
    /// What `+CGMM` and `+GMM` tell, and `I` in its second line (TS 27.007, 5.2).
    public var model = "AT modem"
    /// What `+CGMR` and `+GMR` tell, and `I` in its third line (TS 27.007, 5.3).
    public var revision = "1.0"
    /// 15 digits, the last a check digit.
    public var imei: String
    /// 15 digits; the first five name the test network.
    public var imsi: String
    /// 19 digits, the last a check digit.
    public var iccid: String
    /// The subscriber's own number.
    public var number: Address
    /// The service centre that the SIM names.
    public var serviceCentre: Address
    /// The network that the modem finds, and its state of registration there.
    public var network = MobileNetwork()
    /// `+CSQ`: 0...31, or 99 for unknown.
    public var signal = 25
    /// Per cent.
    public var battery = 100
    /// Nil for a SIM that asks for none.
    public var pin: String?
    /// What takes the PIN's lock away.
    public var puk = "12345678"
    /// How many messages each memory holds.
    public var memories = MessageMemorySizes()
    /// Whether status reports are kept in `SR`; otherwise they are kept where messages are, as most modems do.
    public var keepsReportsApart = false
    /// How long a search for networks takes; any character ends it (V.250, 5.6.1).
    public var scanMilliseconds = 0
    /// How long a terminal has to acknowledge a message (TS 27.005, 3.4.4).
    public var acknowledgementMilliseconds = 15_000
    /// How long the next message takes to arrive, unless the terminal deletes one meanwhile: programs that read several
    /// results at once may see the first alone, and lose one that comes close behind the result of a command.
    public var deliveryMilliseconds = 0
    /// Whether a line feed ends a line as well, for terminals that send no carriage return.
    public var lineFeedEndsLine = false
    /// Whether the prompt for a text has the blank behind its mark that TS 27.005, 3.5.1, wants.
    public var promptHasBlank = true
    /// What goes wrong between the modem and its terminal; of several that strike one line the first counts.
    public var faults: [LineFault] = []
    /// Where the faults begin.
    public var faultSeed: UInt64 = 0
    /// Answers of commands that the standards do not have, by the command in capitals, without `AT`.
    public var answers: [String: [String]] = [:]

    /// A modem on the test network, with an identity made from its number.
    public init(number: Address, serviceCentre: Address = ModemProfile.standardServiceCentre) {
        let digits = String(number.digits.filter(\.isNumber))
        imei = Self.checked("35999900" + Self.last(6, of: digits))
        imsi = "00101" + Self.last(10, of: digits)
        iccid = Self.checked("896210" + Self.last(12, of: digits))
        (self.number, self.serviceCentre) = (number, serviceCentre)
    }

    /// The service centre of a modem for which no other is named: +62811000000.
    public static let standardServiceCentre = Address(digits: "62811000000", typeOfNumber: .international)

    private static func last(_ count: Int, of digits: String) -> String {
        String((String(repeating: "0", count: count) + digits).suffix(count))
    }

    /// The digits with their check digit (ISO/IEC 7812-1, annex B).
    static func checked(_ digits: String) -> String {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element - UInt8(ascii: "0")) * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + value / 10 + value % 10
        }
        return digits + String((10 - sum % 10) % 10)
    }
}

/// The network in which a modem is registered.
public struct MobileNetwork: Hashable, Sendable {
    /// A name that the network does not have is nil.
    public var longName: String? = "Shortcode Test"
    /// The name that `+COPS` gives in format 1; nil where the network has none (TS 27.007, 7.3).
    public var shortName: String? = "Shortcode"
    /// Country and network code: 001 01 is the test network of TS 23.003.
    public var code = "00101"
    /// `<stat>` of `+CREG`: 1 is the home network.
    public var registration = 1
    /// Four hexadecimal digits.
    public var area = "0001"
    /// Four to eight hexadecimal digits.
    public var cell = "00000101"
    /// `<AcT>`: 0 is GSM, 2 UTRAN, 7 E-UTRAN; nil leaves it out.
    public var accessTechnology: Int? = 0
    /// `<rac>` of `+CGREG`, two hexadecimal digits; nil leaves it out.
    public var routingArea: String?
    /// Offered by a search beside this network, as `(<stat>,"long","short","numeric",<AcT>)` has them.
    public var neighbours: [Neighbour] = []

    /// The test network of TS 23.003, at home, over GSM and without neighbours.
    public init() {}

    /// A network that a search finds, as a list of `+COPS=?` names it (TS 27.007, 7.3).
    public struct Neighbour: Hashable, Sendable {
        /// 0 unknown, 1 available, 2 current, 3 forbidden.
        public var state: Int
        /// A name that is not known is nil.
        public var longName: String?
        /// The name of format 1; nil where it is not known, which leaves its field empty.
        public var shortName: String?
        /// Country and network code, five or six digits.
        public var code: String
        /// `<AcT>`: 0 is GSM, 2 UTRAN, 7 E-UTRAN; nil leaves it out.
        public var accessTechnology: Int?

        /// A network in the state in which a search shows it.
        public init(
            state: Int, longName: String?, shortName: String?, code: String, accessTechnology: Int? = nil
        ) {
            (self.state, self.longName, self.shortName) = (state, longName, shortName)
            (self.code, self.accessTechnology) = (code, accessTechnology)
        }
    }
}
