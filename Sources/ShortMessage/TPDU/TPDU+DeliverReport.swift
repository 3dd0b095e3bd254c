extension TPDU {
    /// A handset's answer to a DELIVER (TS 23.040, 9.2.2.1a).
    public struct DeliverReport: Hashable, Sendable {
        /// Why the handset refused the message; nil where it took it.
        public var failureCause: FailureCause?
        /// What the report says besides.
        public var parameters: ReportParameters

        /// A report that accepts, or refuses where it has a cause.
        public init(failureCause: FailureCause? = nil, parameters: ReportParameters = ReportParameters()) {
            self.failureCause = failureCause
            self.parameters = parameters
        }
    }
}

extension TPDU.DeliverReport {
    /// Octets; one fewer where a failure cause stands before them (9.2.2.1a).
    static func mostUserData(isRefusal: Bool) -> Int { isRefusal ? 158 : 159 }
}

extension OctetReader {
    ///     deliver-report = first-octet [ failure-cause ] parameter-indicator parameters
    mutating func deliverReport(_ first: FirstOctet, isRefusal: Bool) throws(PDUError) -> TPDU.DeliverReport {
        forgiveReserved(first, except: .userDataHeader)
        let cause = isRefusal ? try failureCause() : nil
        let parameters = try parameters(
            try parameterIndicator(), hasHeader: first.contains(.userDataHeader),
            most: TPDU.DeliverReport.mostUserData(isRefusal: isRefusal))
        return TPDU.DeliverReport(failureCause: cause, parameters: parameters)
    }

    mutating func failureCause() throws(PDUError) -> FailureCause {
        try field(.failureCause) { reader throws(PDUError) in FailureCause(rawValue: try reader.octet()) }
    }
}

extension OctetWriter {
    mutating func append(_ report: TPDU.DeliverReport) throws(PDUError) {
        append(FirstOctet(0, [(.userDataHeader, report.parameters.userData?.header != nil)]).rawValue)
        if let cause = report.failureCause { append(cause.rawValue) }
        appendIndicator(of: report.parameters)
        try append(
            report.parameters, most: TPDU.DeliverReport.mostUserData(isRefusal: report.failureCause != nil))
    }
}
