import Foundation
import FoundationNetworking
import Glibc
import Processes
import Testing

/// An application of Kannel's as a process of its own, which notes what it is asked.
final class RunningApplication: Sendable {
    /// Where it is asked: behind it stands a query.
    let place: String
    private let process: Process
    private let told: HeardLines

    init() throws {
        let told = Foundation.Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-u", "-c", Self.source]
        (process.standardInput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardOutput = told
        try process.run()
        self.told = try HeardLines(told) { $0.hasSuffix("\n") }
        let port = try #require(Int(self.told.text.prefix { $0.isNumber }))
        place = "http://127.0.0.1:\(port)/?"
    }

    deinit {
        // A thread of the tests may block signals, and what it starts then blocks them, too.
        kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    /// What it was asked, a line each, once there are so many.
    func lines(count: Int) async throws -> [String] {
        let url = try #require(URL(string: place.dropLast(1) + "told/\(count)"))
        let (data, _) = try await URLSession.shared.data(from: url)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let source = #"""
        import http.server, threading

        asked, changed = [], threading.Condition()

        class Answers(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                if self.path.startswith("/told/"): return self.tell(int(self.path[6:]))
                self.take("")
            def do_POST(self): self.take(" " + self.rfile.read(int(self.headers["Content-Length"])).decode())
            def tell(self, count):
                with changed:
                    changed.wait_for(lambda: len(asked) >= count, timeout=60)
                    self.answer(200, "\n".join(asked))
            def take(self, body):
                with changed:
                    asked.append(self.path + body)
                    changed.notify_all()
                self.answer(500 if "fail" in self.path else 200, "jawaban " + self.path.split("=")[-1])
            def answer(self, status, text):
                self.send_response(status)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())
            def log_message(self, *arguments): pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        print(server.server_port)
        server.serve_forever()
        """#
}
