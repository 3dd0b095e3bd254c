package import Doors
import Membership
import MessageCentre
import MessageGrammar
import Store

extension ExitStatus {
    /// What an error that ends a command means.
    package init(_ error: any Error) {
        switch error {
        case let error as DeviceError where error.isOfNoReader: self = .interrupted
        case is Interruption: self = .interrupted
        case is StoreError, is DeviceError, is any StoreExhaustion: self = .failed
        case is GrammarFileError, is ServiceClash, is UsageError: self = .usage
        case is OperatorRefusal: self = .found
        default: self = .unforeseen
        }
    }
}
