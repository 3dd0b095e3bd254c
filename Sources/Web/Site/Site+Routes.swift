extension Site {
    /// All that `serve` has.
    package init(_ desk: TestDesk, _ access: Access, _ limits: WebLimits = WebLimits()) {
        let (office, isDraining) = (desk.office, Draining())
        let groups: [any RouteGroup] = [
            PageRoutes(), DescriptionRoutes(), HealthRoutes(office: office, isDraining: isDraining),
            SendingRoutes(office: office),
            MessageRoutes(office: office), EventRoutes(office: office), ClockRoutes(desk: desk),
            FaultRoutes(desk: desk),
            HandsetRoutes(desk: desk), SnapshotRoutes(desk: desk), ExplanationRoutes(desk: desk),
            MemberRoutes(desk: desk), SessionRoutes(desk: desk), SessionFaultRoutes(desk: desk),
        ]
        self.init(groups.flatMap(\.routes), access, counts: office.counts, isDraining, patience: limits.body)
    }
}
