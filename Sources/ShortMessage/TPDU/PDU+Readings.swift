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

    /// Everything that octets of unknown origin can be, the likeliest first.
    ///
    /// A reading is the likelier, the less had to be forgiven. One that leaves more than two octets behind is none, and
    /// of the short reports one that leaves any.
    ///
    /// - Parameter isPossible: leaves out what is known to be wrong.
    /// - Throws: where no reading succeeds, the error of the one that came farthest.
    public static func readings(
        _ octets: [UInt8], acceptsTruncatedUserData: Bool = false, isTraced: Bool = false,
        where isPossible: (Attempt) -> Bool = { _ in true }
    ) throws(PDUError) -> [Reading] {
        var readings: [Reading] = []
        var farthest = PDUError(octet: 0, .truncated(missing: 1))
        for attempt in Attempt.all where isPossible(attempt) {
            let options = TPDU.ReadingOptions(
                isRefusal: attempt.isRefusal, acceptsTruncatedUserData: acceptsTruncatedUserData, isTraced: isTraced)
            do throws(PDUError) {
                let reading = try reading(
                    octets, attempt.direction, hasServiceCentreAddress: attempt.hasServiceCentreAddress,
                    options: options)
                if reading.isPlausible { readings.append(reading) }
            } catch {
                if error.octet > farthest.octet { farthest = error }
            }
        }
        if readings.isEmpty { throw farthest }
        return stablySorted(readings)
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
        case .deliverReport, .submitReport: return surplus == 0
        // Only reports differ by whether they refuse.
        case .deliver, .submit, .statusReport, .command: return surplus <= 2 && !isRefusal
        }
    }
}
