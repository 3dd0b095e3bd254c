/// A form whose holes are filled, and what was forgiven to fill them.
struct Reading {
    let form: Form
    private(set) var slots: Slots
    /// What the parts were cut at; nil where the form has several kinds.
    let separator: UInt8?
    var repairs: RepairSet

    init(form: Form, slots: Slots, separator: UInt8?, repairs: RepairSet) {
        (self.form, self.slots, self.separator, self.repairs) = (form, slots, separator, repairs)
    }

    /// Takes the words that posters have before a name from names.
    mutating func dropLabels(_ text: Span<UInt8>, _ context: ReadingContext) {
        repairs.formUnion(form.names.dropLabels(of: form, from: &slots, text, context))
    }

    var hasFilledHole: Bool { slots.filledCount(of: form.shapes.count) > 0 }
}
