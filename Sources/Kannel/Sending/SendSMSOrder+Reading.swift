extension SendSMSOrder {
    /// Reads a request, and says what is wrong with it in Kannel's words, the first thing that is.
    public init(_ parameters: SendSMSParameters, _ settings: KannelSettings) throws(SendSMSAnswer) {
        user = try Self.user(parameters, settings)
        receivers = try Self.receivers(parameters, settings)
        let header = parameters.octets("udh") ?? []
        guard header.isEmpty || header.count == Int(header[0]) + 1 else { throw Self.misformed("UDH") }
        guard header.count <= 140 else { throw Self.refused("UDH field is too long, rejected") }
        from = try Self.sender(parameters, user, settings)
        account = try Self.account(parameters)
        billing = parameters["binfo"]
        reportAddress = try Self.reportAddress(parameters) ?? user.reportAddress
        let mask = try Self.value(parameters.number("dlr-mask", "dlrmask"), in: 0...31, "DLR-Mask")
        reports = ReportMask(rawValue: mask ?? 0)
        messageClass = try Self.value(parameters.number("mclass", "flash"), in: 0...3, "MClass").map { UInt8($0) }
        for (name, range, field) in [
            ("pid", 0...255, "PID"), ("rpi", 0...2, "RPI"), ("alt-dcs", 0...1, "Alt-DCS"), ("mwi", 0...7, "MWI"),
        ] { _ = try Self.value(parameters.number(name), in: range, field) }
        let coding = try Self.value(parameters.number("coding"), in: 0...2, "Coding")
        _ = try Self.value(parameters.number("compress"), in: 0...1, "Compress")
        validity = try Self.value(parameters.number("validity"), in: 0...Int(Int32.max), "Validity")
        delay = try Self.value(parameters.number("deferred"), in: 0...Int(Int32.max), "Deferred")
        _ = try Self.value(parameters.number("priority"), in: 0...3, "Priority")
        content = try Self.content(parameters, coding ?? (parameters.isData || !header.isEmpty ? 1 : 0), header)
    }

    private static func refused(_ body: String) -> SendSMSAnswer { SendSMSAnswer(400, body) }
    private static func misformed(_ field: String) -> SendSMSAnswer { refused("\(field) field misformed, rejected") }

    /// - Returns: nil for −1, which says nothing.
    private static func value(
        _ number: Int, in range: ClosedRange<Int>, _ field: String
    ) throws(SendSMSAnswer) -> Int? {
        guard number != -1 else { return nil }
        guard range.contains(number) else { throw misformed(field) }
        return number
    }

    private static func user(
        _ parameters: SendSMSParameters, _ settings: KannelSettings
    ) throws(SendSMSAnswer) -> SendSMSUser {
        let (name, password) = (parameters["username", "user"], parameters["password", "pass"])
        guard let user = settings.users.first(where: { $0.username == name }), user.password == password else {
            throw SendSMSAnswer(403, "Authorization failed for sendsms")
        }
        return user
    }

    private static func receivers(
        _ parameters: SendSMSParameters, _ settings: KannelSettings
    ) throws(SendSMSAnswer) -> [String] {
        var all = parameters.receivers ?? []
        if parameters.receivers == nil {
            guard let to = parameters["to"] else { throw refused("Missing receiver number, rejected") }
            guard !to.isEmpty else { throw refused("Empty receiver number not allowed, rejected") }
            all = KannelMessage.words(of: to)
        }
        var allowed: [String] = []
        for number in all where number.allSatisfy({ settings.numberCharacters.contains($0) }) {
            if !allowed.contains(number) { allowed.append(number) }
        }
        guard !allowed.isEmpty else {
            throw refused("Number(s) has/have been denied by white- and/or black-lists.")
        }
        return allowed
    }

    private static func sender(
        _ parameters: SendSMSParameters, _ user: SendSMSUser, _ settings: KannelSettings
    ) throws(SendSMSAnswer) -> String {
        let named = parameters["from"].flatMap { $0.isEmpty ? nil : $0 }
        guard let from = user.rules.fakedSender ?? named ?? user.defaultSender ?? settings.globalSender else {
            throw refused("Sender missing and no global set, rejected")
        }
        return from
    }

    private static func account(_ parameters: SendSMSParameters) throws(SendSMSAnswer) -> String? {
        guard let account = parameters["account"], !account.isEmpty else { return nil }
        guard account.utf8.count <= 64, !account.contains(where: { "[]\n\r".contains($0) }) else {
            throw refused("Account field misformed or too long, rejected")
        }
        return account
    }

    private static func reportAddress(_ parameters: SendSMSParameters) throws(SendSMSAnswer) -> String? {
        guard let address = parameters["dlr-url", "dlrurl"], !address.isEmpty else { return nil }
        let start = address.lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://"), start.utf8.count >= 8 else {
            throw misformed("DLR-URL")
        }
        return address
    }

    private static func content(
        _ parameters: SendSMSParameters, _ coding: Int, _ header: [UInt8]
    ) throws(SendSMSAnswer) -> Content {
        let octets = parameters.octets("text") ?? []
        let named = parameters["charset"]
        let charset = KannelCharset(named ?? (coding == 2 ? "UTF-16BE" : "UTF-8"))
        guard coding != 1 else {
            guard named == nil || charset != nil else { throw refused("Charset or body misformed, rejected") }
            return .data(header: header, octets)
        }
        guard let text = charset?.text(octets) else { throw refused("Charset or body misformed, rejected") }
        return header.isEmpty
            ? .text(text, isUCS2: coding == 2) : .headed(header: header, text, isUCS2: coding == 2)
    }
}
