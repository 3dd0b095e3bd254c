import Conversions
import ShortMessage
import Transcripts

/// What a test says of a record: the line of a log, or why there is none.
extension ConvertedRecord {
    var shown: String {
        switch self {
        case .message(let entry), .identified(let entry, _): "\(entry)"
        case .passedOver(let kind): "passed over: \(kind)"
        case .bad(let record): "bad: \(record)"
        }
    }
}

extension ConversionContext {
    /// A gateway's, in Jakarta.
    static let gateway = ConversionContext(own: Address(digits: "2757", typeOfNumber: .unknown), offset: 420)
}

extension Array where Element == UInt8 {
    /// In blocks of a length.
    func blocks(of length: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
    }
}
