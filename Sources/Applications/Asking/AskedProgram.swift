/// A program, wherever it runs, that answers one question at a time or several.
protocol AskedProgram: Sendable {
    /// What it has written for one question.
    ///
    /// - Parameter deadline: how long it may take.
    func answer(to question: QuestionDocument, within deadline: Duration) async throws(ProgramFailure) -> ProgramAnswer

    /// Ends it, if it runs.
    func close() async
}

/// Gives up what takes too long.
func withDeadline<Value: Sendable>(
    _ deadline: Duration, _ work: @escaping @Sendable () async -> Result<Value, ProgramFailure>
) async -> Result<Value, ProgramFailure> {
    await withTaskGroup(of: Result<Value, ProgramFailure>.self) { group in
        group.addTask { await work() }
        group.addTask {
            do {
                try await Task.sleep(for: deadline)
                return .failure(.late(deadline))
            } catch {
                return .failure(.stopped)
            }
        }
        defer { group.cancelAll() }
        return await group.next() ?? .failure(.stopped)
    }
}
