import MessageCentre
import Modem
import ShortMessage

/// One recorded AT dialog, played to a modem at a service of its own.
struct DialogReplay {
    private let name: String
    private let recorded: Dialog

    /// - Throws: `UsageError` where the file is no dialog.
    init(of blocks: BlockReader, named name: String) throws {
        var octets: [UInt8] = []
        while let block = try blocks.next() { octets += block }
        do {
            recorded = try Dialog(source: String(decoding: octets, as: UTF8.self))
        } catch {
            throw UsageError("\(name): \(error)")
        }
        self.name = name
    }

    static func isNamed(by file: String) -> Bool { file.hasSuffix(".at") }

    /// Plays the dialog and says what differs.
    ///
    /// - Parameter rewriting: where the dialog is written as it goes now; nil to compare only.
    func run(with services: PlayedServices, rewriting: FileRewriting?) async throws -> ExitStatus {
        let given = try await replayed(with: services)
        let differences = zip(recorded.exchanges, given.exchanges).filter { $0.given != $1.given }
        var output = ""
        if rewriting == nil { output = differences.map { picture($0, $1) }.joined() }
        let isRewritten = try write(given, into: rewriting)
        let count = recorded.exchanges.count
        let verdict =
            differences.isEmpty
            ? "all as recorded" : "\(differences.count) answer\(differences.count == 1 ? "" : "s") not as recorded"
        output += "\(name): \(count) line\(count == 1 ? "" : "s") sent, \(verdict)"
        if rewriting != nil { output += isRewritten ? "; written" : "; left as it is" }
        try Descriptor.standardOutput.writeUnlessClosed(output + "\n")
        return differences.isEmpty || rewriting != nil ? .well : .found
    }

    private func replayed(with services: PlayedServices) async throws -> Dialog {
        let centre = try MessageCentre(store: .memory, services: services.directory)
        let profile = ModemProfile(number: PlayedNumber.standard.address)
        var handset = try await Handset(profile, at: centre, name: name) {}
        let replayed = try await recorded.replayed(by: &handset, at: centre, from: Self.start)
        try await centre.close()
        return replayed
    }

    /// The time of a dialog that names none.
    private static let start = Timestamp(milliseconds: 1_795_222_800_000, offset: Zone.standard.minutes)

    private func write(_ given: Dialog, into rewriting: FileRewriting?) throws -> Bool {
        guard var rewriting else { return false }
        guard given != recorded else {
            rewriting.abandon()
            return false
        }
        try rewriting.append(Array(given.description.utf8))
        try rewriting.commit()
        return true
    }

    private func picture(_ recorded: Dialog.Exchange, _ given: Dialog.Exchange) -> String {
        "\(name):\(recorded.line): \(DialogLine.sent(recorded.sent))\n"
            + recorded.given.map { "- \(DialogLine.given($0))\n" }.joined()
            + given.given.map { "+ \(DialogLine.given($0))\n" }.joined()
    }
}
