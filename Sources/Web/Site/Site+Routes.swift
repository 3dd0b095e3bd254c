extension Site {
    /// All that `serve` has.
    package init(_ office: PostOffice, _ access: Access) {
        let isDraining = Draining()
        let groups: [any RouteGroup] = [
            PageRoutes(), HealthRoutes(office: office, isDraining: isDraining), SendingRoutes(office: office),
            MessageRoutes(office: office), EventRoutes(office: office),
        ]
        self.init(groups.flatMap(\.routes), access, counts: office.counts, isDraining)
    }
}
