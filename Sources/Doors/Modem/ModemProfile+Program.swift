package import Modem
package import ShortMessage

extension ModemProfile {
    /// A modem for programs, which are given time between messages.
    package init(program number: Address) {
        self.init(number: number)
        deliveryMilliseconds = 250
    }
}
