import Applications
import ArgumentParser
import Doors
import Services
import ShortMessage

/// Programs that answer in a service's stead.
struct ProgramOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A command that answers the messages to a short code, run once for each: 5151='./answer.py'. May be repeated.",
            valueName: "number=command"), transform: { try ProgramAt($0, ProgramPlace.exec) })
    var exec: [ProgramAt] = []

    @Option(
        help: ArgumentHelp(
            "The same for a command that stays, with a line of JSON each way.", valueName: "number=command"),
        transform: { try ProgramAt($0, ProgramPlace.coprocess) })
    var coprocess: [ProgramAt] = []

    @Option(
        help: ArgumentHelp(
            "The same for a program over HTTP: 5151=http://127.0.0.1:8000/sms.", valueName: "number=url"),
        transform: { try ProgramAt($0) { .web(try ProgramOptions.place($0)) } })
    var application: [ProgramAt] = []

    @Option(
        help: ArgumentHelp(
            "What signs the questions over HTTP, as Standard Webhooks has it: whsec_ and octets in base64.",
            valueName: "file"), transform: Self.secret)
    var webhookSecretFile: WebhookSecret?

    @Option(
        help: ArgumentHelp(
            "What programs over HTTP are posted: \(WebhookShape.presetNames), or names of one's own, such as "
                + "sender=from,body=text,ref=id, behind json: as JSON (default: document).",
            valueName: "shape"), transform: Self.shape)
    var webhookFields: WebhookShape?

    @Option(
        help: ArgumentHelp(
            "Whether what a program over HTTP responds is its answer: reply or ignored (default: as the shape has it).",
            valueName: "reply|ignored"))
    var webhookResponse: WebhookResponse?

    @Flag(help: "Programs over HTTP may be in private networks; on this machine they may be always.")
    var allowPrivate = false

    @Option(help: ArgumentHelp("How long an answer may take (default: 5s).", valueName: "5s"))
    var answerWithin = Period(milliseconds: 5000)

    @Option(help: ArgumentHelp("What a sender reads where a program never answers.", valueName: "text"))
    var apology: String?

    func validate() throws {
        if answerWithin.milliseconds == 0 { throw ValidationError("--answer-within takes a time such as 5s.") }
        let codes = places.map(\.shortCode)
        if let twice = codes.first(where: { code in codes.count { $0.number == code.number } > 1 }) {
            throw ValidationError("\(twice) has two programs; expected one.")
        }
        guard let apology else { return }
        guard !apology.isEmpty, TextEncoding.cheapest(for: apology).segments(of: apology) == 1 else {
            throw ValidationError("--apology takes a text that fits one SMS.")
        }
    }

    var plan: ProgramsPlan {
        var plan = ProgramsPlan()
        (plan.places, plan.deadline) = (places, .milliseconds(answerWithin.milliseconds))
        (plan.apology, plan.trust) = (apology, trust)
        return plan
    }

    var places: [(shortCode: Address, place: ProgramPlace)] {
        (exec + coprocess + application).map { ($0.shortCode, $0.place) }
    }

    var trust: WebTrust {
        var trust = WebTrust()
        (trust.secret, trust.allowsPrivate) = (webhookSecretFile, allowPrivate)
        if let webhookFields { trust.shape = webhookFields }
        if let webhookResponse { trust.shape.answer = webhookResponse.answer }
        return trust
    }

    private static func shape(_ text: String) throws -> WebhookShape {
        do throws(InvalidWebhookShape) {
            return try WebhookShape(text)
        } catch {
            throw ValidationError(Text.escaped(error.description) + ".")
        }
    }

    private static func place(_ address: String) throws -> WebPlace {
        guard let place = WebPlace(address) else {
            throw ValidationError("'\(Text.escaped(address))' is no address such as http://127.0.0.1:8000/sms.")
        }
        return place
    }

    private static func secret(in name: String) throws -> WebhookSecret {
        let file = SecretFile(
            name: name, content: "a secret",
            recipe: #"printf 'whsec_%s\n' "$(head -c 24 /dev/urandom | base64)""#)
        guard let secret = WebhookSecret(String(decoding: try file.octets(), as: UTF8.self)) else {
            throw file.misread("whsec_ and 24 to 64 octets in base64, on one line")
        }
        return secret
    }

    /// What a response means.
    enum WebhookResponse: String, ExpressibleByArgument, CaseIterable {
        case reply, ignored

        var answer: WebhookShape.Answer { self == .reply ? .reply : .acknowledgement }
    }

    /// A program and its short code, as options have them.
    struct ProgramAt {
        let shortCode: Address
        let place: ProgramPlace

        init(_ argument: String, _ place: (String) throws -> ProgramPlace) throws {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[1].allSatisfy(\.isWhitespace), let code = try? Address(String(parts[0])),
                code.digits.utf8.count <= 15, code.digits.allSatisfy(\.isNumber)
            else {
                throw ValidationError("'\(Text.escaped(argument))' is not NUMBER=PROGRAM, such as 5151=./answer.py.")
            }
            (shortCode, self.place) = (code, try place(String(parts[1])))
        }
    }
}
