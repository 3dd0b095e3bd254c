import SMPP

/// Any octets, into a bound session and as one PDU: nothing traps, however the stream is cut the actions are the same,
/// and what needed no leniency is written as it was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    if let reading = try? Packet.reading(octets), reading.leniencies.isEmpty {
        precondition((try? reading.packet.octets()) == octets, "a PDU is written as it was read")
    }
    let half = octets.count / 2
    var (whole, cut) = (bound(), bound())
    let expected = whole.receive(octets, at: 1)
    let found = cut.receive(octets[..<half], at: 1) + cut.receive(octets[half...], at: 1)
    precondition(found == expected, "a cut changes no action")
    return 0
}

private func bound() -> SMPPSession {
    var session = SMPPSession(at: 0)
    let bind = Packet(sequence: 1, .bind(.init(.transceiver, systemID: "esme")))
    _ = session.receive((try? bind.octets()) ?? [], at: 0)
    _ = session.acceptBind(at: 0)
    return session
}
