import Glibc

extension Descriptor {
    /// A pipe for a loop that sleeps: whoever writes into its second end ends the sleep.
    package static func wakeUpPipe() throws(DeviceError) -> (read: Descriptor, write: Descriptor) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last("pipe") }
        let descriptors = ends.map { Descriptor(number: $0, name: "wake-up") }
        for descriptor in descriptors { descriptor.keepForThisProcess() }
        return (descriptors[0], descriptors[1])
    }
}
