extension TPDU {
    /// What became of a message (TS 23.040, 9.2.2.3).
    public struct StatusReport: Hashable, Sendable {
        /// Whether the service centre has more for this handset.
        public var hasMoreMessages = false
        /// Whether the report was forwarded, and so must not be again.
        public var isForwarded = false
        /// Whether it is about a COMMAND, instead of a SUBMIT.
        public var isAboutCommand = false
        /// The one of the SUBMIT or COMMAND.
        public var messageReference: UInt8
        /// The one that the SUBMIT was for.
        public var recipientAddress: Address
        /// When the service centre received the SUBMIT.
        public var timestamp: ServiceCentreTimestamp
        /// When the message was delivered, or was last tried.
        public var dischargeTime: ServiceCentreTimestamp
        /// What became of the message.
        public var status: DeliveryStatus
        /// Nil where the report ends with the status.
        public var parameters: ReportParameters?

        /// A report with all flags at rest.
        public init(
            messageReference: UInt8, recipientAddress: Address, timestamp: ServiceCentreTimestamp,
            dischargeTime: ServiceCentreTimestamp, status: DeliveryStatus, parameters: ReportParameters? = nil
        ) {
            self.messageReference = messageReference
            self.recipientAddress = recipientAddress
            self.timestamp = timestamp
            self.dischargeTime = dischargeTime
            self.status = status
            self.parameters = parameters
        }
    }
}

extension TPDU.StatusReport {
    /// Octets (9.2.2.3).
    static let mostUserData = 131
}

extension OctetReader {
    ///     status-report = first-octet message-reference recipient-address time-stamp discharge-time status
    ///                     [ parameter-indicator parameters ]
    mutating func statusReport(_ first: FirstOctet) throws(PDUError) -> TPDU.StatusReport {
        forgiveReserved(first, except: [.noMoreMessages, .loopPrevention, .statusReport, .userDataHeader])
        var report = TPDU.StatusReport(
            messageReference: try octetField(.messageReference),
            recipientAddress: try field(.recipientAddress) { reader throws(PDUError) in try reader.address() },
            timestamp: try field(.serviceCentreTimestamp) { reader throws(PDUError) in try reader.timestamp() },
            dischargeTime: try field(.dischargeTime) { reader throws(PDUError) in try reader.timestamp() },
            status: try field(.status) { reader throws(PDUError) in DeliveryStatus(rawValue: try reader.octet()) })
        report.parameters = try trailingParameters(hasHeader: first.contains(.userDataHeader))
        report.hasMoreMessages = !first.contains(.noMoreMessages)
        report.isForwarded = first.contains(.loopPrevention)
        report.isAboutCommand = first.contains(.statusReport)
        return report
    }

    private mutating func trailingParameters(hasHeader: Bool) throws(PDUError) -> ReportParameters? {
        guard remaining > 0 else {
            if hasHeader { forgive(.headerWithoutUserData) }
            return nil
        }
        // Some modems put stray octets behind a report: one with reserved bits that announces what is not there is no
        // indicator, so it is left over, and forgiven.
        let beforeParameters = self
        do throws(PDUError) {
            return try parameters(
                try parameterIndicator(), hasHeader: hasHeader, most: TPDU.StatusReport.mostUserData)
        } catch {
            let indicator = ParameterIndicator(rawValue: octets[beforeParameters.position])
            guard !hasHeader, !indicator.isSubset(of: .known) else { throw error }
            self = beforeParameters
            return nil
        }
    }
}

extension OctetWriter {
    mutating func append(_ report: TPDU.StatusReport) throws(PDUError) {
        let flags: [(FirstOctet, Bool)] = [
            (.noMoreMessages, !report.hasMoreMessages), (.loopPrevention, report.isForwarded),
            (.statusReport, report.isAboutCommand), (.userDataHeader, report.parameters?.userData?.header != nil),
        ]
        append(FirstOctet(2, flags).rawValue)
        append(report.messageReference)
        try field(.recipientAddress) { writer throws(PDUError) in try writer.append(report.recipientAddress) }
        append(sevenOctets: report.timestamp.bits)
        append(sevenOctets: report.dischargeTime.bits)
        append(report.status.rawValue)
        if let parameters = report.parameters {
            appendIndicator(of: parameters)
            try append(parameters, most: TPDU.StatusReport.mostUserData)
        }
    }
}
