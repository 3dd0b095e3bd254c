extension TemplateName {
    init(_ remarks: Reply.Remarks) {
        switch (remarks.contains(.leftMember), remarks.contains(.birthDateDiffers)) {
        case (false, false): self = .registered
        case (true, false): self = .registeredLeaving
        case (false, true): self = .registeredOtherDate
        case (true, true): self = .registeredLeavingOtherDate
        }
    }

    init(_ standing: Standing) {
        switch standing {
        case .active: self = .statusActive
        case .inactive(.arrears, _): self = .statusArrears
        case .inactive(.stopped, _): self = .statusStopped
        case .inactive(.claimed, _): self = .statusClaimed
        case .inactive(.deceased, _): self = .statusDeceased
        }
    }

    init(_ question: CardQuestion) {
        switch question {
        case .balance: self = .whichBalance
        case .pension: self = .whichPension
        case .status: self = .whichStatus
        case .contributions: self = .whichContributions
        case .claim: self = .whichClaim
        case .programmes: self = .whichProgrammes
        }
    }

    init(_ state: BenefitClaim.State) {
        switch state {
        case .received: self = .claimReceived
        case .checked: self = .claimChecked
        case .incomplete: self = .claimIncomplete
        case .approved: self = .claimApproved
        case .paid: self = .claimPaid
        case .rejected: self = .claimRejected
        }
    }

    init(_ claimCase: ClaimCase) {
        switch claimCase {
        case .retirement: self = .conditionsRetirement
        case .resignation: self = .conditionsResignation
        case .dismissal: self = .conditionsDismissal
        case .contract: self = .conditionsContract
        case .selfEmployed: self = .conditionsSelfEmployed
        case .disability: self = .conditionsDisability
        case .death: self = .conditionsDeath
        case .leaving: self = .conditionsLeaving
        case .partial: self = .conditionsPartial
        case .housing: self = .conditionsHousing
        }
    }

    init(_ channel: ContactChannel?) {
        switch channel {
        case nil: self = .contact
        case .telephone: self = .contactTelephone
        case .whatsApp: self = .contactWhatsApp
        case .email: self = .contactEmail
        case .web: self = .contactWeb
        }
    }

    init(_ topic: HelpTopic?) {
        switch topic {
        case nil: self = .help
        case .register: self = .helpRegister
        case .balance: self = .helpBalance
        case .status: self = .helpStatus
        case .contributions: self = .helpContributions
        case .claim: self = .helpClaim
        case .programmes: self = .helpProgrammes
        case .card: self = .helpCard
        case .projection: self = .helpProjection
        case .programme: self = .helpProgramme
        case .conditions: self = .helpConditions
        case .complaint: self = .helpComplaint
        case .particulars: self = .helpParticulars
        case .branch: self = .helpBranch
        case .contact: self = .helpContact
        case .language: self = .helpLanguage
        case .refuse: self = .helpRefuse
        case .unbind: self = .helpUnbind
        case .topics: self = .helpTopics
        }
    }
}
