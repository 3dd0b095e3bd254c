package import ShortMessage
package import TransportSecurity
package import TwilioDoor

/// Where an account of Twilio's is asked, and what it is.
package struct ServedTwilio {
    package let host: String
    package let port: Int
    package let plan: TwilioPlan
    /// What the port shows of itself; nil where it speaks without TLS.
    package var identity: ServerIdentity?

    /// Those of the account.
    package var numbers: [Address] { plan.numbers.map(\.address) }

    package init(host: String, port: Int, _ plan: TwilioPlan) {
        (self.host, self.port, self.plan) = (host, port, plan)
    }
}
