/// Every command that the modem has, by its name.
enum CommandTable {
    static let commands: [String: CommandDefinition] = [
        lineCommands, identityCommands, simCommands, networkCommands, equipmentCommands, messageSettings,
        indicationCommands, storageCommands, sendingCommands, switches,
    ].reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

    /// The names with a prefix, as `+CLAC` lists them; basic commands first.
    static let names: [String] = {
        let basic = commands.keys.filter { $0.utf8.first?.isLetter == true || $0.hasPrefix("&") }.sorted()
        return basic + commands.keys.filter { !basic.contains($0) }.sorted()
    }()
}
