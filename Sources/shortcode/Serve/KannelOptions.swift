import ArgumentParser
import Doors
import Kannel
import Server
import ShortMessage

/// Short codes that are run as files of Kannel's say.
struct KannelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Be Kannel at a short code, as its configuration file says: sendsms, sms-services, dlr-url, status. May be "
                + "repeated.",
            valueName: "number=file"), transform: KannelFile.init)
    var kannel: [KannelFile] = []

    /// A file and its short code.
    struct KannelFile {
        let number: Address
        let file: String

        init(_ argument: String) throws {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[1].isEmpty, let number = try? Address(String(parts[0])),
                number.digits.utf8.count <= 15, number.digits.allSatisfy(\.isNumber)
            else {
                throw ValidationError("'\(Text.escaped(argument))' is not NUMBER=FILE, such as 5151=kannel.conf.")
            }
            (self.number, file) = (number, String(parts[1]))
        }
    }

    func validate() throws {
        if let twice = kannel.map(\.number).first(where: { number in kannel.count { $0.number == number } > 1 }) {
            throw ValidationError("\(twice) has two files of Kannel's; expected one.")
        }
    }

    /// Refuses what is right alone and not together.
    func checkTogether(_ programs: ProgramOptions) throws {
        let numbers = Set(programs.places.map(\.shortCode.number))
        if let twice = kannel.map(\.number).first(where: { numbers.contains($0.number) }) {
            throw ValidationError("\(twice) is Kannel's and a program's; expected one of them.")
        }
    }

    func plans(_ programs: ProgramOptions) throws -> [KannelPlan] {
        try kannel.map { entry in
            let source = try Descriptor.text(of: entry.file, expecting: "a configuration of Kannel's")
            do {
                return KannelPlan(entry.number, file: entry.file, try KannelSettings(source: source), programs.trust)
            } catch let error as KannelFileError {
                throw UsageError("\(entry.file):\(error)")
            }
        }
    }
}
