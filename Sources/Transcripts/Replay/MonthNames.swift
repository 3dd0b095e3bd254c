/// The names of the months in Indonesian and English, whole and short, in capitals.
package enum MonthNames {
    /// Ways to write them, of twelve names each, January first.
    package static let lists: [[String]] = [
        [
            "JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER",
            "NOVEMBER",
            "DESEMBER",
        ],
        [
            "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
            "NOVEMBER",
            "DECEMBER",
        ],
        ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"],
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
        ["JAN", "PEB", "MRT", "APR", "MEI", "JUN", "JUL", "AGT", "SEPT", "OKT", "NOP", "DES"],
        ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES"],
        ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGST", "SEP", "OKT", "NOV", "DES"],
        [
            "JANUARI", "PEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUST", "SEPT", "OKTOBER", "NOPEMBER",
            "DES",
        ],
    ]

    /// All of them.
    static let all = Set(lists.joined())
}
