extension TPDU {
    /// The service centre's answer to a SUBMIT (TS 23.040, 9.2.2.2a).
    public struct SubmitReport: Hashable, Sendable {
        /// Why the service centre refused the message; nil where it took it.
        public var failureCause: FailureCause?
        /// When the service centre received the SUBMIT.
        public var timestamp: ServiceCentreTimestamp
        /// What the report says besides.
        public var parameters: ReportParameters

        /// A report that accepts, or refuses where it has a cause.
        public init(
            failureCause: FailureCause? = nil, timestamp: ServiceCentreTimestamp,
            parameters: ReportParameters = ReportParameters()
        ) {
            self.failureCause = failureCause
            self.timestamp = timestamp
            self.parameters = parameters
        }
    }
}

extension TPDU.SubmitReport {
    /// Octets; one fewer where a failure cause stands before them (9.2.2.2a).
    static func mostUserData(isRefusal: Bool) -> Int { isRefusal ? 151 : 152 }
}

extension OctetReader {
    ///     submit-report = first-octet [ failure-cause ] parameter-indicator time-stamp parameters
    mutating func submitReport(_ first: FirstOctet, isRefusal: Bool) throws(PDUError) -> TPDU.SubmitReport {
        forgiveReserved(first, except: .userDataHeader)
        let cause = isRefusal ? try failureCause() : nil
        let indicator = try parameterIndicator()
        let timestamp = try field(.serviceCentreTimestamp) { reader throws(PDUError) in try reader.timestamp() }
        let parameters = try parameters(
            indicator, hasHeader: first.contains(.userDataHeader),
            most: TPDU.SubmitReport.mostUserData(isRefusal: isRefusal))
        return TPDU.SubmitReport(failureCause: cause, timestamp: timestamp, parameters: parameters)
    }
}

extension OctetWriter {
    mutating func append(_ report: TPDU.SubmitReport) throws(PDUError) {
        append(FirstOctet(1, [(.userDataHeader, report.parameters.userData?.header != nil)]).rawValue)
        if let cause = report.failureCause { append(cause.rawValue) }
        appendIndicator(of: report.parameters)
        append(sevenOctets: report.timestamp.bits)
        try append(
            report.parameters, most: TPDU.SubmitReport.mostUserData(isRefusal: report.failureCause != nil))
    }
}
