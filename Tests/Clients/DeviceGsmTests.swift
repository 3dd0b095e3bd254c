import Testing

@Suite("Device::Gsm")
struct DeviceGsmTests {
    @Test("sends, lists the replies, deletes them")
    func conversation() async throws {
        try await Stand.use { stand in
            let terminal = try await stand.modem()
            let script = Project.script("devicegsm_client.pl")
            let said = try await stand.run(
                "devicegsm", .perl, [script, terminal, Budi.shortCode, Budi.registration, Budi.question])
            let lines = said.split(separator: "\n").map(String.init)
            try #require(lines.contains("imei \(Budi.imei)"))
            try #require(lines.contains { $0.hasPrefix("received \(Budi.shortCode) \(Budi.registered)") })
            try #require(lines.contains("received \(Budi.shortCode) \(Budi.balance)"))
            try #require(lines.last == "left 0")
        }
    }
}
