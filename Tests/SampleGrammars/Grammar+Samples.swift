package import MessageGrammar
package import ShortMessage

extension Grammar {
    /// A grammar of these tests; one that cannot be read ends them, because nothing could be said without it.
    package static func fixture(_ source: String, file: String) -> Grammar {
        do {
            return try Grammar(source: source, file: file)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// A grammar much like that of 2757, small enough to read beside the rows.
    package static let registration = fixture(
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

        message unbind alone
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

    /// A message for each shape, and for each way in which holes can stand beside each other.
    package static let everyShape = fixture(
        """
        shortcode 2757
        message digits
            A1#{digits}
        message names
            A2 {letters} {few}
        message cards
            A3*{card}*{words...}
        message word
            A4/{word}/{digits?}
        message text
            LAPOR#{word}#{text}
        message day
            A5#{date?}#{month?}#{amount?}
        message number
            A6,{number},{email},{letters}
        message phone
            A7.{phone}.{choice}
        message plate
            A8 {plate}
        message free
            A9 {free}
        message mixed
            B1 {word}##{text}xX{digits} OK
        message keyless
            {digits}#{card}#
        message notes
            "B2" \u{20AC} {notes...}
        field digits  2..4 digits
        field few     1..3 letters
        field letters 2..9 letters
        field card    3..6 alphanumerics, 2 digits
        field word    2..5 word
        field words   1..4 word
        field text    1..12 text
        field notes   1..6 text
        field date    date
        field month   month
        field amount  amount
        field number  number
        field email   email
        field phone   phone
        field choice  choice(JHT|jp|JP|Jkk)
        field plate   1..2 letters, 1..4 digits, 0..3 letters
        field free    0..2 letters, 0..2 digits
        """, file: "shapes.grammar")
}

extension CalendarDate {
    /// The day on which the messages of these tests are sent.
    package static let sendingDay = CalendarDate(year: 2026, month: 11, day: 21)!
}
