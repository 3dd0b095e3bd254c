/// How a command line ends (V.250, 5.7.1; TS 27.007, 9.2; TS 27.005, 3.2.5).
public enum ResultCode: Hashable, Sendable {
    /// The codes of V.250, `OK` to `NO ANSWER`; under `V0` they are the digits 0 to 4 and 6 to 8, in this order.
    case ok, connect, ring, noCarrier, error, noDialtone, busy, noAnswer
    /// `+CME ERROR` with a number or words as `+CMEE` says; where that is 0, `ERROR` alone.
    case equipment(CMEError)
    /// `+CMS ERROR` with words where `+CMEE` is 2, else with the number.
    case message(CMSError)

    /// The words of `V1`; errors as `+CMEE` says.
    func text(_ reporting: Int) -> String {
        switch self {
        case .ok: "OK"
        case .connect: "CONNECT"
        case .ring: "RING"
        case .noCarrier: "NO CARRIER"
        case .error: "ERROR"
        case .noDialtone: "NO DIALTONE"
        case .busy: "BUSY"
        case .noAnswer: "NO ANSWER"
        case .equipment(let error):
            switch reporting {
            case 0: "ERROR"
            case 1: "+CME ERROR: \(error.rawValue)"
            default: "+CME ERROR: \(error)"
            }
        // TS 27.005 has them in all cases; only the words are the choice of TS 27.007.
        case .message(let error): reporting == 2 ? "+CMS ERROR: \(error)" : "+CMS ERROR: \(error.rawValue)"
        }
    }

    /// Reads the words of `V1`.
    init?(text: String) {
        let plain: [ResultCode] = [.ok, .connect, .ring, .noCarrier, .error, .noDialtone, .busy, .noAnswer]
        if let code = plain.first(where: { $0.text(1) == text }) {
            self = code
        } else if text.hasPrefix("+CME ERROR: "), let number = Int(text.dropFirst(12)) {
            self = .equipment(CMEError(rawValue: number))
        } else if text.hasPrefix("+CMS ERROR: "), let number = Int(text.dropFirst(12)) {
            self = .message(CMSError(rawValue: number))
        } else {
            return nil
        }
    }

    /// The digit of `V0`; nil for what has none.
    func digit(_ reporting: Int) -> Int? {
        switch self {
        case .ok: 0
        case .connect: 1
        case .ring: 2
        case .noCarrier: 3
        case .error: 4
        case .noDialtone: 6
        case .busy: 7
        case .noAnswer: 8
        case .equipment: reporting == 0 ? 4 : nil
        case .message: nil
        }
    }
}

/// Why a command fails.
enum ATError: Error, Hashable {
    case error
    case equipment(CMEError)
    case message(CMSError)

    var resultCode: ResultCode {
        switch self {
        case .error: .error
        case .equipment(let error): .equipment(error)
        case .message(let error): .message(error)
        }
    }
}
