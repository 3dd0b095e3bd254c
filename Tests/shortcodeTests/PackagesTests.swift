import Foundation
import Testing

@Suite("make installs what is missing")
struct PackagesTests {
    @Test("with none of the packages there, root asks once for all of them")
    func root() throws {
        let machine = try BareMachine(user: 0)
        let run = try machine.makes("setup-tests")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try machine.calls == ["apt-get update -qq", "apt-get install -y -qq \(BareMachine.packages)"])
    }

    @Test("a user asks through sudo")
    func user() throws {
        let machine = try BareMachine(user: 1000)
        try machine.add("sudo", "\"$@\"")
        let run = try machine.makes("setup-tests")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try machine.calls == [
                "sudo apt-get update -qq", "apt-get update -qq",
                "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \(BareMachine.packages)",
                "apt-get install -y -qq \(BareMachine.packages)",
            ])
    }

    @Test("a build asks for what it needs alone")
    func build() throws {
        let machine = try BareMachine(user: 0)
        #expect(try machine.makes("setup").status == 0)
        #expect(try machine.calls == ["apt-get update -qq", "apt-get install -y -qq libsqlite3-dev"])
    }

    @Test("with all of them there, nothing is asked")
    func complete() throws {
        let machine = try BareMachine(user: 0)
        try machine.installAll()
        #expect(try machine.makes("setup-tests").status == 0)
        #expect(try machine.calls == [])
    }

    @Test("one that is missing is the only one asked for", arguments: BareMachine.probed)
    func one(missing file: String) throws {
        let machine = try BareMachine(user: 0)
        try machine.installAll()
        try machine.removeFile(file)
        #expect(try machine.makes("setup-tests").status == 0)
        let asked = try #require(try machine.calls.last)
        #expect(asked.split(separator: " ").count == 5, "\(asked)")
    }

    @Test("without apt-get, one line says what is missing")
    func noPackages() throws {
        let machine = try BareMachine(user: 0, hasPackages: false)
        let run = try machine.makes("setup-tests")
        #expect(run.status != 0)
        let line = try #require(run.errorLines.first)
        #expect(line.hasPrefix("missing: \(BareMachine.packages); this machine has no apt-get"))
        #expect(try machine.calls == [])
    }

    @Test("a user without sudo hears what is missing")
    func noSudo() throws {
        let machine = try BareMachine(user: 1000)
        let run = try machine.makes("setup-tests")
        #expect(run.status != 0)
        #expect(run.errors.contains("missing: \(BareMachine.packages); run this as root, or install sudo"))
        #expect(try machine.calls == [])
    }
}

/// What `make` sees of a machine: programs that only note how they were called, and files below a root of their own.
private struct BareMachine {
    static let script = (try? String(contentsOf: Run.package.appending(path: ".ci/packages"), encoding: .utf8)) ?? ""
    /// The packages that the script knows, in its order, with a blank between each two.
    static let packages = words(after: "need").joined(separator: " ")
    /// The files by which it finds that they are there.
    static let probed = words(after: "has_file").filter { $0.hasPrefix("/") }

    private let scratch: Scratch

    init(user: Int, hasPackages: Bool = true) throws {
        scratch = try Scratch()
        for directory in ["bin", "root"] {
            try FileManager.default.createDirectory(at: scratch.url(directory), withIntermediateDirectories: false)
        }
        try add("id", "echo \(user)", isNoted: false)
        for tool in ["env", "find"] {
            try FileManager.default.createSymbolicLink(
                at: scratch.url("bin/\(tool)"), withDestinationURL: URL(fileURLWithPath: "/usr/bin/\(tool)"))
        }
        if hasPackages { try add("apt-get", "") }
    }

    /// Adds a program that notes its arguments and then runs `body`.
    func add(_ name: String, _ body: String, isNoted: Bool = true) throws {
        let note = isNoted ? "echo \"\(name) $*\" >>'\(scratch.path("calls"))'\n" : ""
        let file = scratch.url("bin/\(name)")
        try "#!/bin/sh\n\(note)\(body)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    func installAll() throws {
        for file in Self.probed + ["/python/Python.h"] {
            let path = scratch.url("root\(file)")
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: path)
        }
        for program in Self.words(after: "command -v") where program != "apt-get" && program != "sudo" {
            try add(program, program == "python3" ? "echo /python" : "", isNoted: false)
        }
    }

    func removeFile(_ file: String) throws {
        try FileManager.default.removeItem(at: scratch.url("root\(file)"))
    }

    func makes(_ target: String) throws -> Run {
        let make = "exec /usr/bin/make -s -C '\(Run.package.path)' \(target)"
        return try Run(
            command: "PATH='\(scratch.path("bin"))' SYSROOT='\(scratch.path("root"))' \(make)", input: "")
    }

    /// How the noted programs were called, in order.
    var calls: [String] {
        get throws {
            guard FileManager.default.fileExists(atPath: scratch.path("calls")) else { return [] }
            return try scratch.text("calls").split(separator: "\n").map(String.init)
        }
    }

    private static func words(after keyword: String) -> [String] {
        script.split(separator: "\n").filter { !$0.hasPrefix("#") }.flatMap { line in
            line.components(separatedBy: "\(keyword) ").dropFirst().compactMap { $0.split(separator: " ").first }
        }.map { String($0.prefix { $0 != ";" }) }
    }
}
