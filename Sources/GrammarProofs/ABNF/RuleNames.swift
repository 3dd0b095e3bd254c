/// Names of rules, each given once; ABNF does not tell capitals from small letters.
struct RuleNames {
    /// The rules of RFC 5234, appendix B.1, in small letters.
    private var taken: Set<String> = [
        "alpha", "bit", "char", "cr", "crlf", "ctl", "digit", "dquote", "hexdig", "htab", "lf", "lwsp", "octet", "sp",
        "vchar", "wsp",
    ]

    /// The name that was asked for, or one with a number behind it.
    mutating func give(_ name: String) -> String {
        if taken.insert(name).inserted { return name }
        var number = 2
        while !taken.insert("\(name)-\(number)").inserted { number += 1 }
        return "\(name)-\(number)"
    }
}
