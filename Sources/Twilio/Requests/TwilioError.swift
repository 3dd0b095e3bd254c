package import Transcripts

/// Why a request is not carried out, as Twilio numbers it.
package struct TwilioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Of Twilio's list.
    package let code: Int
    /// Of HTTP.
    package let status: Int
    package let message: String

    package init(_ code: Int, _ status: Int = 400, _ message: String) {
        (self.code, self.status, self.message) = (code, status, message)
    }

    package var json: JSONDocument {
        .object([
            ("code", .number(code)), ("message", .string(message)),
            ("more_info", .string("https://www.twilio.com/docs/errors/\(code)")), ("status", .number(status)),
        ])
    }

    package var description: String { "\(message) (\(code))" }
}

extension TwilioError {
    package static let noCredentials = TwilioError(20003, 401, "Authenticate")
    package static let wrongMethod = TwilioError(20004, 405, "Method not allowed")
    package static let incomplete = TwilioError(20009, 409, "Cannot change this resource before it is complete")
    package static let unreadable = TwilioError(20001, 400, "The body of the request cannot be read")
    package static let unavailable = TwilioError(20503, 503, "Service unavailable")
    package static let sent = TwilioError(30409, 409, "Message cannot be canceled: it has been sent")
    package static let noText = TwilioError(21602, 400, "Message body is required.")
    package static let noSender = TwilioError(21603, 400, "A 'From' phone number is required.")
    package static let noRecipient = TwilioError(21604, 400, "A 'To' phone number is required.")
    package static let tooLong = TwilioError(
        21617, 400, "The concatenated message body exceeds the 1600 character limit.")
    package static let optedOut = TwilioError(21610, 400, "Attempt to send to unsubscribed recipient")
    package static let queueFull = TwilioError(
        21611, 400, "This 'From' number has exceeded the maximum number of queued messages")
    package static let sameNumber = TwilioError(21266, 400, "'To' and 'From' number cannot be the same")
    package static let noService = TwilioError(21701, 400, "The Messaging Service does not exist.")
    package static let noMedia = TwilioError(
        30011, 400, "MMS not supported by the receiving phone number in this region")
    package static let noContent = TwilioError(21655, 400, "The ContentSid is Invalid")
    package static let badCallback = TwilioError(21609, 400, "The 'StatusCallback' URL is not valid.")
    package static let badSchedule = TwilioError(
        35110, 400, "ScheduleType 'fixed' and a time in SendAt are required for a message that is sent later.")
    package static let unscheduled = TwilioError(
        35118, 400, "MessagingServiceSid is required to schedule a message")

    package static func notFound(_ path: String) -> TwilioError {
        TwilioError(20404, 404, "The requested resource \(path) was not found")
    }
    package static func invalid(_ name: String) -> TwilioError {
        TwilioError(20001, 400, "Parameter '\(name)' is not valid")
    }
    package static func invalidRecipient(_ number: String) -> TwilioError {
        TwilioError(21211, 400, "Invalid 'To' Phone Number: \(number)")
    }
    package static func invalidSender(_ number: String) -> TwilioError {
        TwilioError(21212, 400, "Invalid From Number (caller ID): \(number)")
    }
    package static func noMobile(_ number: String) -> TwilioError {
        TwilioError(21614, 400, "'To' number is not a valid mobile number: \(number)")
    }
    package static func noRegion(_ number: String) -> TwilioError {
        TwilioError(
            21408, 400,
            "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: \(number)")
    }
    package static func foreignSender(_ number: String) -> TwilioError {
        TwilioError(
            21606, 400,
            "The 'From' phone number provided (\(number)) is not a valid message-capable Twilio phone number for this "
                + "destination")
    }
    package static func unroutable(_ number: String) -> TwilioError {
        TwilioError(
            21612, 400,
            "Message cannot be sent with the current combination of 'To' (\(number)) and 'From' parameters")
    }
}
