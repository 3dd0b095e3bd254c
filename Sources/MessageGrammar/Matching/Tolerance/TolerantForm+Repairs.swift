extension TolerantForm {
    /// A reading with the repairs that it took, which show in what stands between and inside the parts.
    func reading(_ cut: Cut, _ assignment: PartAssignment, _ text: Span<UInt8>) -> Reading {
        var repairs = cut.keyword.repairs.union(assignment.repairs)
        if separatorsDiffer(cut, assignment.wholes, text) { repairs.insert(.separator) }
        for hole in form.shapes.indices {
            guard let range = assignment.slots[hole] else { continue }
            if hole == form.shapes.count - 1, form.endsRepeated {
                for value in text.pieces(of: range, at: separator) {
                    repairs.formUnion(insides(of: value, form.shapes[hole], text))
                }
            } else {
                repairs.formUnion(insides(of: range, form.shapes[hole], text))
            }
        }
        return Reading(form: form, slots: assignment.slots, separator: separator, repairs: repairs)
    }

    /// A reading of the keyword alone.
    func bareReading(_ cut: Cut, _ text: Span<UInt8>) -> Reading {
        var repairs = cut.keyword.repairs
        if cut.keyword.range != 0..<text.count { repairs.insert(.separator) }
        return Reading(form: form, slots: Slots(), separator: separator, repairs: repairs)
    }

    /// Whether anything between the parts is other than the form says.
    private func separatorsDiffer(_ cut: Cut, _ parts: Slots, _ text: Span<UInt8>) -> Bool {
        guard cut.keyword.range.lowerBound == 0 else { return true }
        let isGlued = cut.keyword.repairs.contains(.keyword) && cut.lead.isEmpty
        if !isGlued, !text.holds(form.lead, in: cut.lead) { return true }
        if form.endsRepeated, repeatedDiffers(parts[form.shapes.count - 1], text) { return true }
        guard var last = next(after: -1, in: parts) else { return cut.keyword.range.upperBound != text.count }
        while let hole = next(after: parts[last]!.lowerBound, in: parts) {
            let gap = parts[last]!.upperBound..<parts[hole]!.lowerBound
            if !text.holds(form.separators[max(hole, 1) - 1], in: gap) { return true }
            last = hole
        }
        return !text.holds(form.tail, in: parts[last]!.upperBound..<text.count)
    }

    /// The hole whose part is the first that begins behind a place.
    private func next(after place: Int, in parts: Slots) -> Int? {
        var next: (hole: Int, start: Int)?
        for hole in form.shapes.indices {
            guard let start = parts[hole]?.lowerBound, start > place, start < next?.start ?? .max else { continue }
            next = (hole, start)
        }
        return next?.hole
    }

    /// Whether the values of a repeated hole stand otherwise than with one of the form's separators between.
    private func repeatedDiffers(_ range: Range<Int>?, _ text: Span<UInt8>) -> Bool {
        guard let range else { return false }
        return separator != form.separator || !text.isTight(range, at: separator)
    }

    private func insides(of range: Range<Int>, _ shape: FieldShape, _ text: Span<UInt8>) -> RepairSet {
        switch shape {
        case .digits: text.areDigits(range) ? [] : dense(range, least: .max, text)
        case .alphanumerics(_, let least): text.areDigits(range) ? [] : dense(range, least: least, text)
        case .date: date(range, text)
        case .phone where text.has(\.isBlank, in: range): .spacing
        default: []
        }
    }

    /// What was forgiven in a number; letters must have stood for digits where there are fewer than `least`.
    private func dense(_ range: Range<Int>, least: Int, _ text: Span<UInt8>) -> RepairSet {
        var repairs = RepairSet()
        var digits = 0
        for index in range where text[index].isDigit { digits += 1 }
        if text.has(\.isDroppable, in: range) { repairs.insert(.spacing) }
        if digits < least, text.has(\.isLetter, in: range) { repairs.insert(.digit) }
        return repairs
    }

    private func date(_ range: Range<Int>, _ text: Span<UInt8>) -> RepairSet {
        var repairs = RepairSet()
        if text.has(\.isLetter, in: range) { repairs.insert(.digit) }
        if text.has(\.isBlank, in: range), text.has(\.isDateMark, in: range) { repairs.insert(.spacing) }
        return repairs
    }
}

extension Span<UInt8> {
    /// Whether a range is this literal, octet for octet.
    fileprivate func holds(_ literal: [UInt8], in range: Range<Int>) -> Bool {
        guard literal.count == range.count else { return false }
        for offset in 0..<literal.count where self[range.lowerBound + offset] != literal[offset] { return false }
        return true
    }

    fileprivate func has(_ isOfKind: (UInt8) -> Bool, in range: Range<Int>) -> Bool {
        for index in range where isOfKind(self[index]) { return true }
        return false
    }
}
