package import Store

extension MessageCentre {
    /// Takes the text of one message that nothing follows out of the journal.
    ///
    /// - Parameter withNumbers: whether nobody's numbers stand there any more, so that it is nobody's message.
    /// - Returns: false where there is no such message, or it still waits.
    package func eraseText(of id: Int64, withNumbers: Bool) throws(StoreError) -> Bool {
        try storing {
            try commit { desk in
                guard let message = try desk.journal.message(id), message.state != .enroute else { return false }
                let journal = OperatorJournal(desk.transaction)
                try journal.eraseText(of: id)
                if withNumbers {
                    try journal.eraseSender(of: id)
                    try journal.eraseRecipient(of: id)
                }
                desk.state.tell(.replaced(id: id))
                return true
            }
        }
    }
}
