import Membership
import MessageCentre
import Testing

@Suite("Questions about a card")
struct CardTests {
    let talk: Conversation

    init() throws { talk = try Conversation() }

    private func bindSiti() async throws {
        try await talk.send(Siti.registration, from: Phone.own, gets: try Siti.registered(1))
    }

    private func balance(_ kpj: String, _ amount: Int64, last month: (Int, Int)) throws -> Reply {
        .balance(
            try KPJ(kpj), try Rupiah(amount), asOf: try day(2026, 10, 31),
            lastContribution: try day(month.0, month.1, 1))
    }

    @Test("SALDO alone asks a member with several cards which one")
    func which() async throws {
        try await bindSiti()
        try await talk.send("SALDO", from: Phone.own, gets: .whichCard(.balance, ["6543", "7890"]))
        try await talk.send("STATUS", from: Phone.own, gets: .whichCard(.status, ["6543", "7890"]))
    }

    @Test(
        "the end of a card is enough", arguments: ["SALDO 7890", "SALDO 09014567890", "cek saldo 7890", "SALDO#7890"])
    func tail(text: String) async throws {
        try await bindSiti()
        try await talk.send(text, from: Phone.own, gets: try balance("09014567890", 23_456_700, last: (2026, 10)))
    }

    @Test("a state is active or not, since the month after the last contribution")
    func status() async throws {
        try await bindSiti()
        let programmes: Programmes = [.jht, .jkk, .jkm, .jp]
        try await talk.send(
            "STATUS 6543", from: Phone.own,
            gets: .status(
                try KPJ("04009876543"), .inactive(.stopped, since: try day(2019, 7, 1)), programmes))
        try await talk.send(
            "STATUS 7890", from: Phone.own,
            gets: .status(
                try KPJ("09014567890"), .active(lastContribution: try day(2026, 10, 1)), programmes.union(.jkp)))
    }

    @Test(
        "not theirs, unknown or not registered: one text",
        arguments: ["SALDO 08012345678", "SALDO 99999999999", "SALDO 0001", "STATUS 08012345678", "STATUS 99999999999"])
    func noMatch(text: String) async throws {
        try await bindSiti()
        try await talk.send(text, from: Phone.own, gets: .noMatch)
        try await talk.send(text, from: Phone.other, gets: .noMatch)
    }

    @Test("a town is the same with KOTA before it", arguments: ["KANTOR KOTA BANDUNG", "kantor kota: Bandung"])
    func town(text: String) async throws {
        let reply = try await talk.reply(to: "KANTOR BANDUNG", from: Phone.own)
        #expect(try await talk.reply(to: text, from: Phone.other).hasSuffix(reply.dropFirst(Phone.own.count)))
        #expect(try await talk.reply(to: "KANTOR KOTA", from: Phone.third).contains("tidak ada di data kami"))
    }

    @Test("a card without old-age savings has no balance, but a state")
    func neverPaid() async throws {
        try await talk.send(
            "REG#3371011705980004#17-05-1998#24012012012", from: Phone.own,
            gets: .registered(try KPJ("24012012012"), try reference(1), []))
        try await talk.send(
            "SALDO", from: Phone.own,
            gets: .withoutSavings(try KPJ("24012012012")))
        try await talk.send(
            "STATUS", from: Phone.own,
            gets: .status(try KPJ("24012012012"), .active(lastContribution: nil), [.jkk, .jkm]))
    }
}

@Suite("A registration")
struct RegistrationTests {
    let talk: Conversation

    init() throws { talk = try Conversation() }

    @Test(
        "wrong in one particular gets the indistinct text",
        arguments: [
            "REG#3171051708900003#BUDI SANTOSO#18-08-1990#08012345678",
            "REG#3171051708900003#BUDI SANTOSA#17-08-1990#08012345678",
            "REG#3171051708900003#BUDI SANTOSO#17-08-1990#09014567890",
            "REG#3171051708900004#BUDI SANTOSO#17-08-1990#08012345678",
            "REG#3171051708900003#BUDI SANTOSO#17-08-1990#99999999999",
        ])
    func mismatch(text: String) async throws {
        try await talk.send(text, from: Phone.own, gets: .noMatch)
    }

    @Test(
        "matches with or without name and e-mail, however the name is spaced",
        arguments: [
            Budi.registration,
            "DAFTAR SALDO#3171051708900003#17-08-1990#08012345678",
            "Daftar (spasi) SALDO #3171051708900003#17_08_1990#08012345678#lain@contoh.id",
            "REGISTRASI#3171051708900003#budisantoso#170890#08012345678",
            "DAFTAR#3171051708900003#Budi_Santoso#1990-08-17#0801-2345-678",
        ])
    func forms(text: String) async throws {
        try await talk.send(text, from: Phone.own, gets: try Budi.registered(1))
    }
}

@Suite("Who is never answered")
struct LoopGuardTests {
    @Test(
        "six characters or fewer, letters, the short code itself, too many digits, a number without its country",
        arguments: [
            "2757", "123456", "81", "BPJSTK", "TELKOMSEL", "12345678901234567", "+0000000", "1234567", "81200000001",
        ])
    func silence(sender: String) async throws {
        let talk = try Conversation()
        try await talk.send("KONTAK", from: sender, gets: .loop)
    }

    @Test("seven digits are a telephone")
    func seven() async throws {
        let talk = try Conversation()
        try await talk.send("KONTAK", from: "0234567", gets: .contact(nil))
    }
}
