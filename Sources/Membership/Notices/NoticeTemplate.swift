/// What bound members can be told without having asked.
package enum NoticeTemplate: String, Hashable, Sendable, CaseIterable {
    /// The contribution of the month has come.
    case contribution
    /// It has not.
    case arrears
    /// A claim was decided in the month.
    case claim
    /// What the savings earned in the month's year.
    case development
    /// Figures of programmes have changed in the month.
    case rate
}
