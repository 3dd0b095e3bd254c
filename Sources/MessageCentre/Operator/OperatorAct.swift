package import ShortMessage

/// Something that an operator did to the members of a store, as the journal keeps it.
package struct OperatorAct: Hashable, Sendable {
    package let name: Name
    /// The number of the person whom it concerned; nil where it was nobody, or many, or the person was erased.
    package let person: UInt64?
    /// What came of it, without anything personal.
    package let outcome: String

    package enum Name: String, Hashable, Sendable, CaseIterable {
        case `import`, generate, credit, claim, complaint, notify, rebind, unlock, forget, clock
    }

    package init(_ name: Name, on person: UInt64? = nil, _ outcome: String) {
        (self.name, self.person, self.outcome) = (name, person, outcome)
    }
}

/// An act that was done.
package struct OperatorEntry: Hashable, Sendable {
    package let at: Timestamp
    package let act: OperatorAct
}
