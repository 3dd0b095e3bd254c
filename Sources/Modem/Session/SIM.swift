/// The SIM's lock (TS 31.101, 9.3).
struct SIM: Hashable, Sendable {
    private var pin: String
    private let puk: String
    /// Whether the lock is on at all: `+CLCK="SC"`.
    private(set) var isLockEnabled: Bool
    private var isUnlocked: Bool
    private var attempts = 3

    init(pin: String?, puk: String) {
        self.pin = pin ?? "1234"
        self.puk = puk
        isLockEnabled = pin != nil
        isUnlocked = pin == nil
    }

    /// What `+CPIN?` asks for; nil where nothing is missing.
    var missing: CMEError? {
        if attempts == 0 { return .pukRequired }
        return isUnlocked ? nil : .pinRequired
    }

    mutating func unlock(pin: String) throws(ATError) {
        guard attempts > 0 else { throw .equipment(.pukRequired) }
        try check(pin)
        isUnlocked = true
    }

    mutating func unlock(puk: String, newPIN: String) throws(ATError) {
        guard attempts == 0 else { throw .equipment(.operationNotAllowed) }
        guard puk == self.puk, Self.isPIN(newPIN) else { throw .equipment(.incorrectPassword) }
        (pin, attempts, isUnlocked) = (newPIN, 3, true)
    }

    mutating func setLock(_ isOn: Bool, pin: String) throws(ATError) {
        try check(pin)
        isLockEnabled = isOn
    }

    mutating func change(pin: String, to new: String) throws(ATError) {
        guard isLockEnabled else { throw .equipment(.operationNotAllowed) }
        guard Self.isPIN(new) else { throw .equipment(.incorrectParameters) }
        try check(pin)
        self.pin = new
    }

    /// What a restart does.
    mutating func reset() {
        isUnlocked = !isLockEnabled
    }

    /// Tries left for the PIN, 0...3.
    var attemptsLeft: Int { attempts }

    /// After the third wrong PIN only the PUK helps.
    private mutating func check(_ candidate: String) throws(ATError) {
        guard attempts > 0 else { throw .equipment(.pukRequired) }
        guard candidate == pin else {
            attempts -= 1
            if attempts == 0 { isUnlocked = false }
            throw .equipment(attempts == 0 ? .pukRequired : .incorrectPassword)
        }
        attempts = 3
    }

    private static func isPIN(_ text: String) -> Bool {
        (4...8).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
    }
}
