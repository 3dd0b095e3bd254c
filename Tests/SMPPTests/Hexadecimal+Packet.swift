import SMPP
import ShortMessage

extension Parameter {
    /// The octets of the value, in hexadecimal.
    var hexadecimal: String {
        switch value {
        case .octet(let number): [number].hexadecimal
        case .short(let number): [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)].hexadecimal
        case .long(let number): (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }.hexadecimal
        case .text(let text): Array(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0]).hexadecimal
        case .octets(let octets): octets.hexadecimal
        }
    }
}
