public import ShortMessage

/// Who asks programs for a door whose clock waits for the answers, such as `PlayedHandsets`.
public protocol ProgramAsking: Sendable {
    /// The short codes whose questions it takes.
    var shortCodes: [Address] { get }

    /// Asks, and returns once every question has its end.
    ///
    /// - Parameter questions: in order of commit; those of one sender are asked in that order.
    /// - Returns: the ends, in the order of the questions.
    func ends(of questions: [Question]) async -> [QuestionEnd]
}
