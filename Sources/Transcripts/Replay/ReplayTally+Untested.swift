extension ReplayTally {
    /// Why the replay of a log tested nothing, or nil: what was not compared is no success.
    public func untested(isUpdate: Bool, _ expectations: [Expectation]) -> String? {
        guard messages > 0 else {
            return unplayed > 0 || faults > 0 || expects(.messages, expectations) ? nil : "no message was played"
        }
        guard !isUpdate, recorded == 0 else { return nil }
        if replies > 0 { return "has no recorded replies; replay --update writes them" }
        guard !expects(.unanswered, expectations), !expects(.replies, expectations) else { return nil }
        return "no reply was compared, for none is recorded and none was given; '# expect: \(messages) unanswered' "
            + "says that this is right"
    }

    private func expects(_ kind: Expectation.Kind, _ expectations: [Expectation]) -> Bool {
        expectations.contains { $0.kind == kind }
    }
}
