import Doors
import MessageCentre
import Pseudonyms
import Services
import ShortMessage
import Transcripts

/// The top of a log with pseudonyms: how the original was played, and whose numbers stand there now.
struct PseudonymHead {
    let directives: LogDirectives
    /// Whether it is no log, but what a terminal and a modem said.
    let isDialog: Bool
    private let lines: [String]

    /// - Parameter octets: the first of a log or JSON Lines.
    init(_ octets: [UInt8]) {
        var (splitter, head) = (LineSplitter(), LogHead())
        for line in splitter.receive(octets[...]) where !head.read(line) {}
        directives = head.directives
        isDialog = head.form == .dialog
        lines = head.lines.compactMap(\.text)
    }

    /// Comments of the new log. What else the old one has of them may name people.
    func comments(_ key: PseudonymKey, _ pseudonyms: LogPseudonyms) -> [String] {
        var pseudonyms: LogPseudonyms? = pseudonyms
        let kept = lines.compactMap { line -> String? in
            guard let (name, value) = LogDirectives.parts(of: line) else { return nil }
            switch name {
            case .handset: return (try? Address(value)).map { "# handset: \(pseudonyms?.address($0) ?? $0)" }
            case .fault:
                return (try? FaultRule(value)).map { "# fault: \($0.described(with: pseudonyms))" }
            case .members: return "# members: \(Self.newName(value, pseudonyms))"
            default: return line
            }
        }
        return ["# \(RecordPlan.told(key).capitalisedFirst)."] + kept
    }

    /// A table with pseudonyms lies beside the new log, whatever folder of this machine the old one is in.
    private static func newName(_ file: String, _ pseudonyms: LogPseudonyms?) -> String {
        let name = file.hasPrefix("/") ? String(file.split(separator: "/").last ?? "members.csv") : file
        return pseudonyms?.fileName(name) ?? name
    }

    /// What else needs pseudonyms before a log can be played that has messages to a service with members.
    func advice(named name: String, _ keyFile: String, _ pseudonyms: LogPseudonyms) -> String {
        let members = directives.members.map(\.value)
        let files = members.isEmpty ? ["members.csv"] : members
        let place =
            members.isEmpty
            ? "whose name '# members: ' at the top of the new log says"
            : "into \(files.count == 1 ? "a file of that name" : "files of these names") beside the new log"
        let renamed = members.filter { Self.newName($0, pseudonyms) != $0 }.map {
            "'\(Text.escaped(Self.newName($0, pseudonyms)))' for \(Text.escaped($0))"
        }
        let names =
            renamed.isEmpty
            ? ""
            : "; of a name that has pseudonyms itself or was in another folder, the new one: "
                + renamed.joined(separator: ", ")
        return "\(name): its members need pseudonyms under the same key: "
            + files.map { "shortcode convert --pseudonymise \(keyFile) \($0)" }.joined(separator: "; ")
            + ", \(place)\(names)"
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
