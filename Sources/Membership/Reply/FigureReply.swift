import MessageGrammar
import ShortMessage

/// What is said with the figures of one day: those that are known then, in the words that fit them.
public struct FigureReply: Hashable, Sendable {
    let template: TemplateName
    let figures: [RateName: Figure]
    let basis: String

    /// About a programme: the words that say most and whose figures are all known; nil where there are none.
    init?(_ topic: ProgrammeTopic, on day: CalendarDate, _ rates: Rates) {
        self.init(Self.templates(of: topic, on: day, rates), on: day, rates)
    }

    /// The conditions of a claim; nil where a figure is not known.
    init?(_ claimCase: ClaimCase, on day: CalendarDate, _ rates: Rates) {
        self.init([TemplateName(claimCase)], on: day, rates)
    }

    private init?(_ templates: [TemplateName], on day: CalendarDate, _ rates: Rates) {
        for template in templates {
            let known = template.rates.map { ($0, rates.figure($0, on: day)) }
            guard !known.contains(where: { $0.1 == nil }) else { continue }
            self.template = template
            figures = Dictionary(uniqueKeysWithValues: known.compactMap { name, figure in figure.map { (name, $0) } })
            basis = known.first?.1?.basis ?? ""
            return
        }
        return nil
    }

    private static func templates(
        of topic: ProgrammeTopic, on day: CalendarDate, _ rates: Rates
    ) -> [TemplateName] {
        switch topic {
        case .jht: return [.infoJHT]
        case .jp: return [.infoJP, .infoJPWithoutCeiling]
        case .jkk: return [.infoJKK]
        case .jkm: return [.infoJKM]
        case .jkp:
            let steps = [RateName.jkpFirst, .jkpLater].map { rates.figure($0, on: day)?.value }
            return steps[0] == steps[1] ? [.infoJKP] : [.infoJKPInSteps]
        case .bpu:
            let reliefs = [RateName.bpuReliefDrivers, .bpuReliefOthers].map { rates.figure($0, on: day)?.value ?? 0 }
            if reliefs[1] > 0 { return [.infoBPUAll] }
            return reliefs[0] > 0 ? [.infoBPUDrivers] : [.infoBPU]
        }
    }

    var filling: ReplyFilling {
        var values: [String: ReplyValue] = ["basis": .phrase(basis)]
        for (name, figure) in figures { values[name.rawValue] = figure.replyValue }
        return ReplyFilling(template, values)
    }
}

extension Figure {
    var replyValue: ReplyValue {
        switch unit {
        case .percent: .percent(Int(value))
        case .rupiah: .amount(value)
        case .years, .months: .count(Int(value))
        }
    }
}

extension TemplateName {
    /// The figures that the words say; the first names the legal basis.
    var rates: [RateName] {
        switch self {
        case .infoJHT: [.jhtWorker, .jhtEmployer, .jhtClaimAge]
        case .infoJP: [.jpWorker, .jpEmployer, .jpCeiling, .jpAge]
        case .infoJPWithoutCeiling: [.jpWorker, .jpEmployer, .jpAge]
        case .infoJKK: [.jkkLeast, .jkkMost]
        case .infoJKM: [.jkm]
        case .infoJKP: [.jkp, .jkpFirst, .jkpLength, .jkpCeiling, .jkpMonths]
        case .infoJKPInSteps: [.jkp, .jkpFirst, .jkpFirstLength, .jkpLater, .jkpLength, .jkpMonths]
        case .infoBPU: [.bpuLeast, .bpuJKK, .bpuJKM, .bpuJHT]
        case .infoBPUDrivers: [.bpuReliefDrivers, .bpuLeast, .bpuJHT]
        case .infoBPUAll: [.bpuReliefOthers, .bpuLeast, .bpuJHT]
        case .conditionsRetirement: [.jhtClaimAge, .jhtTaxNumber]
        case .conditionsResignation, .conditionsDismissal: [.jhtWait, .jhtTaxNumber]
        case .conditionsContract, .conditionsSelfEmployed: [.jhtTaxNumber]
        case .conditionsPartial: [.jhtPartial, .jhtPartialYears]
        case .conditionsHousing: [.jhtHousing, .jhtPartialYears]
        default: []
        }
    }

    /// What holes the figures fill.
    var figureHoles: [String: ReplyHole] {
        var holes = Dictionary(uniqueKeysWithValues: rates.map { ($0.rawValue, $0.hole) })
        holes["basis"] = .phrase(width: Figure.widestBasis)
        return holes
    }
}

extension RateName {
    var hole: ReplyHole {
        switch unit {
        case .percent: .percent
        case .rupiah: .amount
        case .years, .months: .count
        }
    }
}
