import Doors
import SMPP

/// An ESME that is called, and how far that is.
struct Call {
    let invitation: Invitation
    /// The account that is not called while it receives; nil for whoever answers there.
    let party: String?
    /// When it is called again.
    var due: Int64
    /// Whether it is being called, or is there.
    var isBusy = false
    /// Whether it was told that nobody answers.
    var isUnanswered = false
}

/// Who is called and asked to bind.
extension SMPPDoor {
    /// Milliseconds after which an ESME is called again that did not answer, or has gone.
    private static let pauseBetweenCalls: Int64 = 10_000

    /// Everybody who is to be called.
    static func calls(of plan: SMPPPlan, at now: Int64) -> [Call] {
        var calls = plan.invitations.map { Call(invitation: $0, party: nil, due: now) }
        if case .listed(let accounts) = plan.accounts {
            calls += accounts.compactMap { account in
                account.invitation.map { Call(invitation: $0, party: account.systemID, due: now) }
            }
        }
        return calls
    }

    /// When the next one is called.
    var nextCall: Int64? { calls.lazy.filter { isToBeCalled($0) }.map(\.due).min() }

    private func isToBeCalled(_ call: Call) -> Bool {
        guard !call.isBusy else { return false }
        return call.party.map { receivers(of: $0).isEmpty } ?? true
    }

    /// Calls whoever is due.
    mutating func callOut() {
        let now = MonotonicClock.now
        for index in calls.indices where calls[index].due <= now && isToBeCalled(calls[index]) {
            calls[index].isBusy = true
            port.call(calls[index].invitation.place, index)
        }
    }

    /// Asks an ESME that has answered the call to bind.
    mutating func invite(_ connection: Int, _ index: Int) {
        calls[index].isUnanswered = false
        links[connection]?.call = index
        let outbind = Packet.Outbind(systemID: plan.session.systemID, password: calls[index].invitation.password)
        let actions = try? links[connection]?.session.invite(outbind, at: MonotonicClock.now)
        carryOut(actions ?? [], at: connection)
    }

    /// Nobody answers, which is said once.
    mutating func unanswered(_ index: Int, _ reason: String) {
        if !calls[index].isUnanswered {
            Diagnostics.say(
                "\(calls[index].invitation.place) does not answer (\(reason)); it is called again every "
                    + "\(Self.pauseBetweenCalls / 1000) seconds")
        }
        calls[index].isUnanswered = true
        callAgain(index)
    }

    /// The connection is over.
    mutating func callAgain(_ index: Int) {
        calls[index].isBusy = false
        calls[index].due = MonotonicClock.now + Self.pauseBetweenCalls
    }
}
