package import ShortMessage

/// What worker and employer paid for a month.
package struct Contribution: Hashable, Sendable {
    package let wage: Rupiah
    package let worker: Rupiah
    package let employer: Rupiah
    package let paidOn: CalendarDate

    package init(wage: Rupiah, worker: Rupiah, employer: Rupiah, paidOn: CalendarDate) {
        (self.wage, self.worker, self.employer, self.paidOn) = (wage, worker, employer, paidOn)
    }

    /// Both shares.
    package var amount: Int64 { worker.amount + employer.amount }
}

extension Contribution {
    /// With the shares that are asked of a wage in a month, whole rupiah each; nil where nobody knows the rates of that
    /// month.
    package init?(wage: Rupiah, in month: CalendarDate, by rates: Rates, paidOn: CalendarDate) {
        guard let worker = rates.figure(.jhtWorker, on: month), let employer = rates.figure(.jhtEmployer, on: month)
        else { return nil }
        self.init(
            wage: wage, worker: Rupiah(stored: worker.share(of: wage.amount)),
            employer: Rupiah(stored: employer.share(of: wage.amount)), paidOn: paidOn)
    }
}
