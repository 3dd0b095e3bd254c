import ShortMessage

/// Answers that a recording has and the program has not given yet, by recipient.
///
/// A person asks again once the answer is there, as in the recording: so answers of one person keep their order, and the
/// number of those that are waited for does not grow with the length of the recording.
struct OwedAnswers {
    private static let most = 256

    private var counts: [Address.Number: Int] = [:]
    private var total = 0
    /// How many of one person may be owed when that person's next message arrives.
    private let mostOfOne: Int

    init(mostOfOne: Int) {
        self.mostOfOne = mostOfOne
    }

    mutating func owe(to recipient: Address) {
        counts[recipient.number, default: 0] += 1
        total += 1
    }

    mutating func pay(_ recipient: Address) {
        let number = recipient.number
        guard let count = counts[number] else { return }
        counts[number] = count > 1 ? count - 1 : nil
        total -= 1
    }

    /// Whether a message of this person waits for answers.
    func holdBack(_ sender: Address) -> Bool {
        total >= Self.most || counts[sender.number, default: 0] > mostOfOne
    }

    /// What has not come does not come any more.
    mutating func giveUp() {
        (counts, total) = ([:], 0)
    }
}
