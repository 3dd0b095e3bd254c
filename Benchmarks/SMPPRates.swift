import Allocations
import SMPP

/// PDUs a second of one core, and how often one asks for memory: a submit_sm of 160 characters, and its answer.
enum SMPPRates {
    private static let batch = 100
    private static let count = 1000

    static func print() throws {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 160)
        let message = Packet.Message(from: SMPPAddress("6281200000001"), to: SMPPAddress("2757"), text)
        let packets = (1...UInt32(batch)).map { Packet(sequence: $0, .submit(message)) }
        let stream = try packets.flatMap { try $0.octets() }
        try report("write a submit_sm") { for packet in packets { _ = try packet.octets() } }
        try report("read a submit_sm from a stream") {
            var framer = PacketFramer()
            framer.append(stream)
            while try framer.next() != nil {}
        }
        var session = SMPPSession(at: 0)
        let bind = Packet(sequence: 1, .bind(.init(.transceiver, systemID: "esme")))
        _ = session.receive(try bind.octets(), at: 0)
        _ = session.acceptBind(at: 0)
        try report("take a submit_sm in a session, and answer it") {
            for action in session.receive(stream, at: 0) {
                guard case .serve(let request) = action else { continue }
                _ = session.answer(request.id, .accepted(messageID: "12345678"), at: 0)
            }
        }
    }

    /// - Parameter body: does something to a batch of PDUs.
    private static func report(_ what: String, _ body: () throws -> Void) throws {
        let before = allocations_of_this_thread()
        try body()
        let allocations = Double(allocations_of_this_thread() - before) / Double(batch)
        let rate = try Rate.best(of: 5, count: count, body)
        Swift.print("\(what): \(Rate(perSecond: rate.perSecond * Double(batch))), \(allocations) allocations")
    }
}
