import Doors
import Membership

/// A CSV file of invented members, made while it is read.
struct GeneratedFile: Sendable {
    let cards: Int
    let seed: UInt64

    /// Gives the file in blocks of whole rows, until it ends or a signal has come.
    func give(to receive: ([UInt8]) throws -> Void) throws {
        var block = Array(MemberExport.header.utf8)
        for (member, cards) in GeneratedMembers(cards: cards, seed: seed) {
            for card in cards { block += MemberExport.row(member, card).utf8 }
            guard block.count >= Descriptor.blockSize else { continue }
            try receive(block)
            guard EndSignal.caught == nil else { return }
            block.removeAll(keepingCapacity: true)
        }
        try receive(block)
    }
}
