/// A way to reach the people of BPJS Ketenagakerjaan.
public enum ContactChannel: Hashable, Sendable, CaseIterable {
    /// The call centre; WhatsApp; e-mail; the site, the app and social media.
    case telephone, whatsApp, email, web

    /// As members write it.
    init?(word: String) {
        switch word {
        case "TELEPON": self = .telephone
        case "WA", "WHATSAPP": self = .whatsApp
        case "EMAIL": self = .email
        case "WEB", "APLIKASI", "JMO", "MEDSOS": self = .web
        default: return nil
        }
    }
}

extension Language {
    /// As members write it.
    init?(word: String) {
        switch word {
        case "ID", "INDONESIA": self = .indonesian
        case "EN", "INGGRIS", "ENGLISH": self = .english
        default: return nil
        }
    }
}
