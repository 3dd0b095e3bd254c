import Doors
import MessageCentre
import MessageGrammar
import ShortMessage
import Transcripts

/// What a recording is held to when it is played to a program that is the short code.
///
/// What its top says of the built-in service, such as its members, does not count.
struct GatewayTerms {
    let number: Address
    let pace: TrafficPace
    let times: TimeRule
    let expectations: [Expectation]
    let only: AddressPattern?
    /// What tells the names in messages, which are masked; nil where none is known.
    let grammar: Grammar?

    /// - Parameters:
    ///   - number: the program's.
    ///   - times: what the options say.
    ///   - expectations: what the options say, in place of the recording.
    init(
        of source: RecordingSource, to number: Address, _ pace: TrafficPace, times: TimeRule? = nil,
        expecting expectations: [Expectation] = [], only: AddressPattern? = nil, grammar: Grammar? = nil
    ) throws {
        try source.checkHead()
        let directives = source.head.directives
        (self.number, self.pace, self.only, self.grammar) = (number, pace, only, grammar)
        // As fast as messages are taken, the time of an answer says nothing.
        self.times = pace.speed == .max ? .ignored : times ?? directives.times ?? .ignored
        self.expectations = expectations.isEmpty ? directives.expectations : expectations
    }
}
