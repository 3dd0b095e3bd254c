package import Membership
import ShortMessage

/// A complaint, as `members complaints list` prints it.
package struct ComplaintLine: CustomStringConvertible {
    let complaint: Complaint
    let zone: Int
    let isUnmasked: Bool

    /// - Parameter zone: minutes ahead of UTC in which times are told.
    package init(_ complaint: Complaint, zone: Int, isUnmasked: Bool) {
        (self.complaint, self.zone, self.isUnmasked) = (complaint, zone, isUnmasked)
    }

    package var description: String {
        let at = Timestamp(milliseconds: complaint.at, offset: zone)
        let state =
            complaint.closedAt.map { "closed \(Timestamp(milliseconds: $0, offset: zone))" } ?? "open"
        let phone = isUnmasked ? "\(complaint.phone)" : complaint.phone.masked
        return "\(complaint.reference) \(at) \(phone) \(member) \(state): \(text)"
    }

    private var member: String {
        guard let nik = complaint.nik.map({ "\($0.number)" }) else { return "nobody's" }
        return isUnmasked ? nik : String(repeating: "x", count: nik.count - 4) + nik.suffix(4)
    }

    /// Nobody knows what personal it says, so every letter and digit is crossed out.
    private var text: String {
        Text.escaped(isUnmasked ? complaint.text : String(complaint.text.map { $0.isLetter || $0.isNumber ? "x" : $0 }))
    }
}
