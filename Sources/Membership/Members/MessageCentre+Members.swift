package import MessageCentre

extension MessageCentre {
    /// Enters members in one transaction between two messages: all that `work` enters, or nothing where it throws.
    package func enterMembers<Value: Sendable>(
        _ work: @Sendable (inout MemberImport) throws -> Value
    ) throws -> Value {
        try operate { db in
            var entry = try MemberImport(into: Ledger(db))
            return try work(&entry)
        }
    }
}
