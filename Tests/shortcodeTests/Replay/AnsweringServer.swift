import Foundation
import Glibc
import Synchronization
import Testing

/// A program that takes messages over HTTP, a connection for each.
final class AnsweringServer: Sendable {
    /// What it says to a message: all of a response, or nothing where it hangs up.
    typealias Answer = @Sendable (_ message: [String: String]) -> String?

    let port: UInt16
    private let socket: Int32
    private let asked = Mutex<[[String: String]]>([])

    /// Takes a port, at which nobody answers before `begin`.
    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        try #require(isBound)
        port = UInt16(bigEndian: address.sin_port)
    }

    var address: String { "http://127.0.0.1:\(port)/sms" }

    /// What was asked, in its order.
    var messages: [[String: String]] { asked.withLock { $0 } }

    /// Begins to take calls, on a thread of its own, until this goes.
    func begin(_ answer: @escaping Answer) throws {
        try #require(listen(socket, 64) == 0)
        let socket = socket
        Thread.detachNewThread { [weak self] in
            while case let connection = accept(socket, nil, nil), connection >= 0 {
                if let message = Self.message(at: connection) {
                    self?.asked.withLock { $0.append(message) }
                    if let response = answer(message) {
                        _ = send(connection, response, response.utf8.count, Int32(MSG_NOSIGNAL))
                    }
                }
                close(connection)
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// The fields of a request's object; nil where the caller hangs up before.
    private static func message(at connection: Int32) -> [String: String]? {
        var request: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(connection, &block, block.count)
            guard count > 0 else { return nil }
            request += block[..<count]
            let parts = String(decoding: request, as: UTF8.self).components(separatedBy: "\r\n\r\n")
            guard parts.count == 2, parts[0].hasPrefix("POST /sms HTTP/1.1\r\n"),
                let object = try? JSONSerialization.jsonObject(with: Data(parts[1].utf8))
            else { continue }
            return object as? [String: String]
        }
    }

    /// A response with a body.
    static func response(_ status: String, _ type: String, _ body: String) -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    static func json(_ texts: [String]) -> String {
        response("200 OK", "application/json", "[" + texts.map { #"{"text":"\#($0)"}"# }.joined(separator: ",") + "]")
    }
}
