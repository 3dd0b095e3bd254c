package import MessageCentre
import SMPP

/// What others of the program ask of a door for ESMEs, and do to it, while its loop runs.
///
/// Whatever is asked takes its turn in the loop, between one thing and the next.
package struct SMPPControl: Sendable {
    /// The address and port at which gateways bind.
    package let place: String
    private let mailbox: Mailbox

    init(at place: String, _ mailbox: Mailbox) {
        (self.place, self.mailbox) = (place, mailbox)
    }

    /// Every session that is open, and the last of those that are over; none where the door is closed.
    package func sessions() async -> [WatchedSession] { await ask { $0.sessions } ?? [] }

    /// A session by its number.
    package func session(_ id: Int) async -> WatchedSession? { await ask { $0.session(id) } ?? nil }

    /// The faults that are on, those that were switched on last before the others.
    package func faults() async -> [SMPPFaultSwitch] { await ask { $0.faults.all } ?? [] }

    /// Switches a fault on.
    ///
    /// - Parameters:
    ///   - fault: what happens, and perhaps of which account.
    ///   - session: the one session that it strikes; nil for any.
    ///   - number: strikes only requests from or to these, and their answers.
    ///   - count: for how many PDUs; nil until it is switched off.
    /// - Returns: its number; nil where too many are on.
    @discardableResult
    package func switchOn(
        _ fault: SMPPFault, session: Int? = nil, number: AddressPattern? = nil, count: Int? = nil
    ) async -> Int? {
        await ask { door in
            let written = door.links.mapValues(\.faults.written)
            return door.faults.switchOn(fault, session: session, number: number, count: count, behind: written)
        } ?? nil
    }

    /// Switches a fault off, or all of them.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func switchOff(_ id: Int?) async -> Bool { await ask { $0.faults.switchOff(id) } ?? false }

    /// Lets those faults be on with which the door was opened, and no others.
    package func resetFaults() async { _ = await ask { $0.faults.reset() } }

    private func ask<Value: Sendable>(_ question: @escaping @Sendable (inout SMPPDoor) -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            mailbox.ask(
                Mailbox.Question { door in
                    continuation.resume(returning: question(&door))
                } giveUp: {
                    continuation.resume(returning: nil)
                })
        }
    }
}
