package import Applications
package import Doors
import Membership
import MessageCentre
package import ShortMessage

/// Which services run, and in which words.
package struct ServicePlan: Sendable {
    /// Files, each with its replies beside it; none for 2757 as it is in the program.
    package var grammars: [String] = []
    /// That of the replies; nil for the usual one.
    package var language: String?
    /// A file with the figures of 2757; nil for those that belong to it.
    package var rates: String?
    /// In which days begin.
    package var zone = Zone.standard

    /// Programs that answer, each at its short code.
    package var programs: [(shortCode: Address, place: ProgramPlace)] = []
    /// For one answer of a program.
    package var deadline = Duration.seconds(5)
    /// What a sender reads whose program never answers; nil for the usual words.
    package var apology: String?

    package init() {}

    /// Reads the files, and makes the services.
    package func services() throws -> PlayedServices {
        let figures = try rates.map { (source: try Descriptor.text(of: $0, expecting: "rates"), name: $0) }
        guard !grammars.isEmpty || !programs.isEmpty else { return try PlayedServices([shipped(with: figures)]) }
        let services = try grammars.map { try GrammarFiles($0).service(in: language, zone: zone, rates: figures) }
        guard figures == nil || services.contains(where: { type(of: $0).hasRates }) else {
            throw UsageError("rates are for the service of 2757, which does not run")
        }
        return try PlayedServices(asking(services), deadline: deadline)
    }

    /// The services that have a program ask it; a program that has none gets every text at its short code.
    private func asking(_ services: [any GrammarService]) throws -> [any GrammarService] {
        var services = services
        for (shortCode, place) in programs {
            guard let index = services.firstIndex(where: { $0.shortCode.number == shortCode.number }) else {
                services.append(try AskingService(shortCode, at: place, apology: apology))
                continue
            }
            guard let service = services[index] as? TextService else {
                throw UsageError("\(shortCode) has a service that answers itself; a program needs another short code")
            }
            services[index] = try AskingService(service, at: place, apology: apology)
        }
        return services
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
