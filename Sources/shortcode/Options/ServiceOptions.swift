import ArgumentParser
import Doors
import Membership
import MessageGrammar
import ShortMessage

/// What every command that runs services can be told about them.
struct ServiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A short code of your own: NAME.grammar, with NAME.LANGUAGE.replies beside it. May be repeated "
                + "(default: 2757).", valueName: "file"))
    var grammar: [String] = []

    @Option(help: ArgumentHelp("Language of the replies (default: id, or the only one).", valueName: "id|en|…"))
    var language: String?

    @Option(
        help: ArgumentHelp(
            "Figures that the replies of 2757 say, as grammar/2757.rates has them (default: those).", valueName: "file")
    )
    var rates: String?

    @Option(help: "Offset from UTC in which days begin; a western one needs the sign: --zone=-03:00.")
    var zone = Zone.standard

    @Flag(help: "Show numbers, cards, names and e-mail addresses in full.")
    var unmasked = false

    var mask: NumberMask { NumberMask(isOff: unmasked) }

    /// The same, where the services are known whose messages are shown.
    func mask(of services: PlayedServices) -> NumberMask {
        NumberMask(isOff: unmasked, grammars: services.grammars)
    }

    func services() throws -> PlayedServices {
        let figures = try rates.map { (source: try Descriptor.text(of: $0, expecting: "rates"), name: $0) }
        guard !grammar.isEmpty else { return try PlayedServices([shipped(with: figures)]) }
        let services = try grammar.map { try GrammarFiles($0).service(in: language, zone: zone, rates: figures) }
        guard figures == nil || services.contains(where: { type(of: $0).hasRates }) else {
            throw UsageError("rates are for the service of 2757, which does not run")
        }
        return try PlayedServices(services)
    }

    /// 2757, as it is in the program.
    private func shipped(with rates: (source: String, name: String)?) throws -> MembershipService {
        let code = language ?? Language.indonesian.rawValue
        guard let language = Language(rawValue: code) else {
            let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("2757 has no replies in '\(Text.escaped(code))'; expected one of \(known)")
        }
        return try MembershipService(language: language, rates: rates, zone: zone.minutes)
    }
}
