import Foundation
import FoundationXML
import Testing

@Suite("Kannel at a short code of serve")
struct ServedKannelTests {
    static let box = """
        group = core
        admin-port = 0
        status-password = foo

        group = smsbox
        sendsms-port = 0

        group = smsc
        smsc = smpp
        smsc-id = modem

        group = sendsms-user
        username = tester
        password = foobar

        """

    private static func running(
        _ more: String = "", _ application: RunningApplication? = nil
    ) throws -> RunningKannel {
        try RunningKannel(box + "\n" + more, application)
    }

    static let good = "username=tester&password=foobar&from=5151&to=%2B6281200000001"

    @Test("sendsms hands a message to a telephone, with the headers of Kannel")
    func sending() async throws {
        let kannel = try Self.running()
        let (answer, headers) = try await kannel.send(Self.good + "&text=Halo+5%E2%82%AC")
        #expect(answer.status == 202 && answer.text == "0: Accepted for delivery")
        #expect(headers["Server"] == "Kannel/1.4.5" && headers["Content-Type"] == "text/html")
        #expect(headers["Pragma"] == "no-cache" && headers["Cache-Control"] == "no-cache")
        #expect(try await kannel.texts(to: "+6281200000001", count: 1) == ["Halo 5€"])
    }

    static let refused: [(query: String, status: Int, body: String)] = [
        ("username=tester&password=no&to=1&text=a", 403, "Authorization failed for sendsms"),
        ("username=tester&password=foobar&from=5151&text=a", 400, "Missing receiver number, rejected"),
        (good + "&coding=9", 400, "Coding field misformed, rejected"),
        ("username=tester&password=foobar&from=2757&to=1234&text=a", 403, "Not routable. Do not try again."),
    ]

    @Test("what sendsms refuses it refuses in Kannel's words", arguments: refused)
    func refusal(query: String, status: Int, body: String) async throws {
        let (answer, _) = try await Self.running().send(query)
        #expect(answer.status == status && answer.text == body)
    }

    @Test("another path has nothing, and the status its password")
    func paths() async throws {
        let kannel = try Self.running()
        #expect(try await kannel.ask("sendsms", "other").status == 404)
        #expect(try await kannel.ask("status", "status.xml").text.contains("Denied"))
        let status = try await kannel.ask("status", "status.xml?password=foo").text
        #expect(status.contains("<gateway>") && status.contains("<id>modem</id>"))
        #expect(try XMLDocument(xmlString: status).rootElement()?.name == "gateway")
        #expect(try await kannel.ask("status", "status.txt?password=foo").text.contains("Status: running"))
    }

    static let masks: [(mask: Int, told: [String])] = [(31, ["8", "1"]), (8, ["8"]), (1, ["1"]), (2, []), (0, [])]

    @Test("dlr-url hears what is asked for, in its order", arguments: masks)
    func reports(mask: Int, told: [String]) async throws {
        let application = try RunningApplication()
        let kannel = try Self.running("", application)
        let address = "\(application.place)d=%25d%26p=%25p%26P=%25P".replacing("?", with: "%3F")
        _ = try await kannel.send(Self.good + "&text=a&dlr-mask=\(mask)&dlr-url=\(address)")
        // The last one of a message that wants all: behind it nothing of the first can come.
        _ = try await kannel.texts(to: "+6281200000001", count: 1)
        let heard = try await kannel.asked(count: told.count)
        #expect(heard == told.map { "/?d=\($0)&p=%2B6281200000001&P=5151" })
    }

    @Test("a telephone that is away is told of once as one that waits")
    func away() async throws {
        let application = try RunningApplication()
        let kannel = try Self.running("", application)
        let state = try await kannel.server.ask("v1/handsets/%2B6281200000001", #"{"state":"away"}"#, method: "PUT")
        try #require(state.status < 300, "\(state.text)")
        let address = "\(application.place)d=%25d".replacing("?", with: "%3F")
        _ = try await kannel.send(Self.good + "&text=a&dlr-mask=31&dlr-url=\(address)")
        #expect(try await kannel.asked(count: 2) == ["/?d=8", "/?d=4"])
    }

    static let services = """
        group = sms-service
        keyword = satu
        get-url = "PLACEa=%a"

        group = sms-service
        keyword = rusak
        get-url = "PLACEfail=%p"

        group = sms-service
        keyword = teks
        catch-all = true
        text = "tetap %k"

        group = sms-service
        keyword = perintah
        catch-all = true
        exec = "echo %s"

        group = sms-service
        keyword = default
        post-url = "PLACEb=%P"
        omit-empty = true

        """

    static let talks = [
        ("satu", "jawaban satu"), ("rusak", "Could not fetch content, sorry."), ("teks a", "tetap teks"),
        ("perintah x'$(id)", "x%27%24%28id%29\n"), ("lain dari ini", "jawaban 5151"),
    ]

    @Test("what comes is answered by the service whose keyword it has", arguments: talks)
    func service(text: String, reply: String) async throws {
        let application = try RunningApplication()
        let kannel = try Self.running(Self.services, application)
        let body = #"{"from":"+6281200000001","to":"5151","text":"\#(text)"}"#
        #expect(try await kannel.server.ask("v1/messages", body).status == 200)
        #expect(try await kannel.texts(to: "+6281200000001", count: 1) == [reply])
    }

    @Test("messages of one telephone are asked about in their order")
    func order() async throws {
        let application = try RunningApplication()
        let kannel = try Self.running(Self.services, application)
        for number in 1...20 {
            let body = #"{"from":"+6281200000001","to":"5151","text":"nomor \#(number)"}"#
            #expect(try await kannel.server.ask("v1/messages", body).status == 200)
        }
        #expect(try await kannel.asked(count: 20) == (1...20).map { "/?b=5151 nomor \($0)" })
    }

    @Test("what a file asks for that is not done is said once, in one line")
    func undone() async throws {
        let kannel = try Self.running("group = sms-service\nkeyword = default\ntext = a\nassume-plain-text = true\n")
        #expect(kannel.server.said.contains(": not done here: sms-service (line 16): assume-plain-text\n"))
    }

    @Test(
        "a file that is none, a number that has two, and one that is a program's are refused",
        arguments: [
            ["--kannel", "5151"], ["--kannel", "5151=/nowhere"], ["--kannel", "5151=/dev/null"],
            ["--kannel", "5151=a", "--kannel", "5151=b"], ["--kannel", "5151=a", "--exec", "5151=true"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Run(["serve", "--http", "0"] + arguments)
        #expect(run.status == 64 && run.errors.isEmpty == false, "\(run.errors)")
    }
}
