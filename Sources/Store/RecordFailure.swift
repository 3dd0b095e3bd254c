/// A file beside the store, in which a record of the traffic is kept, could not be written: its name, and the reason.
package struct RecordFailure: Error, Hashable {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
