public import ArgumentParser
public import Membership
public import ShortMessage

extension NIK: ExpressibleByArgument {
    public init?(argument: String) {
        try? self.init(argument)
    }
}

extension KPJ: ExpressibleByArgument {
    public init?(argument: String) {
        try? self.init(argument)
    }
}

extension MSISDN: ExpressibleByArgument {
    public init?(argument: String) {
        guard let address = try? Address(argument) else { return nil }
        try? self.init(address)
    }
}

extension Rupiah: ExpressibleByArgument {
    public init?(argument: String) {
        guard let amount = Int64(argument) else { return nil }
        try? self.init(amount)
    }
}

extension BenefitClaim.State: ExpressibleByArgument {}

extension Papers: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(codes: argument)
    }
}

extension Reference: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(stored: argument)
    }
}

/// One number of a person: exactly one of the three.
struct MemberKeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The identity number: 16 digits.", valueName: "nik"))
    var nik: NIK?

    @Option(help: ArgumentHelp("The number of a card: 11 letters and digits.", valueName: "kpj"))
    var kpj: KPJ?

    @Option(help: ArgumentHelp("A telephone, such as +6281200000001.", valueName: "number"))
    var phone: MSISDN?

    private var keys: [MemberKey] {
        [nik.map { .nik($0) }, kpj.map { .kpj($0) }, phone.map { .phone($0) }].compactMap { $0 }
    }

    func validate() throws {
        guard keys.count == 1 else { throw ValidationError("One of --nik, --kpj and --phone is needed.") }
    }

    /// After `validate`.
    var key: MemberKey { keys[0] }
}
