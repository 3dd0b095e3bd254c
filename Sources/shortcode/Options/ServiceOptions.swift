import ArgumentParser
import Doors
import Services

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

    func services() throws -> PlayedServices { try plan.services() }

    func services(with programs: ProgramOptions) throws -> PlayedServices { try plan(with: programs).services() }

    /// The same, with programs.
    func plan(with programs: ProgramOptions) -> ServicePlan {
        var plan = plan
        plan.programs = programs.plan
        return plan
    }

    /// Which services they name.
    var plan: ServicePlan {
        var plan = ServicePlan()
        (plan.grammars, plan.language, plan.rates, plan.zone) = (grammar, language, rates, zone)
        return plan
    }
}
