import Transcripts

/// The name of a month in Indonesian or English, whole or short.
struct MonthName {
    /// 1...12.
    let number: Int
    private let list: [String]
    private let isCapital: Bool
    private let beginsCapital: Bool

    /// Nil for any other word.
    init?(_ word: [Unicode.Scalar]) {
        let capitals = String(String.UnicodeScalarView(word.map(\.capital)))
        guard let list = MonthNames.lists.first(where: { $0.contains(capitals) }),
            let place = list.firstIndex(of: capitals)
        else {
            return nil
        }
        (self.list, number) = (list, place + 1)
        isCapital = word.allSatisfy(\.isCapital)
        beginsCapital = word[0].isCapital
    }

    /// Another month in the same spelling.
    func spelled(_ number: Int) -> String {
        let name = list[number - 1]
        if isCapital { return name }
        return beginsCapital ? name.prefix(1) + name.dropFirst().lowercased() : name.lowercased()
    }
}
