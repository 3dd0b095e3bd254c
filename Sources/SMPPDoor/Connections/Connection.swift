import NIOCore
import Synchronization

/// The connection of one ESME, as the door's loop holds it; octets move on NIO's own thread.
struct Connection: Sendable {
    /// Unlike a descriptor, it is never used twice.
    let id: Int
    /// Address and port of the other end.
    let peer: String
    /// The ports of the other end, and of this one.
    let ports: (peer: UInt16, own: UInt16)
    private let channel: any Channel
    private let mailbox: Mailbox
    private let unwritten = Unwritten()

    init(id: Int, _ channel: any Channel, _ mailbox: Mailbox) {
        (self.id, self.channel, self.mailbox) = (id, channel, mailbox)
        ports = (
            UInt16(clamping: channel.remoteAddress?.port ?? 0), UInt16(clamping: channel.localAddress?.port ?? 0)
        )
        peer = channel.remoteAddress.map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" } ?? "?"
    }

    /// Octets that were written and that the system has not taken yet.
    var unwrittenCount: Int { unwritten.count.load(ordering: .acquiring) }

    /// Asks for the next octets: they come as `Mailbox.Event.received`, once.
    func read() { channel.read() }

    /// Gives octets to the other end, behind all others.
    func write(_ octets: [UInt8]) {
        let (count, unwritten, mailbox) = (octets.count, unwritten, mailbox)
        unwritten.count.add(count, ordering: .acquiringAndReleasing)
        channel.writeAndFlush(ByteBuffer(bytes: octets)).whenComplete { _ in
            unwritten.count.subtract(count, ordering: .acquiringAndReleasing)
            if unwritten.isAwaited.exchange(false, ordering: .acquiringAndReleasing) { mailbox.wake() }
        }
    }

    /// Gives octets to the other end one by one, so that each may come alone.
    func writeSplit(_ octets: [UInt8]) {
        for octet in octets { write([octet]) }
    }

    /// Wakes the loop once more of what was written is taken.
    func tellWhenWritten() {
        unwritten.isAwaited.store(true, ordering: .releasing)
        if unwrittenCount == 0 { mailbox.wake() }
    }

    /// Closes the connection behind what was written; one whose other end does not read or close is cut off soon.
    func close() {
        let channel = channel
        channel.writeAndFlush(ByteBuffer()).whenComplete { _ in channel.close(mode: .output, promise: nil) }
        channel.read()
        channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }

    /// Closes the connection at once.
    func cut() { channel.close(promise: nil) }

    /// Ends what is written, and goes on reading.
    func closeOutput() {
        let channel = channel
        channel.writeAndFlush(ByteBuffer()).whenComplete { _ in channel.close(mode: .output, promise: nil) }
    }

    private final class Unwritten: Sendable {
        let count = Atomic<Int>(0)
        let isAwaited = Atomic<Bool>(false)
    }
}
