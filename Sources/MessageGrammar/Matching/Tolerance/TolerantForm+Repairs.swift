extension TolerantForm {
    /// A reading with the repairs that it took, which show in what stands between and inside the parts.
    func reading(_ cut: Cut, _ slots: Slots, _ text: Span<UInt8>) -> Reading {
        var repairs = cut.keyword.repairs
        if separatorsDiffer(cut, slots, text) { repairs.insert(.separator) }
        for (hole, description) in form.holes.enumerated() {
            guard let range = slots[hole] else { continue }
            let values = description.isRepeated ? text.pieces(of: range, at: separator) : [range]
            for value in values { repairs.formUnion(insides(of: value, description.shape, text)) }
        }
        return Reading(form: form, slots: slots, separator: separator, repairs: repairs)
    }

    /// Whether anything between the parts is other than the form says.
    private func separatorsDiffer(_ cut: Cut, _ slots: Slots, _ text: Span<UInt8>) -> Bool {
        guard cut.keyword.range.lowerBound == 0 else { return true }
        let filled = form.holes.indices.filter { slots[$0] != nil }
            .sorted { slots[$0]!.lowerBound < slots[$1]!.lowerBound }
        guard let first = filled.first, let last = filled.last else {
            return cut.keyword.range.upperBound != text.count
        }
        let isGlued = cut.keyword.repairs.contains(.keyword) && cut.lead.isEmpty
        if !isGlued, text.copy(cut.lead) != form.lead { return true }
        if form.endsRepeated, repeatedDiffers(slots[form.holes.count - 1], text) { return true }
        for (left, right) in zip(filled, filled.dropFirst()) {
            let gap = text.copy(slots[left]!.upperBound..<slots[right]!.lowerBound)
            if gap != form.separators[max(right, 1) - 1] { return true }
        }
        return text.copy(slots[last]!.upperBound..<text.count) != form.tail || slots[first] == nil
    }

    /// Whether the values of a repeated hole stand otherwise than with one of the form's separators between.
    private func repeatedDiffers(_ range: Range<Int>?, _ text: Span<UInt8>) -> Bool {
        guard let range else { return false }
        return separator != form.separator || !text.isTight(range, at: separator)
    }

    private func insides(of range: Range<Int>, _ shape: FieldShape, _ text: Span<UInt8>) -> RepairSet {
        var repairs = RepairSet()
        switch shape {
        case .digits, .alphanumerics:
            if range.contains(where: { text[$0].isDroppable }) { repairs.insert(.spacing) }
            let digits = range.count { text[$0].isDigit }
            if shape.needsDigits(beyond: digits), range.contains(where: { text[$0].isLetter }) {
                repairs.insert(.digit)
            }
        case .date:
            if range.contains(where: { text[$0].isLetter }) { repairs.insert(.digit) }
            if range.contains(where: { text[$0].isBlank }), range.contains(where: { text[$0].isDateMark }) {
                repairs.insert(.spacing)
            }
        case .phone where range.contains { text[$0].isBlank }: repairs.insert(.spacing)
        default: break
        }
        return repairs
    }
}

extension FieldShape {
    /// Whether letters must have stood for digits, where there are only so many digits.
    fileprivate func needsDigits(beyond found: Int) -> Bool {
        switch self {
        case .digits: true
        case .alphanumerics(_, let least): found < least
        default: false
        }
    }
}
