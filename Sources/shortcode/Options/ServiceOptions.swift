import ArgumentParser
import Membership
import MessageGrammar

/// What every command that runs the service can be told about it.
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Language of the replies.", valueName: "id|en"))
    var language = Language.indonesian

    @Option(help: "Offset from UTC in which days begin; a western one needs the sign: --zone=-03:00.")
    var zone = Zone.standard

    @Flag(help: "Show numbers and e-mail addresses in full on stderr and in differences.")
    var unmasked = false

    var mask: NumberMask { NumberMask(isOff: unmasked) }

    func service() throws(GrammarFileError) -> MembershipService {
        try MembershipService(language: language, zone: zone.minutes)
    }
}
