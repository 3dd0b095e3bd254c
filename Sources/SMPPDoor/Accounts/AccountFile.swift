import MessageCentre
import SMPP
import ShortMessage

extension Account {
    /// Reads a file of accounts.
    ///
    ///     file    = *( comment / account *entry )
    ///     account = "account" 1*" " system-id
    ///     entry   = 1*" " name 1*" " value                   ; indented, for the account above
    ///     comment = "#" text
    ///
    /// - Parameters:
    ///   - source: what stands in the file.
    ///   - common: what an account has that says nothing else.
    /// - Throws: at the first line that says nothing, with its number.
    package static func all(
        in source: String, like common: Account = Account(systemID: "")
    ) throws(AccountError) -> [Account] {
        var accounts: [Account] = []
        for (number, line) in zip(1..., source.split(separator: "\n", omittingEmptySubsequences: false)) {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).map(String.init)
            guard let name = words.first, !name.hasPrefix("#") else { continue }
            guard words.count > 1 else { throw AccountError(line: number, problem: .noValue(name)) }
            let isIndented = line.first == " " || line.first == "\t"
            do throws(AccountError.Problem) {
                if isIndented {
                    guard !accounts.isEmpty else { throw .entryWithoutAccount }
                    try accounts[accounts.count - 1].apply(name, Array(words.dropFirst()))
                } else {
                    var account = common
                    account.systemID = try systemID(name, words[1], besides: accounts)
                    accounts.append(account)
                }
            } catch {
                throw AccountError(line: number, problem: error)
            }
        }
        return accounts
    }

    private static func systemID(
        _ name: String, _ systemID: String, besides others: [Account]
    ) throws(AccountError.Problem) -> String {
        guard name == "account" else { throw .unknownName(name) }
        guard (1...15).contains(systemID.utf8.count) else { throw .badValue(name, systemID) }
        guard !others.contains(where: { $0.systemID == systemID }) else { throw .twice(systemID) }
        return systemID
    }

    private mutating func apply(_ name: String, _ values: [String]) throws(AccountError.Problem) {
        let value = values.joined(separator: " ")
        switch name {
        case "password": password = value
        case "addresses":
            let patterns = values.map { try? AddressPattern($0) }
            guard !patterns.contains(nil) else { throw .badValue(name, value) }
            addresses += patterns.compactMap(\.self)
        case "rate": rate = try Self.rate(values, orThrow: .badValue(name, value))
        case "window": window = try Self.number(value, orThrow: .badValue(name, value))
        case "binds": mostBinds = try Self.number(value, orThrow: .badValue(name, value))
        case "alphabet":
            guard let alphabet = DataCoding.DefaultAlphabet(name: value) else { throw .badValue(name, value) }
            self.alphabet = alphabet
        case "long":
            guard let form = LongForm(rawValue: value) else { throw .badValue(name, value) }
            longForm = form
        case "outbind":
            guard let invitation = Invitation(value) else { throw .badValue(name, value) }
            self.invitation = invitation
        case "receipt":
            guard var rule = try? ReceiptRule(value) else { throw .badValue(name, value) }
            rule.account = systemID
            receipts.append(rule)
        case "fault":
            guard var fault = try? SMPPFault(value) else { throw .badValue(name, value) }
            fault.account = systemID
            faults.append(fault)
        default: throw .unknownName(name)
        }
    }

    private static func number(
        _ text: String, orThrow problem: AccountError.Problem
    ) throws(AccountError.Problem) -> Int {
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text), 1...100_000 ~= number else {
            throw problem
        }
        return number
    }

    /// `10` or `10 burst 20`.
    private static func rate(
        _ words: [String], orThrow problem: AccountError.Problem
    ) throws(AccountError.Problem) -> Rate {
        let messages = try number(words[0], orThrow: problem)
        guard words.count > 1 else { return Rate(messages: messages, burst: messages) }
        guard words.count == 3, words[1] == "burst" else { throw problem }
        return Rate(messages: messages, burst: try number(words[2], orThrow: problem))
    }
}

/// A line of a file of accounts that says nothing.
package struct AccountError: Error, Hashable, CustomStringConvertible {
    /// From 1 on.
    package let line: Int
    package let problem: Problem

    package enum Problem: Error, Hashable {
        case noValue(String)
        case unknownName(String)
        case badValue(String, String)
        case entryWithoutAccount
        case twice(String)
    }

    /// A password is not shown.
    package var description: String {
        let what =
            switch problem {
            case .noValue(let name): "'\(Text.escaped(name))' has no value"
            case .unknownName(let name):
                "'\(Text.escaped(name))' is no entry; expected account, or indented below one: password, addresses, rate, "
                    + "window, binds, alphabet, long, outbind, receipt, fault"
            case .badValue(let name, let value):
                "'\(Text.escaped(value))' is no \(name); expected \(Self.expectations[name] ?? "another value")"
            case .entryWithoutAccount: "an indented entry before the first account; expected 'account SYSTEM_ID'"
            case .twice(let name): "the account '\(Text.escaped(name))' stands above already"
            }
        return "line \(line): \(what)"
    }

    private static let expectations = [
        "account": "a system_id of 1 to 15 characters",
        "addresses": "numbers such as 5151 or +6281200000001, or beginnings and a star: +62812*",
        "rate": "messages a second, perhaps with what may come at once: 10 burst 20",
        "window": "1 to 100000", "binds": "1 to 100000",
        "fault": "one such as throttled:5 or late=2000@query_sm",
        "receipt": "a rule such as to=+62812*,state=UNDELIV,delay=2s", "alphabet": "gsm, packed-gsm, latin1 or utf8",
        "long": "udh, sar or payload",
        "outbind": "a port, or an address and a port, and perhaps a password of at most 8 characters",
    ]
}

extension DataCoding.DefaultAlphabet {
    /// The alphabet that an option or an entry names so.
    package init?(name: String) {
        switch name {
        case "gsm": self = .gsm
        case "packed-gsm": self = .packedGSM
        case "latin1": self = .latin1
        case "utf8": self = .utf8
        default: return nil
        }
    }
}
