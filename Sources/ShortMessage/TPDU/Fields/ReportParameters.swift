/// The optional end of a report: what its parameter indicator announces (TS 23.040, 9.2.3.27).
public struct ReportParameters: Hashable, Sendable {
    /// What the reported message was for; nil where the report does not say.
    public var protocolIdentifier: ProtocolIdentifier?
    /// Nil stands for the default alphabet.
    public var dataCodingScheme: DataCodingScheme?
    /// User data of the report itself; nil where it has none.
    public var userData: UserData?

    /// Parameters, each of which may be left out.
    public init(
        protocolIdentifier: ProtocolIdentifier? = nil, dataCodingScheme: DataCodingScheme? = nil,
        userData: UserData? = nil
    ) {
        self.protocolIdentifier = protocolIdentifier
        self.dataCodingScheme = dataCodingScheme
        self.userData = userData
    }

    fileprivate var indicator: ParameterIndicator {
        var indicator: ParameterIndicator = []
        if protocolIdentifier != nil { indicator.insert(.protocolIdentifier) }
        if dataCodingScheme != nil { indicator.insert(.dataCodingScheme) }
        if userData != nil { indicator.insert(.userData) }
        return indicator
    }
}

/// Which parameters follow.
struct ParameterIndicator: OptionSet {
    let rawValue: UInt8

    static let protocolIdentifier = ParameterIndicator(rawValue: 0x01)
    static let dataCodingScheme = ParameterIndicator(rawValue: 0x02)
    static let userData = ParameterIndicator(rawValue: 0x04)
    /// Another octet of indications follows, of which the standard defines none.
    static let isExtended = ParameterIndicator(rawValue: 0x80)
    static let known: ParameterIndicator = [.protocolIdentifier, .dataCodingScheme, .userData]
}

extension ParameterIndicator: CustomStringConvertible {
    /// `0x03 TP-PID, TP-DCS`.
    var description: String {
        let named: [(ParameterIndicator, String)] = [
            (.protocolIdentifier, " TP-PID"), (.dataCodingScheme, " TP-DCS"), (.userData, " TP-UDL"),
        ]
        return "0x\(hexadecimal: [rawValue])" + named.filter { contains($0.0) }.map(\.1).joined(separator: ",")
    }
}

extension OctetReader {
    /// Reads the indicator; reserved bits are dropped, and that is forgiven.
    mutating func parameterIndicator() throws(PDUError) -> ParameterIndicator {
        try field(.parameterIndicator) { reader throws(PDUError) in
            let first = ParameterIndicator(rawValue: try reader.octet())
            let reserved = first.subtracting(.known)
            if !reserved.isEmpty { reader.forgive(.reservedBits(reserved.rawValue)) }
            var last = first
            while last.contains(.isExtended) { last = ParameterIndicator(rawValue: try reader.octet()) }
            return first.intersection(.known)
        }
    }

    ///     parameters = [ protocol-identifier ] [ data-coding-scheme ] [ user-data ]
    mutating func parameters(
        _ indicator: ParameterIndicator, hasHeader: Bool, most: Int
    ) throws(PDUError) -> ReportParameters {
        var parameters = ReportParameters()
        if indicator.contains(.protocolIdentifier) { parameters.protocolIdentifier = try protocolIdentifier() }
        if indicator.contains(.dataCodingScheme) { parameters.dataCodingScheme = try dataCodingScheme() }
        if indicator.contains(.userData) {
            parameters.userData = try userData(parameters.dataCodingScheme ?? .gsm7, hasHeader: hasHeader, most: most)
        } else if hasHeader {
            forgive(.headerWithoutUserData)
        }
        return parameters
    }
}

extension OctetWriter {
    mutating func appendIndicator(of parameters: ReportParameters) {
        append(parameters.indicator.rawValue)
    }

    mutating func append(_ parameters: ReportParameters, most: Int) throws(PDUError) {
        if let identifier = parameters.protocolIdentifier { append(identifier.rawValue) }
        if let scheme = parameters.dataCodingScheme { append(scheme.rawValue) }
        if let userData = parameters.userData {
            try append(userData, parameters.dataCodingScheme ?? .gsm7, most: most)
        }
    }
}
