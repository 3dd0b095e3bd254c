package import Applications
package import Doors
package import Kannel
package import Modem
package import SMPPDoor
package import Services
package import ShortMessage
package import TransportSecurity
package import Web

/// What a server runs, and at which doors.
package struct ServerPlan {
    package let services: ServicePlan
    package let centre: CentrePlan
    package let web: WebPlan
    /// Where gateways bind; nil for nowhere. A service whose short code is an account's is not started.
    package var gateways: SMPPPlan?
    package var modems: [ModemPlan] = []
    /// Files of Kannel's, each at its number. A service whose short code is one of these is not started.
    package var kannels: [KannelPlan] = []
    /// An account of Twilio's; nil for none. A service whose short code is one of its numbers is not started.
    package var twilio: ServedTwilio?
    /// How long what is being answered may take once the program is to end.
    package var drain = Period(milliseconds: 10_000)

    package init(_ services: ServicePlan, _ centre: CentrePlan, _ web: WebPlan) {
        (self.services, self.centre, self.web) = (services, centre, web)
    }
}

/// Where HTTP is served, to whom, and how much is kept for it.
package struct WebPlan {
    package let host: String
    package let port: Int
    package let access: Access
    /// Messages that are kept in memory for the page and the API.
    package let history: Int
    /// What the port shows of itself; nil where it speaks without TLS.
    package let identity: ServerIdentity?

    package init(host: String, port: Int, _ access: Access, history: Int, identity: ServerIdentity?) {
        (self.host, self.port, self.access, self.history) = (host, port, access, history)
        self.identity = identity
    }
}

/// A modem at a port, which is opened when its turn comes.
package struct ModemPlan {
    package let profile: ModemProfile
    package let port: () throws -> any ModemPort

    package init(_ profile: ModemProfile, at port: @escaping () throws -> any ModemPort) {
        (self.profile, self.port) = (profile, port)
    }
}

/// A short code that is run as a file of Kannel's says.
package struct KannelPlan {
    package let number: Address
    /// Its name.
    package let file: String
    package let settings: KannelSettings
    /// Whom its services may ask.
    package let trust: WebTrust

    package init(_ number: Address, file: String, _ settings: KannelSettings, _ trust: WebTrust) {
        (self.number, self.file, self.settings, self.trust) = (number, file, settings, trust)
    }
}
