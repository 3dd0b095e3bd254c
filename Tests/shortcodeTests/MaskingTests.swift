import Testing

@Suite("What stderr shows")
struct MaskingTests {
    static let options = [[], ["--output", "log"], ["--input", "log"], ["--input", "json"]]

    @Test("is no NIK, card, telephone, name or e-mail in full", arguments: options)
    func masked(arguments: [String]) throws {
        let lines = [
            Budi.registration, "SALDO 08012345678", "2026-11-21 \(Budi.number) > 2757 \(Budi.registration)",
            #"{"from":"\#(Budi.number)","text":"\#(Budi.registration)","08012345678":1}"#,
        ]
        for line in lines {
            let run = try Run(arguments, octets: Array("\(line)\n\(line)\n".utf8))
            for secret in Budi.secrets { #expect(!run.errors.contains(secret), Comment(rawValue: run.errors)) }
        }
    }
}
