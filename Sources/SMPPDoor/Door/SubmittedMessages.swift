import SMPP
import ShortMessage

/// What the door remembers of messages that ESMEs have submitted; the centre has the rest, so that little is lost with it.
struct SubmittedMessages {
    /// More is remembered of nobody.
    private static let most = 100_000

    /// What a receipt needs beyond what the centre's report has.
    struct Note {
        /// The ids under which the ESME knows the message.
        var ids: [String]
        /// How the message begins.
        var text: String
        /// `user_message_reference`.
        var reference: UInt16?
        /// Whether only a success is reported.
        var isForSuccess = false
        /// Whether a receipt has come before the answer, and none is to follow.
        var isTold = false
    }

    /// A long message that is not whole.
    struct Series: Hashable {
        let party: String
        let from: Address.Number
        let to: Address.Number
        let reference: UInt16
        let total: UInt8

        init(_ party: String, _ from: Address, _ to: Address, _ place: Concatenation) {
            (self.party, self.from, self.to) = (party, from.number, to.number)
            (reference, total) = (place.reference, place.total)
        }
    }

    private var notes: [Int64: Note] = [:]
    private var accompaniments: [Int64: Accompaniment] = [:]
    private var parts: [Series: [String]] = [:]
    /// What an id names that is no message's own.
    private enum Named {
        /// A part, of a message of an ESME's that is not whole.
        case part(of: String)
        /// The message at a place.
        case message(Int64)
    }

    /// Ids of parts and of messages to several.
    private var named: [String: Named] = [:]
    private var lastPart: Int64 = 0

    /// The id of a part, which no message and no earlier part has.
    ///
    /// - Parameter now: milliseconds of the calendar's clock.
    mutating func partID(_ series: Series, _ form: MessageIDForm, at now: Int64) -> String {
        lastPart = max(lastPart + 1, now * 100)
        let id = form.id(lastPart)
        if parts.count >= Self.most { parts = [:] }
        if named.count >= Self.most { named = [:] }
        parts[series, default: []].append(id)
        named[id] = .part(of: series.party)
        return id
    }

    /// The ids of the parts of a message that is whole now, at this place.
    mutating func join(_ series: Series, at place: Int64) -> [String] {
        let ids = parts.removeValue(forKey: series) ?? []
        for id in ids { name(place, id) }
        return ids
    }

    /// Another id of a message.
    mutating func name(_ place: Int64, _ id: String) {
        if named.count >= Self.most { named = [:] }
        named[id] = .message(place)
    }

    mutating func note(_ place: Int64, _ note: Note) {
        if notes.count >= Self.most { notes = [:] }
        notes[place] = note
    }

    /// What was noted.
    func note(_ place: Int64) -> Note? { notes[place] }

    /// Remembers what goes with a message.
    mutating func note(_ place: Int64, _ accompaniment: Accompaniment) {
        if accompaniments.count >= Self.most { accompaniments = [:] }
        accompaniments[place] = accompaniment
    }

    /// What goes with a message, if anything does.
    func accompaniment(_ place: Int64) -> Accompaniment? { accompaniments[place] }

    /// The message has reached its recipient.
    mutating func forgetAccompaniment(_ place: Int64) { accompaniments[place] = nil }

    /// Whether an id is that of a part of an ESME's whose message is not whole.
    func isPart(_ id: String, of party: String) -> Bool {
        if case .part(party)? = named[id] { true } else { false }
    }

    /// The place of a message by its id.
    func place(_ id: String, _ form: MessageIDForm) -> Int64? {
        switch named[id] {
        case .part?: nil
        case .message(let place)?: place
        case nil: form.place(id)
        }
    }
}
