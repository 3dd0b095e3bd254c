import Foundation
import FoundationNetworking
import Testing

/// `serve` that is Kannel at 5151.
final class RunningKannel: Sendable {
    let server: RunningServer
    private let scratch: Scratch
    private let application: RunningApplication?

    /// - Parameters:
    ///   - configuration: its file; `PLACE` stands for where the application is.
    ///   - application: which lives as long as this.
    init(_ configuration: String, _ application: RunningApplication? = nil, _ options: [String] = []) throws {
        self.application = application
        scratch = try Scratch()
        try scratch.write(configuration.replacing("PLACE", with: application?.place ?? ""), to: "kannel.conf")
        let arguments = ["--kannel", "5151=" + scratch.path("kannel.conf")] + options
        server = try RunningServer(arguments) { said in
            ["HTTP at ", ": sendsms at ", ": status at "].allSatisfy(said.contains) && said.hasSuffix("\n")
        }
    }

    /// The address of one of its sites, with a slash at its end.
    private func place(_ site: String) throws -> String {
        let places = server.said.matches(of: /Kannel at 5151: (\w+) at (http:\/\/[^\/]+\/)/)
        return try String(#require(places.first { $0.output.1 == site }).output.2)
    }

    func ask(_ site: String, _ path: String) async throws -> (status: Int, text: String) {
        try await exchange(URLRequest(url: try #require(URL(string: place(site) + path)))).answer
    }

    /// Asks `sendsms`.
    func send(_ query: String) async throws -> (answer: (status: Int, text: String), headers: [String: String]) {
        try await exchange(URLRequest(url: try #require(URL(string: place("sendsms") + "cgi-bin/sendsms?" + query))))
    }

    private func exchange(
        _ request: URLRequest
    ) async throws -> (answer: (status: Int, text: String), headers: [String: String]) {
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        let headers = answer.allHeaderFields.compactMap { name, value in (name as? String).map { ($0, "\(value)") } }
        return (
            (answer.statusCode, String(decoding: data, as: UTF8.self)), Dictionary(headers) { _, last in last }
        )
    }

    /// What the application was asked, a line each, once there are so many.
    func asked(count: Int) async throws -> [String] { try await #require(application).lines(count: count) }

    /// The first texts that a telephone gets.
    func texts(to phone: String, count: Int, after place: Int = 0) async throws -> [String] {
        var (texts, place) = ([String](), place)
        while texts.count < count {
            let number = phone.replacing("+", with: "%2B")
            let answer = try await server.ask("v1/messages/wait?to=\(number)&after=\(place)&timeout=60s&unmasked=true")
            let object = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any]
            let message = try #require(object?["message"] as? [String: Any] ?? object)
            texts.append(try #require(message["text"] as? String))
            place = try #require(message["id"] as? Int)
        }
        return texts
    }
}
