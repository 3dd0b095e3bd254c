import ShortMessage

/// What is asked or told beside cards and telephones.
extension Engine {
    /// LAPOR: kept for the operator, under a number; so many in a day, and no more.
    func complain(_ report: Report, for sender: Sender) throws -> Decision {
        guard try ledger.complaints(of: sender.phone, since: startOfDay) < Sender.mostComplaints else {
            return Decision(.complaintsEnough)
        }
        let reference = try ledger.nextReference()
        try ledger.enter(
            Complaint(
                reference: reference, phone: sender.phone, nik: sender.aliveBinding?.nik, at: moment.milliseconds,
                text: report.text))
        return Decision(.complaintTaken(reference))
    }

    /// Of the service's day, in milliseconds since 1970-01-01T00:00:00Z.
    private var startOfDay: Int64 {
        (Int64(moment.date.dayNumber) * 24 * 60 - Int64(moment.offset)) * 60 * 1000
    }

    /// SIMULASI with a wage asks nothing of the ledger; without one it is about the cards of a bound telephone.
    func project(_ question: Projection.Question, for sender: Sender) throws -> Reply {
        guard let wage = question.wage else { return try projectOwn(question, for: sender) }
        return reply(balance: 0, wage: wage.amount, question, isOwn: false)
    }

    private func projectOwn(_ question: Projection.Question, for sender: Sender) throws -> Reply {
        let cards = try savings(of: sender, in: moment.date.year - 1...moment.date.year)
        guard !cards.isEmpty else { return .noMatch }
        let savings = cards.filter { $0.card.programmes.contains(.jht) }
        let wages = savings.filter { $0.card.status == .active }.compactMap { $0.years.last?.lastWage }
        guard !wages.isEmpty else { return .projectionNeedsWage }
        let balance = savings.reduce(0) { $0 + $1.card.balance.amount }
        return reply(balance: balance, wage: wages.reduce(0, +), question, isOwn: true)
    }

    private func reply(balance: Int64, wage: Int64, _ question: Projection.Question, isOwn: Bool) -> Reply {
        Projection(
            balance: balance, wage: wage, years: question.years, isOwn: isOwn, rates: rates, on: moment.date
        ).map { .projection($0) } ?? .figuresUnknown
    }

    func branch(in town: Town?) throws -> Reply {
        guard let town else { return .whichBranch }
        let branch = try ledger.branch(in: town) ?? town.withoutKind.flatMap { try ledger.branch(in: $0) }
        return branch.map { .branch($0) } ?? .branchUnknown
    }

    func conditions(_ claimCase: ClaimCase?) -> Reply {
        guard let claimCase else { return .claimCases }
        return FigureReply(claimCase, on: moment.date, rates).map { .figures($0) } ?? .figuresUnknown
    }

    func speak(_ language: Language, for sender: Sender) throws -> Decision {
        try ledger.speak(language, with: sender.phone, at: moment)
        return Decision(.languageSet)
    }
}

extension SavingsYear {
    /// Of the last month that was paid for.
    fileprivate var lastWage: Int64? { months.last { $0 != nil }??.wage.amount }
}

extension Sender {
    /// The binding, if the telephone has not been silent too long.
    var aliveBinding: Binding? { binding.flatMap { $0.isAlive(on: day) ? $0 : nil } }
}
