package import ShortMessage

extension KannelMessage {
    /// An address, command or text with its escapes replaced by what they stand for.
    ///
    /// - Parameter forShell: whether a shell reads it: of what a stranger wrote, nothing means anything to one.
    public func filled(_ pattern: String, forShell: Bool = false) -> String {
        var (result, next) = ("", 1)
        let words = words
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%", let escape = rest.popFirst() else {
                result.unicodeScalars.append(scalar)
                continue
            }
            let part: String
            switch escape {
            case "s", "S":
                guard next < words.count else { continue }
                part =
                    escape == "s" || forShell
                    ? FormEncoding.encoded(words[next]) : words[next].replacing("*", with: "~")
                next += 1
            case "r": part = words.dropFirst(next).map(FormEncoding.encoded).joined(separator: "+")
            default: part = value(of: escape, words) ?? "%\(escape)"
            }
            result += forShell ? FormEncoding.withoutMarks(part) : part
        }
        return result
    }

    /// What an escape stands for that no other one moves; nil for one that is none.
    private func value(of escape: Unicode.Scalar, _ words: [String]) -> String? {
        switch escape {
        case "a": words.map(FormEncoding.encoded).joined(separator: "+")
        case "A", "b": FormEncoding.encoded(text)
        case "k": words.first.map(FormEncoding.encoded) ?? ""
        case "e": text.utf8.map { FormEncoding.hexadecimal($0) }.joined()
        case "t": time.told("+")
        case "T": "\(time.milliseconds / 1000)"
        case "p": FormEncoding.encoded(phone)
        case "P": FormEncoding.encoded(number)
        case "q": FormEncoding.encoded(Self.international(phone))
        case "Q": FormEncoding.encoded(Self.international(number))
        case "c": "\(coding)"
        case "C": coding == 1 ? "8-BIT" : coding == 2 ? "UTF-16BE" : "UTF-8"
        case "d": "\(outcome)"
        case "m": "\(messageClass)"
        case "M": "-1"
        case "O": "00"
        case "u": header.map { FormEncoding.encoded(octet: $0) }.joined()
        case "f": ""
        case "%": "%"
        default: optional(escape).map { FormEncoding.encoded($0 ?? "") }
        }
    }

    private func optional(_ escape: Unicode.Scalar) -> String?? {
        switch escape {
        case "i": .some(linkName)
        case "I": .some(id)
        case "n": .some(service)
        case "o": .some(account)
        case "B": .some(billing)
        case "F": .some(foreignID)
        case "R": .some(reportAddress)
        case "D": .some(metaData)
        default: nil
        }
    }

    private static func international(_ number: String) -> String {
        number.hasPrefix("00") ? "+" + number.dropFirst(2) : number
    }
}

extension Timestamp {
    /// `2026-11-28 18:09:56`, in UTC, with something else for the blank.
    package func told(_ blank: String) -> String {
        String(told(at: 0).description.prefix(19)).replacing("T", with: blank)
    }
}
