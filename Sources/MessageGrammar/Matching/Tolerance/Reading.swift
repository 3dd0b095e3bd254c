/// A form whose holes are filled, and what was forgiven to fill them.
struct Reading {
    let form: Form
    let slots: Slots
    /// What the parts were cut at; nil where the form has several kinds.
    let separator: UInt8?
    var repairs: RepairSet

    var hasFilledHole: Bool { slots.filledCount(of: form.shapes.count) > 0 }
}
