extension PDU {
    /// One way to read octets of unknown origin.
    public struct Attempt: Hashable, Sendable {
        public let hasServiceCentreAddress: Bool
        public let direction: TPDU.Direction
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
    /// - Parameter isPossible: leaves out what is known to be wrong.
    /// - Throws: where no reading is believed, the error of the attempt that came farthest.
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
                if reading.isPlausible { readings.append(reading) }
            } catch {
                failures.append(Failure(error: error, isCut: reader.isCut(error)))
            }
        }
        return try believed(readings, failures)
    }

    /// An attempt that came to nothing.
    private struct Failure {
        let error: PDUError
        /// Whether the octets are the front of a message of its kind, as far as one can tell.
        let isCut: Bool
    }

    private static func believed(_ readings: [Reading], _ failures: [Failure]) throws(PDUError) -> [Reading] {
        let cut = failures.filter(\.isCut)
        let believed = cut.isEmpty ? readings : readings.filter { $0.leniencies.isEmpty && $0.isTelling }
        if !believed.isEmpty { return stablySorted(believed) }
        let errors = (cut.isEmpty ? failures : cut).map(\.error)
        throw errors.reduce(PDUError(octet: 0, .truncated(missing: 1))) { $1.octet > $0.octet ? $1 : $0 }
    }

    /// Fewer leniencies first; of equals the earlier attempt.
    private static func stablySorted(_ readings: [Reading]) -> [Reading] {
        readings.enumerated().sorted {
            ($0.element.leniencies.count, $0.offset) < ($1.element.leniencies.count, $1.offset)
        }.map(\.element)
    }
}

extension PDU.Reading {
    fileprivate var isPlausible: Bool {
        let surplus = leniencies.reduce(0) { if case .surplus(let octets) = $1.kind { $0 + octets.count } else { $0 } }
        switch pdu.tpdu {
        case .deliverReport, .submitReport: return leniencies.isEmpty
        // Only reports differ by whether they refuse.
        case .deliver, .submit, .statusReport, .command: return surplus <= 2 && !isRefusal
        }
    }

    /// Whether there is an address or a time, which few octets are by chance.
    fileprivate var isTelling: Bool {
        if case .deliverReport = pdu.tpdu { false } else { true }
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
