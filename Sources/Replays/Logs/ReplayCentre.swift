import MessageCentre

/// A centre for one recording.
struct ReplayCentre {
    let centre: MessageCentre
    let copy: StoreCopyFile?

    /// Whether the store holds what happened before the recording.
    var hasPast: Bool { copy != nil }

    func close() async throws {
        defer { copy?.remove() }
        try await centre.close()
    }
}
