/// Who sends or gets a message: a number or name, with its type and numbering plan (SMPP 3.4, 5.2.5 to 5.2.9).
public struct SMPPAddress: Hashable, Sendable {
    /// How the digits are to be taken.
    public var typeOfNumber: TypeOfNumber
    /// Which plan the digits belong to.
    public var numberingPlan: NumberingPlan
    /// Digits without a plus, or a name.
    public var digits: String

    /// An address whose type and plan are unknown unless they are said.
    public init(_ digits: String, typeOfNumber: TypeOfNumber = .unknown, numberingPlan: NumberingPlan = .unknown) {
        self.digits = digits
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
    }

    /// The most characters of an address (3.4, 5.2.8).
    static let most = 20
    /// The most characters of an address in data_sm and alert_notification (3.4, 4.7.1 and 4.12.1).
    static let mostInData = 64
}

extension SMPPAddress: CustomStringConvertible {
    /// `1:1:6281200000001`.
    public var description: String { "\(typeOfNumber.rawValue):\(numberingPlan.rawValue):\(digits)" }
}

/// How the digits of an address are to be taken (SMPP 3.4, 5.2.5).
public struct TypeOfNumber: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Nothing is said of the digits.
    public static let unknown = TypeOfNumber(rawValue: 0)
    /// Digits with their country's code.
    public static let international = TypeOfNumber(rawValue: 1)
    /// Digits without their country's code.
    public static let national = TypeOfNumber(rawValue: 2)
    /// A short code.
    public static let networkSpecific = TypeOfNumber(rawValue: 3)
    /// Digits inside a subscriber's own group.
    public static let subscriber = TypeOfNumber(rawValue: 4)
    /// Letters and digits: a name.
    public static let alphanumeric = TypeOfNumber(rawValue: 5)
    /// Digits that stand for a longer number.
    public static let abbreviated = TypeOfNumber(rawValue: 6)

    /// Whether the specification gives the number no meaning.
    public var isReserved: Bool { rawValue > 6 }
}

/// Which plan the digits of an address belong to (SMPP 3.4, 5.2.6).
public struct NumberingPlan: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Nothing is said of the plan.
    public static let unknown = NumberingPlan(rawValue: 0)
    /// E.163 and E.164.
    public static let isdn = NumberingPlan(rawValue: 1)
    /// X.121.
    public static let data = NumberingPlan(rawValue: 3)
    /// F.69.
    public static let telex = NumberingPlan(rawValue: 4)
    /// E.212.
    public static let landMobile = NumberingPlan(rawValue: 6)
    /// A national plan.
    public static let national = NumberingPlan(rawValue: 8)
    /// A private plan.
    public static let `private` = NumberingPlan(rawValue: 9)
    /// ERMES, of pagers.
    public static let ermes = NumberingPlan(rawValue: 10)
    /// IP.
    public static let internet = NumberingPlan(rawValue: 14)
    /// WAP clients.
    public static let wap = NumberingPlan(rawValue: 18)

    /// Whether the specification gives the number no meaning.
    public var isReserved: Bool { ![0, 1, 3, 4, 6, 8, 9, 10, 14, 18].contains(rawValue) }
}
