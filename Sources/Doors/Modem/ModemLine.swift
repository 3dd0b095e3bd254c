import Glibc
import MessageCentre
import Modem
import ShortMessage

/// One modem and the port at which it stands.
struct ModemLine {
    /// Octets that wait for a client who does not read; what comes when there are more is lost, as on a serial line.
    private static let mostWaiting = 1 << 20

    /// Milliseconds: nobody tells when a terminal's client reads.
    private static let (shortestPatience, longestPatience): (Int64, Int64) = (1, 1000)

    private(set) var port: any ModemPort
    private(set) var handset: Handset
    /// Whether the centre has something for the handset.
    private let isWoken: WakeFlag
    private var waiting: [UInt8] = []
    /// When to look again whether the client has read what was written, and how long to wait then; milliseconds.
    private(set) var lookAgain: Timestamp?
    private var patience = Self.shortestPatience
    /// Whether somebody types here.
    private(set) var hasClient = false
    /// Whether the port will have no client any more.
    private(set) var isOver = false

    /// - Parameter wakeUp: a pipe on which the loop waits.
    init(
        _ profile: ModemProfile, at port: any ModemPort, of centre: MessageCentre, wakeUp: Descriptor
    ) async throws {
        let isWoken = WakeFlag()
        self.port = port
        self.isWoken = isWoken
        handset = try await Handset(profile, at: centre, name: "the modem at \(port.place)") {
            isWoken.raise(wakeUp)
        }
    }

    /// What to wait for.
    var polled: [pollfd] {
        guard !isOver else { return [] }
        var all = port.listening.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        // Who does not read is not listened to.
        if let input = port.input, waiting.count < Descriptor.blockSize {
            all.append(pollfd(fd: input.number, events: Int16(POLLIN), revents: 0))
        }
        if let output = port.output, !waiting.isEmpty {
            all.append(pollfd(fd: output.number, events: Int16(POLLOUT), revents: 0))
        }
        return all
    }

    /// Does what descriptors, the centre and the time ask for.
    mutating func work(ready: Set<Int32>, at time: Timestamp) async throws {
        if let input = port.input, ready.contains(input.number) { try await read(input, at: time) }
        for listener in port.listening where ready.contains(listener.number) {
            try port.accept(on: listener)
            keep(try await handset.fetch(at: time))
        }
        if let deadline = handset.deadline, deadline <= time { keep(try await handset.expire(at: time)) }
        if isWoken.lower() { keep(try await handset.fetch(at: time)) }
        try await flush(at: time)
    }

    private mutating func read(_ input: Descriptor, at time: Timestamp) async throws {
        let block: [UInt8]
        do {
            block = try input.read()
        } catch {
            guard error.code != EAGAIN else { return }
            // A client that was cut off has gone like any other.
            guard [ECONNRESET, EPIPE, ETIMEDOUT].contains(error.code) else { throw error }
            block = []
        }
        guard !block.isEmpty else {
            try await flush(at: time)
            return hangUp()
        }
        guard let typed = port.translate(block) else { return hangUp() }
        hasClient = true
        keep(try await handset.receive(typed, at: time))
    }

    private mutating func hangUp() {
        handset.hangUp()
        isOver = !port.hangUp()
        hasClient = false
        waiting = []
    }

    private mutating func keep(_ octets: [UInt8]) {
        guard waiting.count < Self.mostWaiting else { return handset.lost() }
        waiting += octets
    }

    /// Writes what the client takes, and goes on with the modem as far as the client has all of it.
    private mutating func flush(at time: Timestamp) async throws {
        write()
        while waiting.isEmpty, handset.awaitsWriting, port.isRead {
            keep(try await handset.wrote(at: time))
            write()
            patience = Self.shortestPatience
        }
        guard waiting.isEmpty, handset.awaitsWriting else {
            lookAgain = nil
            return
        }
        keep(try await handset.executeRemaining(at: time))
        write()
        lookAgain = time.adding(milliseconds: patience)
        patience = min(2 * patience, Self.longestPatience)
    }

    /// Writes what the client takes; without a client nobody hears it.
    private mutating func write() {
        guard let output = port.output else {
            waiting = []
            return handset.lost()
        }
        var written = 0
        while written < waiting.count {
            let result = output.writeSome(waiting[written...])
            if result < 0, errno == EAGAIN { break }
            guard result >= 0 || errno == EINTR else { return hangUp() }
            written += max(0, result)
        }
        waiting.removeFirst(written)
    }

    mutating func close(at time: Timestamp) async {
        write()
        if waiting.isEmpty, port.isRead { try? await handset.settleWritten(at: time) }
        port.close()
        await handset.close()
    }
}
