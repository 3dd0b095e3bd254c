import ArgumentParser
import Doors
import MessageCentre
import Transcripts

extension ReplayCommand {
    func validate() throws {
        if json, tap { throw ValidationError("--json and --tap are two outputs; expected one of them.") }
        if shrink, update || json || tap || junit != nil {
            throw ValidationError(
                "--shrink writes another log; --update, --json, --tap and --junit are about this one.")
        }
        if update, json || tap || junit != nil || only != nil {
            throw ValidationError(
                "--update writes all replies and tests nothing; --json, --tap, --junit and --only do.")
        }
        if store == ":memory:" {
            throw ValidationError("--store names a file; leave it out to begin with an empty store.")
        }
        guard (1...Self.mostJobs).contains(jobs) else {
            throw ValidationError("--jobs takes 1 to \(Self.mostJobs).")
        }
        if via == nil { try validateWithoutProgram() } else { try validateWithProgram() }
    }

    private static let mostJobs = 64

    private func validateWithoutProgram() throws {
        if number != nil || gatewayOptions.areGiven {
            throw ValidationError(
                "--number, --speed, --settle, --timeout and --wait-for-client are for a program; --via says where it is."
            )
        }
    }

    private func validateWithProgram() throws {
        if shrink {
            throw ValidationError(
                "--shrink plays a log again and again from the start, which a program of yours cannot be made to forget."
            )
        }
        if !members.isEmpty || store != nil || clock != nil || !faults.fault.isEmpty || faults.seed != nil
            || options.language != nil || options.rates != nil
        {
            throw ValidationError(
                "--members, --store, --clock, --fault, --seed, --language and --rates are for the built-in service, which "
                    + "--via does not start.")
        }
        if jobs > 1 {
            throw ValidationError("--via has one program, which is played one log after the other; no --jobs.")
        }
        if times != nil, times != .ignored, gatewayOptions.pace.speed == .max {
            throw ValidationError("--times needs --speed 1x or 60x: at full speed the time of an answer says nothing.")
        }
    }
}
