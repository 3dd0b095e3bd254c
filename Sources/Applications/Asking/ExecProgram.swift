/// A command that runs once for each question: its standard input and environment have the question, its standard output
/// is the answer.
struct ExecProgram: AskedProgram {
    let command: String

    func answer(
        to question: QuestionDocument, within deadline: Duration
    ) async throws(ProgramFailure) -> ProgramAnswer {
        let output = await withDeadline(deadline) { await run(question) }
        return try ProgramAnswer(output: try output.get())
    }

    func close() async {}

    private func run(_ question: QuestionDocument) async -> Result<String, ProgramFailure> {
        // A program need not read what it is told in its environment, too.
        await CommandOutput.text(of: command, environment: question.environment, input: question.json + "\n")
    }
}
