import ShortMessage

/// Any octets, read in every way: nothing traps, and what needed no leniency is written as it was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    guard let readings = try? PDU.readings(octets, acceptsTruncatedUserData: true) else { return 0 }
    for reading in readings {
        _ = reading.pdu.tpdu.userData?.text
        guard reading.leniencies.isEmpty else { continue }
        let written = reading.hasServiceCentreAddress ? try? reading.pdu.octets() : try? reading.pdu.tpdu.octets()
        precondition(written == octets, "\(octets.hexadecimal) is written as \(written?.hexadecimal ?? "nothing")")
    }
    return 0
}
