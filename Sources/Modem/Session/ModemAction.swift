/// What a session wants done.
public enum ModemAction: Hashable, Sendable {
    /// Octets for the terminal.
    case write([UInt8])
    /// A message for the service centre, which answers with `ModemSession.submitted`; until then the terminal waits.
    case submit(Submit)
    /// What became of a message that `ModemSession.deliver` brought.
    case settle(delivery: Int, Incoming.Outcome)
    /// Messages that were refused can be brought again: there is room, or the modem is back (RP-SMMA, TS 24.011, 7.3.2).
    case ready
    /// `ModemSession.expire` is to be called after that time.
    case start(ModemTimer, milliseconds: Int)
    /// A timer is to end without `ModemSession.expire`; it may be one that does not run.
    case stop(ModemTimer)
}
