import MessageGrammar
import SampleGrammars

/// What a grammar makes of a text, on one line.
struct Outcome: CustomStringConvertible {
    let description: String

    init(_ text: String, in grammar: Grammar) {
        do throws(ParseError) {
            let match = try grammar.match(text, on: .sendingDay)
            let fields = match.filledFields.map { " \($0)=\(match[$0] ?? "")" }.joined()
            let repairs = match.repairs.map(\.rawValue).joined(separator: ",")
            description = match.message + fields + (repairs.isEmpty ? "" : " ~\(repairs)")
        } catch {
            let faults = error.faults.map { fault in
                let span = fault.scalarSpan(in: text)
                let name = [fault.field, fault.problem.name].compactMap(\.self).joined(separator: " ")
                let nearest = if case .unknownKeyword(let near?) = fault.problem { " (\(near))" } else { "" }
                return "\(name)@\(span.lowerBound)..<\(span.upperBound)\(nearest)"
            }
            description = "!\(error.isOfKeyword ? "" : error.message ?? "") " + faults.joined(separator: "; ")
        }
    }
}
