import Seeded
import ShortMessage
import Testing

@Suite("Laws of TPDUs")
struct TPDULawTests {
    @Test("what was written is read as it was", arguments: 0..<20)
    func roundTrip(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<1000 {
            let pdu = PDU(serviceCentre: Bool.random(using: &random) ? random.address() : nil, random.tpdu())
            let octets = try pdu.octets()
            let reading = try PDU.reading(octets, pdu.tpdu.direction, options: .init(isRefusal: pdu.tpdu.isRefusal))
            try #require(reading.pdu == pdu, "\(octets.hexadecimal)")
            try #require(reading.leniencies.isEmpty, "\(octets.hexadecimal): \(reading.leniencies)")
        }
    }

    @Test("octets that end anywhere too early are an error, or a shorter message that is written as it was read")
    func anyCut() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let tpdu = random.tpdu()
            let octets = try tpdu.octets()
            for end in 0..<octets.count { try checkCut(Array(octets[..<end]), of: tpdu) }
        }
    }

    private func checkCut(_ octets: [UInt8], of tpdu: TPDU) throws {
        let options = TPDU.ReadingOptions(isRefusal: tpdu.isRefusal)
        do {
            let reading = try PDU.reading(octets, tpdu.direction, hasServiceCentreAddress: false, options: options)
            // Only a STATUS-REPORT may end before its parameters.
            guard case .statusReport = reading.pdu.tpdu else {
                Issue.record("read \(octets.hexadecimal)")
                return
            }
            #expect(try reading.leniencies.isEmpty == (reading.pdu.tpdu.octets() == octets))
        } catch {
            #expect(error.octet <= octets.count)
        }
    }

    /// A changed octet never traps, and what is read without leniency is written as it was read.
    @Test("two hundred thousand mutations", arguments: 0..<4)
    func mutations(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 100)
        for _ in 0..<5000 {
            let original = try PDU(serviceCentre: random.address(), random.tpdu()).octets()
            for _ in 0..<10 { try check(mutated(original, &random), &random) }
        }
    }

    private func mutated(_ octets: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var octets = octets
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 0..<max(1, octets.count), using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: octets.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 1 where octets.count > 1: octets.remove(at: index)
            case 2: octets.removeLast(min(octets.count - 1, Int.random(in: 0...8, using: &random)))
            default: octets[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        return octets
    }

    private func check(_ octets: [UInt8], _ random: inout SplitMix64) throws {
        let options = TPDU.ReadingOptions(
            isRefusal: Bool.random(using: &random), acceptsTruncatedUserData: Bool.random(using: &random))
        for direction in TPDU.Direction.allCases {
            guard let reading = try? PDU.reading(octets, direction, options: options) else { continue }
            _ = reading.pdu.tpdu.userData?.text
            if reading.leniencies.isEmpty { try #require(try reading.pdu.octets() == octets, "\(octets.hexadecimal)") }
        }
    }
}

extension TPDU {
    /// What must be known to read what this was written as.
    var readingOptions: ReadingOptions { ReadingOptions(isRefusal: isRefusal, isTraced: true) }

    var isRefusal: Bool {
        switch self {
        case .deliverReport(let report): report.failureCause != nil
        case .submitReport(let report): report.failureCause != nil
        default: false
        }
    }
}
