import Applications
import Foundation
import FoundationNetworking
import Transcripts
import Twilio

/// Asks addresses of an account as Twilio does: with a form that the account's token signs.
struct AddressCaller: Sendable {
    private let account: TwilioAccount
    private let caller: WebCaller

    /// As long as Twilio waits.
    private static let deadline = Duration.seconds(15)

    init(_ account: TwilioAccount, _ trust: WebTrust) {
        (self.account, caller) = (account, WebCaller(trust, followsRedirections: true))
    }

    func close() { caller.close() }

    /// Asks once, and once more where nobody was there.
    ///
    /// - Parameter token: names the question at each try.
    /// - Returns: what was answered with a status of 200 to 299.
    func ask(
        _ address: String, _ form: FormParameters, isGet: Bool = false, token: String
    ) async -> Result<WebAnswer, AddressFailure> {
        guard let request = request(address, form, isGet: isGet, token) else {
            return .failure(AddressFailure(description: "'\(address)' is no address (21609)"))
        }
        var answer = await caller.exchange(request, within: Self.deadline)
        if case .failure(.unreachable) = answer, !Task.isCancelled {
            answer = await caller.exchange(request, within: Self.deadline)
        }
        switch answer {
        case .failure(let failure): return .failure(AddressFailure(description: "\(failure) (11200)"))
        case .success(let answer) where !(200..<300).contains(answer.status):
            return .failure(AddressFailure(description: "it answered with status \(answer.status) (11200)"))
        case .success(let answer): return .success(answer)
        }
    }

    private func request(_ address: String, _ form: FormParameters, isGet: Bool, _ token: String) -> URLRequest? {
        let whole = isGet ? address + (address.contains("?") ? "&" : "?") + form.encoded : address
        guard let url = URL(string: whole), url.host?.isEmpty == false else { return nil }
        var request = URLRequest(url: url)
        request.setValue("TwilioProxy/1.1", forHTTPHeaderField: "User-Agent")
        request.setValue("*/*", forHTTPHeaderField: "Accept")
        request.setValue(token, forHTTPHeaderField: "I-Twilio-Idempotency-Token")
        let signature = isGet ? account.signature(of: whole) : account.signature(of: address, form)
        request.setValue(signature, forHTTPHeaderField: "X-Twilio-Signature")
        guard !isGet else { return request }
        (request.httpMethod, request.httpBody) = ("POST", Data(form.encoded.utf8))
        request.setValue("application/x-www-form-urlencoded; charset=UTF-8", forHTTPHeaderField: "Content-Type")
        return request
    }
}

/// Why an address has given no answer.
struct AddressFailure: Error, CustomStringConvertible {
    let description: String
}
