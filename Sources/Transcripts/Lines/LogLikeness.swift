/// Whether a line that is none of a log was meant to be one: it begins with a day and a time of day, or has a sign between two
/// numbers near its start, as no message does.
enum LogLikeness {
    /// The time of day stands among so many first octets.
    private static let reach = 40

    static func holds(for line: String) -> Bool {
        let start = line[...].utf8.prefix(reach).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return beginsWithYear(start) || beginsWithDay(start) || hasSides(line)
    }

    /// Whether a line is the header of a table of messages: names of columns, of which one is a text's and another a number's
    /// or a time's.
    static func isTable(_ line: String) -> Bool {
        let signs: [Character] = [",", ";", "\t"]
        guard line.utf8.count <= 512, let sign = signs.first(where: { line.contains($0) }) else { return false }
        let names = line.split(separator: sign, omittingEmptySubsequences: false).map { name in
            name.filter { !"\"\u{FEFF}".contains($0) }.lowercased().split(separator: " ").joined(separator: " ")
        }
        let isPlain = names.allSatisfy { name in
            !name.isEmpty && name.utf8.count <= 40 && name.allSatisfy { $0.isLetter || " _-.".contains($0) }
        }
        return isPlain && names.count > 1 && names.contains(where: textNames.contains)
            && names.contains(where: sideNames.contains)
    }

    private static let textNames: Set<String> = [
        "text", "message", "body", "content", "isi", "isi pesan", "isi sms", "pesan", "sms", "textdecoded",
        "message body",
    ]
    private static let sideNames: Set<String> = [
        "from", "to", "sender", "recipient", "number", "phone", "msisdn", "address", "at", "time", "date", "timestamp",
        "sendernumber", "destinationnumber", "pengirim", "penerima", "nomor", "no", "no hp", "dari", "ke", "kepada",
        "tanggal", "waktu", "tgl", "receivingdatetime", "sendingdatetime", "source", "destination",
    ]

    /// `+6281200000001 > 2757`, perhaps behind a time that is none.
    private static func hasSides(_ line: String) -> Bool {
        let words = line.utf8.prefix(2 * reach).split(maxSplits: 5) {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        }
        guard let sign = words.prefix(4).firstIndex(where: { $0.elementsEqual([UInt8(ascii: ">")]) }) else {
            return false
        }
        guard sign > 0, sign + 1 < words.count, isNumber(words[sign - 1]), isNumber(words[sign + 1]) else {
            return false
        }
        return words[..<(sign - 1)].allSatisfy { $0.contains(where: \.isDigit) }
    }

    private static func isNumber(_ word: Substring.UTF8View.SubSequence) -> Bool {
        let digits = word.first == UInt8(ascii: "+") ? word.dropFirst() : word
        return digits.count > 2 && digits.allSatisfy(\.isDigit)
    }

    /// Four digits and a dash, as no keyword begins; or more, and a month's two between dashes, for years past 9999,
    /// which begin with no zero.
    private static func beginsWithYear(_ start: Substring.UTF8View.SubSequence) -> Bool {
        let year = start.prefix { $0.isDigit }.count
        let month = start.dropFirst(year).prefix(year == 4 ? 1 : 4)
        let isDash = { (octet: UInt8) in octet == UInt8(ascii: "-") }
        guard (4...6).contains(year), month.count == (year == 4 ? 1 : 4) else { return false }
        guard year == 4 || start.first != UInt8(ascii: "0") else { return false }
        return month.first.map(isDash) == true && month.last.map(isDash) == true
            && month.dropFirst().dropLast().allSatisfy(\.isDigit)
    }

    /// `Nov 21 08:00`, `21/11/2026 08:00`, `[21.11.26, 8:00`: numbers and perhaps a month's name, up to the minutes.
    private static func beginsWithDay(_ start: Substring.UTF8View.SubSequence) -> Bool {
        guard let colon = start.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let minutes = start[colon...].dropFirst().prefix(2)
        let words = start[..<colon].split { !($0.isDigit || $0.isLetter) }
        let numbers = words.count { $0.count <= 4 && $0.allSatisfy(\.isDigit) }
        let months = words.count { isMonth($0) }
        // `Sat Nov 21 08:00:00 2026`, as ctime writes it.
        let days = months == 1 && words.first.map(isWeekday) == true ? 1 : 0
        return minutes.count == 2 && minutes.allSatisfy(\.isDigit) && numbers + months + days == words.count
            && (months == 0 ? numbers == 4 : months == 1 && (2...3).contains(numbers))
    }

    private static func isWeekday(_ word: Substring.UTF8View.SubSequence) -> Bool {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "sen", "sel", "rab", "kam", "jum", "sab", "min"]
        return word.count <= 9 && days.contains(String(decoding: word.prefix(3).map { $0 | 0x20 }, as: UTF8.self))
    }

    private static func isMonth(_ word: Substring.UTF8View.SubSequence) -> Bool {
        let months = [
            "jan", "feb", "mar", "apr", "mei", "may", "jun", "jul", "agu", "aug", "sep", "okt", "oct", "nov", "nop",
            "des",
            "dec",
        ]
        return word.count <= 9 && months.contains(String(decoding: word.prefix(3).map { $0 | 0x20 }, as: UTF8.self))
    }
}
