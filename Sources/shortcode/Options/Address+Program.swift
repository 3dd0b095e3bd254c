import ArgumentParser
import ShortMessage

extension Address {
    /// - Throws: `ValidationError` where a program that is the short code cannot have this number.
    func checkForProgram() throws {
        guard digits.allSatisfy(\.isNumber) else {
            throw ValidationError("--number takes a short code such as 5151, or a telephone number.")
        }
    }
}
