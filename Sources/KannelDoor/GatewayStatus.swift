import Kannel

/// What there is to say of a gateway: how long it runs, and how much went through.
struct GatewayStatus {
    private let (received, sent, reported): (Int, Int, Int)
    private let uptime: String
    private let linkName: String

    /// How it is told.
    enum Form: String {
        case text = "txt"
        case xml, html

        /// With what Kannel says before it and behind it.
        func page(_ body: String) -> String {
            switch self {
            case .text: body
            case .xml: "<?xml version=\"1.0\"?>\n<gateway>\n\(body)</gateway>\n"
            case .html:
                "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">\n<html>\n<title>Kannel</title>\n<body>\n"
                    + "<p>\(body)</p>\n</body></html>\n"
            }
        }
    }

    /// Kannel's own words where the password is another.
    static func denied(_ form: Form) -> String { form.page("Denied") }

    func told(_ form: Form) -> String {
        switch form {
        case .text: text
        case .xml: form.page(xml)
        case .html:
            form.page(Self.escaped(text).replacing("\n\n", with: "</p>\n\n<p>").replacing("    ", with: "<br>\n"))
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    init(_ door: KannelDoor) {
        (received, sent, reported) = door.counts.all
        let seconds = (ContinuousClock.now - door.counts.start).components.seconds
        uptime = "\(seconds / 86_400)d \(seconds / 3600 % 24)h \(seconds / 60 % 60)m \(seconds % 60)s"
        linkName = door.settings.linkName ?? "shortcode"
    }

    private var text: String {
        """
        Kannel bearerbox version `1.4.5'.

        Status: running, uptime \(uptime)

        SMS: received \(received) (0 queued), sent \(sent) (0 queued), store size 0
        SMS: inbound (0.00,0.00,0.00) msg/sec, outbound (0.00,0.00,0.00) msg/sec

        DLR: received \(reported), sent \(reported)
        DLR: inbound (0.00,0.00,0.00) msg/sec, outbound (0.00,0.00,0.00) msg/sec
        DLR: 0 queued, using internal storage

        SMSC connections:
            \(linkName)[\(linkName)]    shortcode (online \(uptime), rcvd: sms \(received) (0.00,0.00,0.00) / dlr \(reported) \
        (0.00,0.00,0.00), sent: sms \(sent) (0.00,0.00,0.00) / dlr 0 (0.00,0.00,0.00), failed 0, queued 0 msgs)

        """
    }

    private var xml: String {
        let linkName = Self.escaped(linkName)
        return """
            \t<version>Kannel bearerbox version `1.4.5'.</version>
            \t<status>running, uptime \(uptime)</status>
            \t<wdp>
            \t\t<received><total>0</total><queued>0</queued></received>
            \t\t<sent><total>0</total><queued>0</queued></sent>
            \t</wdp>
            \t<sms>
            \t\t<received><total>\(received)</total><queued>0</queued></received>
            \t\t<sent><total>\(sent)</total><queued>0</queued></sent>
            \t\t<storesize>0</storesize>
            \t\t<inbound>0.00,0.00,0.00</inbound>
            \t\t<outbound>0.00,0.00,0.00</outbound>
            \t</sms>
            \t<dlr>
            \t\t<received><total>\(reported)</total></received>
            \t\t<sent><total>\(reported)</total></sent>
            \t\t<inbound>0.00,0.00,0.00</inbound>
            \t\t<outbound>0.00,0.00,0.00</outbound>
            \t\t<queued>0</queued>
            \t\t<storage>internal</storage>
            \t</dlr>
            \t<boxes>
            \t</boxes>
            \t<smscs><count>1</count>
            \t\t<smsc>
            \t\t\t<name>\(linkName)</name>
            \t\t\t<admin-id>\(linkName)</admin-id>
            \t\t\t<id>\(linkName)</id>
            \t\t\t<status>online \(uptime)</status>
            \t\t\t<failed>0</failed>
            \t\t\t<queued>0</queued>
            \t\t\t<sms>
            \t\t\t\t<received>\(received)</received>
            \t\t\t\t<sent>\(sent)</sent>
            \t\t\t\t<inbound>0.00,0.00,0.00</inbound>
            \t\t\t\t<outbound>0.00,0.00,0.00</outbound>
            \t\t\t</sms>
            \t\t\t<dlr>
            \t\t\t\t<received>\(reported)</received>
            \t\t\t\t<sent>0</sent>
            \t\t\t\t<inbound>0.00,0.00,0.00</inbound>
            \t\t\t\t<outbound>0.00,0.00,0.00</outbound>
            \t\t\t</dlr>
            \t\t</smsc>
            \t</smscs>

            """
    }
}
