extension OctetCursor {
    /// Reads a number and leaves it as it is written.
    ///
    ///     number = ["-"] ("0" / "1"-"9" *DIGIT) ["." 1*DIGIT] [("e" / "E") ["+" / "-"] 1*DIGIT]
    mutating func number() throws(JSONSyntaxError) -> String {
        let start = offset
        _ = take("-")
        guard let first = next, first.isDigit else { throw error(.expected("a value")) }
        if take("0") == false { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits()
        }
        return text(from: start)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        guard let first = next, first.isDigit else { throw error(.expected("a digit")) }
        while let next, next.isDigit { advance() }
    }
}
