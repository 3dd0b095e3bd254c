import Doors
import Glibc
import GrammarProofs
import MessageGrammar

/// The files of a new short code, to start from: what people may send, what they are answered, and a log that shows it.
package struct StarterFiles: Sendable {
    /// The short code, 3 to 6 digits.
    private let number: String
    private let directory: String

    /// - Parameters:
    ///   - number: the short code, 3 to 6 digits.
    ///   - directory: where the files are to lie.
    package init(for number: String, in directory: String) {
        self.number = number
        self.directory = directory.hasSuffix("/") || directory.isEmpty ? directory : directory + "/"
    }

    /// The path of the grammar.
    package var grammar: String { "\(directory)\(number).grammar" }
    /// The path of the log.
    package var log: String { "\(directory)\(number).smslog" }
    private var replies: String { "\(directory)\(number).en.replies" }

    /// Writes all of them, or none.
    ///
    /// - Returns: their paths.
    /// - Throws: `UsageError` where one of them is there; `DeviceError` or `WriteError` where one cannot be written.
    package func write() throws -> [String] {
        let files = [(grammar, grammarText), (replies, try repliesText), (log, logText)]
        var made: [String] = []
        do {
            for (path, text) in files {
                let file = try Descriptor.creating(path)
                made.append(path)
                defer { file.close() }
                try file.write(Array(text.utf8))
            }
        } catch {
            for path in made { unlink(path) }
            throw error
        }
        return made
    }

    private var grammarText: String {
        """
        shortcode \(number)
        -- What people may send to \(number): each form stands as a poster would print it, with its fields in braces, and below
        -- it, after >, an example.

        message order
            ORDER {item} {count}
            > ORDER TEA 2

        message help
            HELP
            > HELP

        field item   choice(TEA|COFFEE|CAKE)
        field count  1..3 digits

        """
    }

    /// The words of the messages, and those of what can be wrong with them.
    private var repliesText: String {
        get throws {
            let words = """
                -- What \(number) says, in English. A reply fits one SMS, however wide the values in its braces are.

                more ", ..."

                field item "ITEM"
                field count "COUNT"

                reply order
                    Ordered: {count} x {item}. Thank you

                reply help
                    To order, send ORDER ITEM COUNT to \(number), for example ORDER TEA 2

                -- What is wrong with a message.


                """
            let grammar = try Grammar(source: grammarText, file: grammar)
            let check = ReplyCheck(source: words, file: replies, grammar: grammar, holes: try grammar.replyHoles)
            return words + check.skeleton
        }
    }

    private var logText: String {
        """
        # What is sent to \(number), and answered. It is a test:
        # shortcode replay --grammar \(number).grammar \(number).smslog

        2026-11-21T08:00:00+07:00 +6281200000001 > \(number) ORDER TEA 2
        2026-11-21T08:00:00+07:00 \(number) > +6281200000001 Ordered: 2 x TEA. Thank you
        2026-11-21T08:01:00+07:00 +6281200000001 > \(number) order#coffee#1
        2026-11-21T08:01:00+07:00 \(number) > +6281200000001 Ordered: 1 x COFFEE. Thank you
        2026-11-21T08:02:00+07:00 +6281200000001 > \(number) HELP
        2026-11-21T08:02:00+07:00 \(number) > +6281200000001 To order, send ORDER ITEM COUNT to \(number), for example ORDER TEA 2

        """
    }
}
