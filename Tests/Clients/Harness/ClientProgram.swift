import Foundation

/// A program of Debian's, as its package has it.
enum ClientProgram: String {
    case gammu
    case gammuDaemon = "gammu-smsd"
    case gnokii
    case gammuInject = "gammu-smsd-inject"
    case smstools = "smsd"
    case bearerbox, smsbox, mtbatch
    case modemManager = "ModemManager"
    case mmcli
    case dbusDaemon = "dbus-daemon"
    case dbusSend = "dbus-send"
    case python = "python3"
    case pytest = "pytest-3"
    case javac, java, xmllint
    case perl, tshark, openssl
    case shell = "sh"

    private var package: String {
        switch self {
        case .gammu: "gammu"
        case .gammuDaemon, .gammuInject: "gammu-smsd"
        case .gnokii: "gnokii-cli"
        case .shell: "dash"
        case .smstools: "smstools"
        case .bearerbox, .smsbox, .mtbatch: "kannel"
        case .modemManager, .mmcli: "modemmanager"
        case .dbusDaemon, .dbusSend: "dbus"
        case .python: "python3-yaml"
        case .pytest: "python3-pytest"
        case .javac, .java: "default-jdk-headless"
        case .xmllint: "libxml2-utils"
        case .perl: "libnet-smpp-perl"
        case .tshark: "tshark"
        case .openssl: "openssl"
        }
    }

    /// Where it lies.
    ///
    /// - Throws: what to install.
    var url: URL {
        get throws {
            let places = ["/usr/bin/\(rawValue)", "/usr/sbin/\(rawValue)"]
            guard let place = places.first(where: FileManager.default.isExecutableFile) else {
                throw NotInstalled(
                    "no \(rawValue) in /usr/bin or /usr/sbin; `make setup-tests` installs Debian's package \(package)")
            }
            return URL(fileURLWithPath: place)
        }
    }
}

/// Something that a test needs is not on the machine.
struct NotInstalled: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The package with its samples, and what was built from it.
enum Project {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program lies beside the tests, in the same build.
    static let shortcode = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "shortcode")

    /// The interpreter that has the Python clients.
    static var python: URL {
        get throws { try python(of: "coding") }
    }

    /// That of smpp.twisted3, whose package has the name of another one.
    static var twistedPython: URL {
        get throws { try python(of: "twisted") }
    }

    /// What makes requests of a description of an API.
    static var schemathesis: URL {
        get throws { try program("schemathesis", of: "schemathesis") }
    }

    /// That of Twilio's library.
    static var twilioPython: URL {
        get throws { try python(of: "twilio") }
    }

    /// That of the browser.
    static var browserPython: URL {
        get throws { try python(of: "browser") }
    }

    private static func python(of environment: String) throws -> URL {
        try program("python", of: environment)
    }

    private static func program(_ name: String, of environment: String) throws -> URL {
        let program = root.appending(path: ".build-clients/\(environment)/bin/\(name)")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw NotInstalled("no \(program.path); `make test` builds the environment that this test needs")
        }
        return program
    }

    static func script(_ name: String) -> String {
        root.appending(path: "Tests/Clients/Python/\(name)").path
    }
}
