/// The line that begins a message.
///
///     message = "message" name [ "reply" name ] [ "alone" ] [ "ask" [ place ] ]
struct MessageLine {
    let name: String
    let reply: String?
    let standsAlone: Bool
    let ask: AskTarget?

    init(_ line: SourceLine) throws(GrammarFileError) {
        var words = line.words[...]
        let asking = words.indices.first { $0 > 1 && words[$0] == "ask" && words[$0 - 1] != "reply" }
        if let asking {
            ask = try AskTarget(line.text[words[asking].endIndex...].drop { $0 == " " || $0 == "\t" }, in: line)
            words = words[..<asking]
        } else {
            ask = nil
        }
        standsAlone = [3, 5].contains(words.count) && words.last == "alone"
        if standsAlone { words.removeLast() }
        guard words.count == 2 || words.count == 4 && words[2] == "reply", words[1].isName, words.last!.isName else {
            throw line.error(
                at: words.last, "a message's line is not complete",
                expected:
                    "message NAME, or message NAME reply NAME, and alone behind it where nothing else may stand in "
                    + "the text; or message NAME ask; a name is a-z, then a-z, 0-9 or -")
        }
        (name, reply) = (String(words[1]), words.count == 4 ? String(words[3]) : nil)
        guard ask == nil || reply == nil else {
            throw line.error(
                at: words[2], "a message that a program answers has no reply of its own",
                expected: "message \(name) ask; the program names the reply, if it wants one of the replies file")
        }
    }
}
