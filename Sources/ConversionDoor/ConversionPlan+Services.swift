import Doors
import Membership
import Services
import Transcripts

extension ConversionPlan {
    /// The services whose messages a log has.
    ///
    /// - Parameters:
    ///   - directives: what the log says of itself.
    ///   - folder: that of the log, with a slash at its end, or empty.
    func services(_ directives: LogDirectives, in folder: String) throws -> PlayedServices {
        let own = directives.grammars.map { $0.value.hasPrefix("/") ? $0.value : folder + $0.value }
        let files = grammars.isEmpty ? own : grammars
        guard !files.isEmpty else { return try PlayedServices([MembershipService(zone: zone.minutes)]) }
        return try PlayedServices(
            files.map { file in
                let language = grammars.isEmpty ? directives.language?.value : nil
                return try GrammarFiles(file).service(in: language, zone: zone)
            })
    }
}
