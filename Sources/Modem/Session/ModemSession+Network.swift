import ShortMessage

extension ModemSession {
    var isRadioOn: Bool { functionality == 1 }

    /// At home or roaming, perhaps for messages only, or with calls in another network (TS 27.007, 7.2).
    var isRegistered: Bool { [1, 5, 6, 7, 9, 10].contains(registrationState) }

    /// `<stat>` of `+CREG`.
    private var registrationState: Int {
        isRadioOn && operatorSelection != 2 && sim.missing == nil ? network.registration : 0
    }

    /// What stands behind `<n>` of a registration's command, and alone in its unsolicited result.
    ///
    ///     registration = stat [ "," lac "," ci [ "," AcT [ "," rac ] ] ]      ; rac of +CGREG alone
    func registration(of name: String, reporting: Int) -> ATText {
        let isInCell = isRegistered || [8, 11].contains(registrationState)
        guard reporting >= 2, isInCell, !network.area.isEmpty else { return "\(registrationState)" }
        let place: ATText = "\(registrationState),\(ATText(network.area).quoted),\(ATText(network.cell).quoted)"
        guard let technology = network.accessTechnology else { return place }
        guard name == "+CGREG", let area = network.routingArea else { return "\(place),\(technology)" }
        return "\(place),\(technology),\(ATText(area).quoted)"
    }

    /// Whether a manual selection means the network that there is.
    func isNamed(_ name: String, format: Int) -> Bool {
        switch format {
        case 0: return name == network.longName
        case 1: return name == network.shortName
        default: return name == network.code
        }
    }

    mutating func selectOperator(_ mode: Int) {
        changingRegistration { $0.operatorSelection = mode }
    }

    /// `+CFUN`: 1 is everything, 0 and 4 are without radio.
    mutating func setFunctionality(_ level: Int) {
        changingRegistration { $0.functionality = level }
    }

    /// What switching off and on does.
    mutating func restart() {
        changingRegistration { session in
            session.functionality = 1
            session.settings = session.storedSettings
            session.sim.reset()
        }
        indicationsChanged()
    }

    /// Does something and tells, where `+CREG` asks for it, what it did to the registration.
    private mutating func changingRegistration(_ change: (inout ModemSession) -> Void) {
        let before = registrationState
        change(&self)
        guard registrationState != before else { return }
        for name in CommandTable.registrationNames {
            guard let reporting = settings.registrationReporting[name], reporting > 0 else { continue }
            unsolicited.append(
                UnsolicitedResult(["\(name): \(registration(of: name, reporting: reporting))"]))
        }
        becameReachable()
    }

    /// Tells the service centre that what it could not deliver can be tried again.
    mutating func becameReachable() {
        guard hasRefused, isRegistered else { return }
        hasRefused = false
        actions.append(.ready)
    }

    /// What a search for networks finds (TS 27.007, 7.3).
    var searchResult: [ATText] {
        let own = MobileNetwork.Neighbour(
            state: isRegistered ? 2 : 1, longName: network.longName, shortName: network.shortName, code: network.code,
            accessTechnology: network.accessTechnology)
        let entries = ([own] + network.neighbours).map { entry(of: $0) }
        return ["+COPS: \(entries.joined()),,(0-4),(0-2)"]
    }

    private func entry(of found: MobileNetwork.Neighbour) -> ATText {
        let set = settings.characterSet
        // A name that there is not leaves its field empty (TS 27.007, 7.3).
        let names = [found.longName, found.shortName].map { $0.map { set.encode($0).quoted } ?? "" }
        let technology = found.accessTechnology.map { ",\($0)" } ?? ""
        return "(\(found.state),\(names.joined()),\(ATText(found.code).quoted)\(technology))"
    }

    /// A number as the terminal reads it: in UCS2 in hexadecimal, like any text.
    func written(_ address: Address) -> ATText {
        if address.typeOfNumber == .alphanumeric || settings.characterSet == .ucs2 {
            return settings.characterSet.encode(address.description)
        }
        return ATText(address.description)
    }
}
