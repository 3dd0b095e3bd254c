import ArgumentParser
import Doors
import ShortMessage

/// The options that count for `serve`, of a file and of the arguments.
struct ServeSettings: CustomStringConvertible {
    /// An option with its value, as it was given.
    struct Setting: Hashable {
        let name: String
        let value: String
        /// Where it stands in the file; nil for an argument.
        var line: Int?
    }

    /// How often an option may be given, and what it is where it is not.
    enum Kind {
        case once(String?)
        case often
        case flag
    }

    /// Every option that a file may have, in the order in which they are shown.
    static let kinds: [(name: String, kind: Kind)] = [
        ("http", .once("127.0.0.1:8757")), ("token-file", .once(nil)), ("tls-cert", .once(nil)),
        ("tls-key", .once(nil)), ("history", .once("10000")),
        ("smpp", .once(nil)), ("outbind", .often), ("accounts", .once(nil)), ("id-form", .once(nil)),
        ("receipt-ids", .once(nil)),
        ("receipts", .once(nil)), ("receipt", .often), ("smpp-fault", .often), ("capture", .once(nil)),
        ("alphabet", .once(nil)), ("long", .once(nil)), ("window", .once(nil)), ("strict", .flag),
        ("enquire-link", .once(nil)), ("inactivity", .once(nil)), ("response", .once(nil)),
        ("twilio", .once(nil)), ("twilio-account", .once(nil)), ("twilio-number", .often), ("twilio-opt-out", .flag),
        ("twilio-magic", .flag),
        ("pty", .often), ("socket", .often), ("listen", .often), ("number", .often), ("profile", .once(nil)),
        ("line-fault", .often), ("kannel", .often),
        ("store", .once(nil)), ("record", .once(nil)), ("pseudonymise", .once(nil)),
        ("fault", .often), ("seed", .once(nil)), ("grammar", .often), ("language", .once(nil)), ("rates", .once(nil)),
        ("zone", .once("+07:00")), ("exec", .often), ("coprocess", .often),
        ("application", .often), ("webhook-secret-file", .once(nil)), ("webhook-fields", .once(nil)),
        ("webhook-response", .once(nil)), ("allow-private", .flag),
        ("answer-within", .once("5s")),
        ("apology", .once(nil)), ("unmasked", .flag), ("drain", .once("10s")),
    ]

    private let file: String?
    private let settings: [Setting]

    /// - Parameters:
    ///   - arguments: behind the command's name; they have been parsed once, so all of them are known.
    ///   - config: the file, or nil.
    init(arguments: [String], config file: String?) throws {
        self.file = file
        let given = Self.settings(in: arguments)
        let inFile = try file.map(Self.settings(inFile:)) ?? []
        settings =
            inFile.filter { setting in
                guard case .often? = Self.kind(of: setting.name) else {
                    return !given.contains { $0.name == setting.name }
                }
                return true
            } + given
    }

    /// What stands behind `serve` on the command line.
    static func argumentsOfProcess() -> [String] {
        Array(CommandLine.arguments.drop { $0 != "serve" }.dropFirst())
    }

    private static func kind(of name: String) -> Kind? { kinds.first { $0.name == name }?.kind }

    private static func settings(in arguments: [String]) -> [Setting] {
        var (settings, rest): ([Setting], ArraySlice<String>) = ([], arguments[...])
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else { continue }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let kind = kind(of: name) else {
                if name == "config", parts.count == 1 { _ = rest.popFirst() }
                continue
            }
            if case .flag = kind {
                settings.append(Setting(name: name, value: "true"))
            } else {
                settings.append(Setting(name: name, value: parts.count == 2 ? String(parts[1]) : rest.popFirst() ?? ""))
            }
        }
        return settings
    }

    // MARK: The file

    /// Reads a file of options.
    ///
    ///     file    = *(line LF)
    ///     line    = [comment / setting]
    ///     comment = "#" *any
    ///     setting = name "=" value                        ; blanks round both are dropped; a flag is true or false
    private static func settings(inFile file: String) throws -> [Setting] {
        let source = try Descriptor.text(of: file, expecting: "options, a line each")
        var settings: [Setting] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.trimmed
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            do {
                let setting = try Self.setting(text, line: index + 1)
                if case .once? = kind(of: setting.name), settings.contains(where: { $0.name == setting.name }) {
                    throw UsageError("'\(setting.name)' stands here twice; expected it once")
                }
                settings.append(setting)
            } catch let error as UsageError {
                throw UsageError("\(file):\(index + 1): \(error)")
            }
        }
        return settings
    }

    private static func setting(_ text: String, line: Int) throws -> Setting {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].trimmed
        guard let kind = kind(of: name) else {
            throw UsageError(
                "'\(Text.escaped(name))' is no option here; expected one of \(kinds.map(\.name).joined(separator: ", "))"
            )
        }
        guard parts.count == 2, case let value = parts[1].trimmed, !value.isEmpty else {
            throw UsageError("'\(name)' has no value; expected \(name) = VALUE")
        }
        if case .flag = kind, !["true", "false"].contains(value) {
            throw UsageError("'\(name)' is true or false")
        }
        return Setting(name: name, value: value, line: line)
    }

    // MARK: The command

    /// The command that has all of them.
    ///
    /// - Throws: `UsageError` with the line of the file that is to blame, where one is.
    func command() throws -> ServeCommand {
        do {
            return try ServeCommand.parse(settings.flatMap(\.arguments))
        } catch {
            let message = ServeCommand.message(for: error)
            let culprit = settings.first { setting in
                guard setting.line != nil else { return false }
                return Self.refusal(of: setting.arguments) == message
            }
            let place = file.map { $0 + (culprit?.line.map { ":\($0)" } ?? "") + ": " } ?? ""
            throw UsageError(place + message)
        }
    }

    private static func refusal(of arguments: [String]) -> String? {
        do {
            _ = try ServeCommand.parse(arguments)
            return nil
        } catch {
            return ServeCommand.message(for: error)
        }
    }

    /// All that count, as a file has them.
    var description: String {
        Self.kinds.flatMap { name, kind in
            let given = settings.filter { $0.name == name }.map(\.value)
            switch kind {
            case .once(let standard): return (given.last ?? standard).map { ["\(name) = \($0)\n"] } ?? []
            case .often: return given.map { "\(name) = \($0)\n" }
            case .flag: return given.last == "true" ? ["\(name) = true\n"] : []
            }
        }.joined()
    }
}

extension ServeSettings.Setting {
    fileprivate var arguments: [String] {
        if case .flag? = ServeSettings.kinds.first(where: { $0.name == name })?.kind {
            return value == "true" ? ["--\(name)"] : []
        }
        return ["--\(name)=\(value)"]
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let blanks: Set<Character> = [" ", "\t", "\r"]
        return String(drop(while: blanks.contains).reversed().drop(while: blanks.contains).reversed())
    }
}
