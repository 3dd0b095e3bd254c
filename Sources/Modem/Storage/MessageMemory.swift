/// Where messages are kept (`<mem1>` to `<mem3>`, TS 27.005, 3.1).
public enum MessageMemory: String, Hashable, Sendable, CaseIterable {
    /// The SIM's; where it has places, all three names begin with it.
    case sim = "SM"
    /// The modem's own.
    case equipment = "ME"
    /// Both of them, as if they were one: the SIM's places come first.
    case combined = "MT"
    /// Status reports, where the profile keeps them apart.
    case reports = "SR"

    /// A memory by its name, or by that of SIMCom's modules, which fall back to another where it is full: `SM_P`, `ME_P`.
    init?(preferred name: String) {
        self.init(rawValue: name.hasSuffix("_P") ? String(name.dropLast(2)) : name)
    }
}
