import Foundation
import Glibc
import Processes
import Testing

/// A program over HTTP as a process of its own, at a port that it has told; `samples/programs/webhook.py` is the one that
/// does it well.
final class RunningWebhook: Sendable {
    /// Where it is asked.
    let place: String
    private let process: Process
    private let errors: HeardLines

    /// - Parameter arguments: `MODE`, and a file for what it was asked.
    convenience init(_ arguments: String...) throws {
        try self.init(arguments)
    }

    convenience init(_ arguments: [String]) throws {
        try self.init(running: ["-c", Self.source] + arguments)
    }

    /// The sample, which hears only whoever has the secret of a file.
    convenience init(sample secret: String) throws {
        try self.init(running: [Run.package.path + "/samples/programs/webhook.py", "0", secret])
    }

    private init(running arguments: [String]) throws {
        let told = Foundation.Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = arguments
        (process.standardInput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardOutput = told
        try process.run()
        errors = try HeardLines(told) { $0.hasSuffix("\n") }
        let port = try #require(Int(errors.text.prefix { $0.isNumber }))
        place = "http://127.0.0.1:\(port)/sms"
    }

    deinit {
        // A thread of the tests may block signals, and what it starts then blocks them, too.
        kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
    }

    private static let source = #"""
        import http.server, json, os, sys, threading, time
        mode, file = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.devnull

        class Answers(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                self.note("followed")
                self.answer(200, b"followed")
            def note(self, line):
                with open(file, "a") as asked: asked.write(line + "\n")
            def answer(self, status, body, type="text/plain", length=None, more=()):
                head = f"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {len(body) if length is None else length}\r\n"
                self.wfile.write((head + "".join(line + "\r\n" for line in more) + "\r\n").encode() + body)
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if mode == "as-it-is":
                    self.note(self.headers["Content-Type"] + " " + body.decode())
                    return self.answer(200, sys.argv[3].encode())
                question = json.loads(body)
                self.note(" ".join([self.headers["webhook-id"], question["id"], self.headers["webhook-timestamp"],
                    self.headers.get("webhook-signature", "-"), self.headers["Content-Type"], self.path]))
                good = json.dumps({"text": "re " + question["text"]}).encode()
                if mode == "good": self.answer(200, good, "application/json")
                elif mode == "text": self.answer(200, ("re " + question["text"]).encode())
                elif mode == "nothing": self.answer(204, b"")
                elif mode == "slow": time.sleep(60)
                elif mode == "dies": os._exit(1)
                elif mode == "hangs-up": self.close_connection = True
                elif mode == "half": self.answer(200, b"ha", length=10); self.close_connection = True
                elif mode == "rubbish": self.answer(200, b'{"txt":1}')
                elif mode == "octets": self.answer(200, b"\377")
                elif mode == "no-http": self.wfile.write(b"220 mail\r\n"); self.close_connection = True
                elif mode == "refuses": self.answer(500, b"no")
                elif mode == "redirects": self.answer(302, b"", more=["Location: /other"])
                elif mode == "keeps-method": self.answer(307, b"", more=["Location: /other"])
                elif mode == "endless": self.answer(200, b"a" * 100000)
                elif mode == "twice": self.answer(200, good); self.answer(200, b"once more")
                elif mode == "cookie": self.answer(200, self.headers.get("Cookie", "none").encode(), more=["Set-Cookie: a=b"])
            def log_message(self, *arguments): pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        print(server.server_port, flush=True)
        server.serve_forever()
        """#
}
