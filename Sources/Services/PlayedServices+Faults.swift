package import Doors
package import MessageCentre
import ShortMessage
import Transcripts

extension PlayedServices {
    /// Refuses faults that would strike nothing, where all messages go to services and all replies come from them.
    package func check(_ plan: FaultPlan) throws(UsageError) {
        for rule in plan.rules {
            let isFromService = rule.from != .any && numbers.matches(rule.from)
            let isToService = rule.to != .any && numbers.matches(rule.to)
            if rule.strikesDeliveries, isToService || !numbers.matches(rule.from) {
                throw UsageError(
                    "loss, duplicate, reorder and delay strike what a service sends, and none sends from=\(rule.from) "
                        + "to=\(rule.to); messages to a service are struck by reject and silence")
            }
            if rule.strikesSubmissions, isFromService {
                throw UsageError(
                    "reject and silence strike what is sent to a service, and from=\(rule.from) is one; what it sends is "
                        + "struck by loss, duplicate, reorder and delay")
            }
        }
    }
}

extension ServiceNumbers {
    fileprivate func matches(_ pattern: AddressPattern) -> Bool { addresses.contains(where: pattern.matches) }
}
