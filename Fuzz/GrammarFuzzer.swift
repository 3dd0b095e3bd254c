import Foundation
import MessageGrammar
import ShortMessage

/// Any text, matched against the grammar of 2757: a match or an error whose spans lie in the text, and no trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do {
        _ = try grammar.match(text, on: CalendarDate(dayNumber: 20_778))
    } catch let error {
        for fault in error.faults {
            precondition(
                fault.span.lowerBound >= 0 && fault.span.upperBound <= text.utf8.count, "\(fault.span) of \(text)")
        }
    }
    return 0
}

/// The grammar of the project; `SHORTCODE_GRAMMAR` names another file.
private let grammar: Grammar = {
    let path = ProcessInfo.processInfo.environment["SHORTCODE_GRAMMAR"] ?? "grammar/2757.grammar"
    do {
        return try Grammar(source: String(contentsOfFile: path, encoding: .utf8), file: path)
    } catch {
        fatalError("there is nothing to fuzz without a grammar: \(error)")
    }
}()
