import Foundation
import Testing

@Suite("A grammar that leaves messages to programs")
struct AskedGrammarTests {
    private static let grammar = """
        shortcode 5151
        message order ask coprocess '/bin/sh toko.sh'
            PESAN {item} {count}
        message slow ask exec 'echo lambat $SHORTCODE_MESSAGE'
            LAMBAT
        message help
            BANTUAN
        field item  4 digits
        field count  1..2 digits
        field price  amount
        field title  1..30 letters

        """

    private static let program = """
        while read -r line; do
            id=${line#*'"id":"'}
            printf '{"id":"%s","reply":"in-stock","values":{"title":"Teh","price":45000}}\\n' "${id%%'"'*}"
        done

        """

    private static let replies =
        """
        field item "BARANG"
        field count "JUMLAH"
        reply help
            Ketik PESAN
        reply in-stock
            {title} ({item}): {price}

        """
        + errorReplies

    /// What a service says to messages that it does not understand.
    static let errorReplies = [
        "empty", "unknown-keyword", "near-keyword", "missing", "malformed", "wrong-length", "wrong-length-between",
        "surplus", "several-faults", "unavailable",
    ].map { "reply \($0)\n    Maaf \($0)\n" }.joined()

    private func shop(_ grammar: String = grammar) throws -> Scratch {
        let scratch = try Scratch()
        let program = Self.grammar == grammar ? grammar.replacing("toko.sh", with: scratch.path("toko.sh")) : grammar
        try scratch.write(program, to: "toko.grammar")
        try scratch.write(Self.replies, to: "toko.id.replies")
        try scratch.write(Self.program, to: "toko.sh")
        return scratch
    }

    @Test("asks each where the grammar says, and answers the others itself")
    func places() throws {
        let shop = try shop()
        let run = try Run(
            "--grammar", shop.path("toko.grammar"), "--input", "text",
            input: "PESAN 0042 3\nLAMBAT\nBANTUAN\nHALO\n")
        #expect(
            run.lines == ["Teh (0042): Rp45.000", "lambat slow", "Ketik PESAN", "Maaf unknown-keyword"],
            "\(run.errors)")
    }

    @Test("has its place from the command line where it says none, or another one")
    func option() throws {
        let shop = try shop(Self.grammar.replacing(" coprocess '/bin/sh toko.sh'", with: ""))
        let grammar = ["--grammar", shop.path("toko.grammar"), "--input", "text"]
        let input = Array("PESAN 0042 3\nLAMBAT\nBANTUAN\n".utf8)
        let lacking = try Run(grammar, octets: input)
        #expect(lacking.status == 64 && lacking.errors.contains("toko.grammar:2:1: message order asks a program"))
        let run = try Run(grammar + ["--exec", #"5151=echo "$SHORTCODE_MESSAGE""#], octets: input)
        #expect(run.lines == ["order", "slow", "Ketik PESAN"], "\(run.errors)")
    }

    @Test("starts nothing because a log names it, and nothing where messages are only read")
    func unnamed() throws {
        let shop = try shop(Self.grammar.replacing("'/bin/sh toko.sh'", with: "'touch started'"))
        try shop.write(
            "# grammar: toko.grammar\n2026-11-21T08:00:00+07:00 +6281200000001 > 5151 LAMBAT\n", to: "day.smslog")
        let run = try Run("replay", shop.path("day.smslog"))
        #expect(run.status == 64 && run.errors.contains("no log starts a program"), "\(run.errors)")
        let named = try Run("replay", "--grammar", shop.path("toko.grammar"), shop.path("day.smslog"))
        #expect(named.status == 1 && named.output.contains("lambat slow"), "\(named.output)\(named.errors)")
        let explained = try Run("explain", "--grammar", shop.path("toko.grammar"), "LAMBAT")
        #expect(explained.status == 0, "\(explained.errors)")
    }
}
