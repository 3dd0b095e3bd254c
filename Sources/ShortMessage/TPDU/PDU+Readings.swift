extension PDU {
    /// One way to read octets of unknown origin.
    public struct Attempt: Hashable, Sendable {
        /// Whether the octets are taken to begin with a service centre's address.
        public let hasServiceCentreAddress: Bool
        /// The way that the message is taken to go.
        public let direction: TPDU.Direction
        /// Whether a report is taken to be one that refuses.
        public let isRefusal: Bool

        /// The commonest first.
        static let all: [Attempt] = [false, true].flatMap { isRefusal in
            [true, false].flatMap { hasAddress in
                TPDU.Direction.allCases.map {
                    Attempt(hasServiceCentreAddress: hasAddress, direction: $0, isRefusal: isRefusal)
                }
            }
        }
    }

    /// Everything that octets of unknown origin can be, the likeliest first; every field of it is traced.
    ///
    /// A reading is the likelier, the less had to be forgiven; one that leaves more than two octets behind is none.
    ///
    /// The reports without an address have so little that could be wrong that the front of almost any message is one. So
    /// they count only where nothing had to be forgiven; and where an attempt forgives nothing, reads a subscriber's
    /// address, and only then runs out of octets, these are the front of its kind of message, and neither a DELIVER-REPORT
    /// nor anything that had to be forgiven. `PDU.reading` reads even those, for who knows what the octets are.
    ///
    /// - Parameters:
    ///   - octets: all of the PDU, with or without a service centre address before it.
    ///   - acceptsTruncatedUserData: whether user data that is shorter than its length says is read as far as it goes.
    ///   - isPossible: leaves out what is known to be wrong.
    /// - Throws: where no reading is believed, the error of the attempt that most speaks for: one that took the octets for
    ///   the front of a message, or else for a message with too much behind it; of several the one that came farthest.
    public static func readings(
        _ octets: [UInt8], acceptsTruncatedUserData: Bool = false, where isPossible: (Attempt) -> Bool = { _ in true }
    ) throws(PDUError) -> [Reading] {
        var readings: [Reading] = []
        var failures: [Failure] = []
        for attempt in Attempt.all where isPossible(attempt) {
            let options = TPDU.ReadingOptions(
                isRefusal: attempt.isRefusal, acceptsTruncatedUserData: acceptsTruncatedUserData, isTraced: true)
            var reader = OctetReader(octets, options)
            do throws(PDUError) {
                let reading = try reader.pdu(
                    attempt.direction, hasServiceCentreAddress: attempt.hasServiceCentreAddress,
                    isRefusal: attempt.isRefusal)
                if let doubt = reading.doubt {
                    failures.append(doubt)
                } else if !attempt.isRefusal || reading.isReport {
                    readings.append(reading)
                }
            } catch {
                failures.append(Failure(error: error, evidence: reader.isCut(error) ? .cutMessage : .none))
            }
        }
        return try believed(readings, failures)
    }

    /// An attempt that came to nothing.
    fileprivate struct Failure {
        let error: PDUError
        let evidence: Evidence
    }

    /// What speaks for it that the octets were meant as an attempt took them, the weakest first.
    fileprivate enum Evidence: Comparable {
        case none
        /// A message with a subscriber's address, faultless but for the octets behind it.
        case wholeMessage
        /// The front of a message, faultless as far as it goes, with a subscriber's address.
        case cutMessage
    }

    private static func believed(_ readings: [Reading], _ failures: [Failure]) throws(PDUError) -> [Reading] {
        let best = failures.map(\.evidence).max() ?? .none
        let believed = best == .cutMessage ? readings.filter { $0.leniencies.isEmpty && $0.isTelling } : readings
        if !believed.isEmpty { return stablySorted(believed) }
        let errors = failures.filter { $0.evidence == best }.map(\.error)
        throw errors.reduce(errors.first ?? PDUError(octet: 0, .doubtfulReport)) { $1.octet > $0.octet ? $1 : $0 }
    }

    /// Fewer leniencies first; of equals the earlier attempt.
    private static func stablySorted(_ readings: [Reading]) -> [Reading] {
        readings.enumerated().sorted {
            ($0.element.leniencies.count, $0.offset) < ($1.element.leniencies.count, $1.offset)
        }.map(\.element)
    }
}

extension PDU.Reading {
    /// Why this is not believed, or nil.
    fileprivate var doubt: PDU.Failure? {
        if isReport {
            return leniencies.first.map { PDU.Failure(error: PDUError($0, .doubtfulReport), evidence: .none) }
        }
        guard let last = leniencies.last, case .surplus(let octets) = last.kind, octets.count > 2 else { return nil }
        let isFaultless = leniencies.count == 1 && parts.contains(where: \.isTellingAddress)
        return PDU.Failure(
            error: PDUError(last, .surplus(octets: octets.count)), evidence: isFaultless ? .wholeMessage : .none)
    }

    /// Whether it is a DELIVER-REPORT or SUBMIT-REPORT: only these differ by whether they refuse.
    fileprivate var isReport: Bool {
        switch pdu.tpdu {
        case .deliverReport, .submitReport: true
        case .deliver, .submit, .statusReport, .command: false
        }
    }

    /// Whether there is an address or a time, which few octets are by chance.
    fileprivate var isTelling: Bool {
        if case .deliverReport = pdu.tpdu { false } else { true }
    }
}

extension PDUError {
    /// What was forgiven, as an error at its place.
    fileprivate init(_ leniency: Leniency, _ problem: Problem) {
        self = leniency.path.reversed().reduce(PDUError(octet: leniency.octet, problem)) { $0.inside($1) }
    }
}

extension OctetReader {
    /// Whether an error says that nothing but the end of a message is missing.
    fileprivate func isCut(_ error: PDUError) -> Bool {
        guard case .truncated = error.problem else { return false }
        return leniencies.isEmpty && parts?.contains(where: \.isTellingAddress) == true
    }
}

extension PDUPart {
    /// Whether this is a subscriber's address with digits.
    fileprivate var isTellingAddress: Bool {
        let addresses: [[PDUField]] = [[.originatingAddress], [.destinationAddress], [.recipientAddress]]
        return addresses.contains(path) && octets.count > 2
    }
}
