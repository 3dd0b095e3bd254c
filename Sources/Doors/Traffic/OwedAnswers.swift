import ShortMessage

/// Answers that a recording has and the program has not given yet, by recipient.
///
/// A person asks again once the answer is there, as in the recording: so answers of one person keep their order, and the
/// number of those that are waited for does not grow with the length of the recording.
struct OwedAnswers {
    private static let most = 256

    private var counts: [Address.Number: Int] = [:]
    private var total = 0
    /// What was given up and may come yet.
    private var late: [Address.Number: Int] = [:]
    /// How many of one person may be owed when that person's next message arrives.
    private let mostOfOne: Int

    init(mostOfOne: Int) {
        self.mostOfOne = mostOfOne
    }

    mutating func owe(to recipient: Address) {
        counts[recipient.number, default: 0] += 1
        total += 1
    }

    /// - Returns: whether an answer to this person was expected, if late; any other is one more than the recording has.
    mutating func pay(_ recipient: Address) -> Bool {
        let number = recipient.number
        if let count = counts[number] {
            counts[number] = count > 1 ? count - 1 : nil
            total -= 1
            return true
        }
        guard let count = late[number] else { return false }
        late[number] = count > 1 ? count - 1 : nil
        return true
    }

    /// Whether a message of this person waits for answers.
    func holdBack(_ sender: Address) -> Bool {
        total >= Self.most || counts[sender.number, default: 0] > mostOfOne
    }

    /// What has not come is not waited for any more.
    mutating func giveUp() {
        late.merge(counts, uniquingKeysWith: +)
        (counts, total) = ([:], 0)
    }
}
