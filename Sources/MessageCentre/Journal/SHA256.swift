/// The digest by which the journal knows identities and requests again, whatever their length (FIPS 180-4).
package enum SHA256 {
    /// What whole blocks at the front of messages come to, so that they need not be gone through for each message.
    package struct Start: Sendable {
        fileprivate var state = SIMD8<UInt32>(
            0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)
        fileprivate var count = 0

        /// - Parameter octets: whole blocks of 64; what is behind the last one does not count.
        package init(_ octets: [UInt8] = []) {
            receive(octets)
            count = octets.count & ~63
        }

        fileprivate mutating func receive(_ octets: [UInt8]) {
            for start in stride(from: 0, to: octets.count & ~63, by: 64) {
                compress(expanded(octets, from: start), into: &state)
            }
        }
    }

    /// The 32 octets for a message.
    ///
    /// - Parameter start: what stands before the message and belongs to it.
    package static func digest(of message: [UInt8], after start: Start = Start()) -> [UInt8] {
        var start = start
        start.receive(padded(message, start.count + message.count))
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for index in 0..<8 {
            for shift in [24, 16, 8, 0] { digest.append(UInt8(truncatingIfNeeded: start.state[index] >> shift)) }
        }
        return digest
    }

    /// A one, zeros, and the length in bits, to a whole number of blocks (5.1.1).
    private static func padded(_ message: [UInt8], _ count: Int) -> [UInt8] {
        let length = UInt64(count) * 8
        var padded = message
        padded.reserveCapacity(message.count + 72)
        padded.append(0x80)
        while padded.count % 64 != 56 { padded.append(0) }
        for index in 0..<8 { padded.append(UInt8(truncatingIfNeeded: length >> (56 - 8 * index))) }
        return padded
    }

    private typealias Schedule = InlineArray<64, UInt32>

    private static func expanded(_ octets: [UInt8], from start: Int) -> Schedule {
        var schedule = Schedule(repeating: 0)
        for index in 0..<16 {
            let place = start + 4 * index
            schedule[index] =
                UInt32(octets[place]) << 24 | UInt32(octets[place + 1]) << 16 | UInt32(octets[place + 2]) << 8
                | UInt32(octets[place + 3])
        }
        for index in 16..<64 {
            let (early, late) = (schedule[index - 15], schedule[index - 2])
            let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
            let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
            schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
        }
        return schedule
    }

    private static func compress(_ schedule: Schedule, into state: inout SIMD8<UInt32>) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        let constants = constants
        for index in 0..<64 {
            let choice = (e & f) ^ (~e & g)
            let first =
                h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ constants[index] &+ schedule[index]
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        state &+= SIMD8(a, b, c, d, e, f, g, h)
    }

    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word >> bits | word << (32 - bits)
    }

    /// The first bits of the fractions of the cube roots of the first 64 primes (4.2.2).
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
