import Foundation
import FoundationXML
import ShortMessage
import Transcripts

/// Reads the XML of "SMS Backup & Restore" for Android, as a stream.
///
///     <sms address="2757" date="1795222800000" type="1" body="Saldo JHT …" />
///
/// Type 1 came, type 2 was sent; drafts, messages that failed, and MMS are passed over.
public enum AndroidBackup {
    /// Reads a whole backup.
    ///
    /// - Parameters:
    ///   - context: whose telephone it is the backup of, and where its clock stands.
    ///   - next: the next octets of the file, none at its end.
    ///   - each: is handed every record as it is read.
    /// - Throws: what `next` or `each` throws.
    public static func read(
        _ context: ConversionContext, from next: @escaping () throws -> [UInt8],
        each: @escaping (ConvertedRecord) throws -> Void
    ) throws {
        let source = XMLSource(next)
        let delegate = BackupElements(context, each: each)
        let parser = XMLParser(stream: source)
        parser.shouldResolveExternalEntities = false
        parser.delegate = delegate
        let isWellFormed = parser.parse()
        if let failure = source.failure ?? delegate.failure { throw failure }
        guard !isWellFormed || !delegate.isWhole else { return }
        let reason = "this is no well-formed XML; expected a backup of SMS Backup & Restore"
        try each(.bad(BadRecord("line \(max(parser.lineNumber, 1))", reason)))
    }
}

/// The octets of a file, as the parser asks for them.
private final class XMLSource: InputStream {
    private let next: () throws -> [UInt8]
    private var references = SurrogateReferences()
    private var pending: [UInt8] = []
    private var hasEnded = false
    private(set) var failure: (any Error)?

    init(_ next: @escaping () throws -> [UInt8]) {
        self.next = next
        super.init(data: Data())
    }

    override func open() {}
    override func close() {}
    override var hasBytesAvailable: Bool { !pending.isEmpty || !hasEnded }
    override var streamStatus: Stream.Status { hasBytesAvailable ? .open : .atEnd }
    override var streamError: (any Error)? { failure }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        while pending.isEmpty, !hasEnded { fill() }
        let count = min(length, pending.count)
        for (index, octet) in pending.prefix(count).enumerated() { buffer[index] = octet }
        pending.removeFirst(count)
        return count
    }

    private func fill() {
        do {
            let block = try next()
            hasEnded = block.isEmpty
            pending += hasEnded ? references.finish() : references.receive(block)
        } catch {
            (failure, hasEnded) = (error, true)
        }
    }
}

/// Makes records of elements.
private final class BackupElements: NSObject, XMLParserDelegate {
    private let context: ConversionContext
    private let each: (ConvertedRecord) throws -> Void
    private(set) var failure: (any Error)?
    private var depth = 0
    private var hasRoot = false

    /// Whether the first element has ended.
    var isWhole: Bool { hasRoot && depth == 0 }

    init(_ context: ConversionContext, each: @escaping (ConvertedRecord) throws -> Void) {
        (self.context, self.each) = (context, each)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        (depth, hasRoot) = (depth + 1, true)
        guard let record = record(name, attributes, place: "line \(parser.lineNumber)") else { return }
        do {
            try each(record)
        } catch {
            failure = error
            parser.abortParsing()
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        depth -= 1
    }

    private func record(_ name: String, _ attributes: [String: String], place: String) -> ConvertedRecord? {
        switch name {
        case "mms": return .passedOver("MMS")
        case "sms": break
        default: return nil
        }
        let type = attributes["type"] ?? ""
        guard ["1", "2"].contains(type) else {
            let unknown = type.isEmpty ? "message without a type" : "message of type \(type.prefix(3))"
            return .passedOver(Self.others[type] ?? unknown)
        }
        guard let time = ForeignTime.time(attributes["date"] ?? "", offset: context.offset) else {
            return .bad(BadRecord(place, "date is none; expected milliseconds since 1970"))
        }
        guard let address = attributes["address"], let text = attributes["body"] else {
            return .bad(BadRecord(place, "address or body is missing"))
        }
        let number = address.filter { $0 != " " && $0 != "-" && $0 != "(" && $0 != ")" }
        let isReceived = type == "1"
        return .message(
            at: time, from: isReceived ? number : nil, to: isReceived ? nil : number, text: text, context: context,
            place: place)
    }

    private static let others = ["3": "draft", "4": "outbox", "5": "failed", "6": "queued"]
}
