package import Doors
import Membership
import MessageCentre
import ShortMessage

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

    /// Programs that answer; nil where messages are only read, and none is asked.
    package var programs: ProgramsPlan?

    package init() {}

    /// Reads the files, and makes the services.
    package func services() throws -> PlayedServices {
        let figures = try rates.map { (source: try Descriptor.text(of: $0, expecting: "rates"), name: $0) }
        guard !grammars.isEmpty || programs?.places.isEmpty == false else {
            return try PlayedServices([shipped(with: figures)])
        }
        let services = try grammars.map { try GrammarFiles($0).service(in: language, zone: zone, rates: figures) }
        guard figures == nil || services.contains(where: { type(of: $0).hasRates }) else {
            throw UsageError("rates are for the service of 2757, which does not run")
        }
        guard let programs else { return try PlayedServices(services) }
        return try PlayedServices(programs.asked(by: services), deadline: programs.deadline)
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
