/// What is left of a page on a telephone: tags and comments go, entities become characters, blanks are one.
enum HTMLText {
    static func plain(_ page: String) -> String {
        var text = "".unicodeScalars
        var rest = Substring(page).unicodeScalars
        while let scalar = rest.first {
            if rest.starts(with: "<!--".unicodeScalars) {
                rest = behind("-->", rest)
            } else if scalar == "<" {
                rest = behind(">", rest)
            } else if scalar == "&", let (character, length) = entity(rest) {
                text.append(character)
                rest = rest.dropFirst(length)
            } else {
                text.append(scalar)
                rest.removeFirst()
            }
        }
        return KannelMessage.words(of: String(text)).joined(separator: " ")
    }

    private static func behind(
        _ end: String, _ text: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView {
        var rest = text
        while !rest.isEmpty, !rest.starts(with: end.unicodeScalars) { rest.removeFirst() }
        return rest.dropFirst(end.unicodeScalars.count)
    }

    /// - Returns: the character, and how long its name is with what stands round it.
    private static func entity(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
        let name = String(text.dropFirst().prefix(10).prefix { $0 != ";" })
        let length = name.unicodeScalars.count + 2
        guard text.count >= length, text.dropFirst(length - 1).first == ";" else { return nil }
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap { Unicode.Scalar($0) }.map { ($0, length) }
        }
        if let scalar = named[name] { return (scalar, length) }
        return latin1.firstIndex(of: Substring(name)).flatMap { Unicode.Scalar(UInt32(160 + $0)) }.map { ($0, length) }
    }

    private static let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    /// From 160 to 255, in their order (HTML 4.01, 24.2).
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
        para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
        Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
        Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
        igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
        thorn yuml
        """.split(separator: " ")
}
