import MessageGrammar
import ShortMessage

extension Grammar {
    /// A grammar of these tests; one that cannot be read ends them, because nothing could be said without it.
    static func fixture(_ source: String, file: String) -> Grammar {
        do {
            return try Grammar(source: source, file: file)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// A grammar much like that of 2757, small enough to read beside the rows.
    static let registration = fixture(
        """
        shortcode 2757
        -- Everything that the rows of these tests need.

        message register
            DAFTAR SALDO#{nik}#{name?}#{birth-date}#{kpj}#{email?}
            REG#{nik}#{name?}#{birth-date}#{kpj}#{email?}
            REGISTRASI#{nik}#{name?}#{birth-date}#{kpj}#{email?}
            DAFTAR#{nik}#{name?}#{birth-date}#{kpj}#{email?}
            > DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id

        message balance
            SALDO {kpj?}
            SALDO {kpj-tail}
            CEK SALDO {kpj?}
            CEK SALDO {kpj-tail}
            > SALDO 08012345678

        message status
            STATUS {kpj?}
            STATUS {kpj-tail}

        message contact
            KONTAK

        message unbind
            BERHENTI
            STOP
            UNREG

        message help
            BANTUAN
            HELP
            INFO
            ?

        field nik         16 digits                        personal
        field name        2..60 letters                    personal
        field birth-date  date                             personal
        field kpj         11 alphanumerics, 9 digits       personal
        field kpj-tail    4 digits
        field email       email                            personal
        """, file: "registration.grammar")
}

extension CalendarDate {
    /// The day on which the messages of these tests are sent.
    static let sendingDay = CalendarDate(year: 2026, month: 11, day: 21)!
}

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
