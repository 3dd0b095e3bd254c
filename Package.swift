// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// SQLite's own functions, for stepping prepared statements.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "shortcode",
    products: [
        .executable(name: "shortcode", targets: ["shortcode"])
    ],
    traits: [
        .trait(
            name: "TLS",
            description: "HTTP and SMPP over TLS. It brings BoringSSL, which takes as long to build as the rest.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        // Built with the trait TLS alone.
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its traits: they bring nothing that is used, and 79 s of processor time to each build from nothing.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.12.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .target(name: "Seeded", swiftSettings: strict),
        .target(name: "ShortMessage", swiftSettings: strict),
        .target(name: "CommaSeparated", swiftSettings: strict),
        .target(name: "MessageGrammar", dependencies: ["ShortMessage"], swiftSettings: strict),
        .target(
            name: "GrammarProofs", dependencies: ["Seeded", "ShortMessage", "MessageGrammar"], swiftSettings: strict),
        .target(name: "Store", dependencies: ["ShortMessage", grdb, sqlite], swiftSettings: strict),
        .target(
            name: "MessageCentre", dependencies: ["Seeded", "ShortMessage", "MessageGrammar", "Store"],
            swiftSettings: strict),
        .target(
            name: "Membership",
            dependencies: ["CommaSeparated", "Seeded", "ShortMessage", "MessageGrammar", "Store", "MessageCentre"],
            resources: [.embedInCode("Resources")], swiftSettings: strict),
        .target(
            name: "Transcripts", dependencies: ["ShortMessage"], swiftSettings: strict),
        .target(
            name: "Conversions", dependencies: ["CommaSeparated", "ShortMessage", "Transcripts"], swiftSettings: strict),
        .target(
            name: "Pseudonyms", dependencies: ["ShortMessage", "MessageGrammar", "MessageCentre", "Transcripts"],
            swiftSettings: strict),
        .target(
            name: "Applications",
            dependencies: [
                "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Transcripts",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(name: "SMPP", dependencies: ["ShortMessage"], swiftSettings: strict),
        .target(name: "Kannel", dependencies: ["ShortMessage"], swiftSettings: strict),
        .target(name: "Twilio", dependencies: ["ShortMessage", "Transcripts"], swiftSettings: strict),
        .target(
            name: "Modem", dependencies: ["Seeded", "ShortMessage", "Store", "MessageCentre"], swiftSettings: strict),
        .target(
            name: "Doors",
            dependencies: [
                "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Transcripts", "Pseudonyms", "Modem",
            ],
            swiftSettings: strict),
        .target(
            name: "TransportSecurity",
            dependencies: [
                "ShortMessage", "Doors", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
            ],
            swiftSettings: strict),
        .target(
            name: "Explanations",
            dependencies: [
                "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Membership", "Transcripts", "Doors",
            ],
            swiftSettings: strict),
        .target(
            name: "Services",
            dependencies: [
                "ShortMessage", "MessageGrammar", "GrammarProofs", "Store", "MessageCentre", "Membership",
                "Transcripts",
                "Pseudonyms", "Doors", "Explanations", "Applications",
            ],
            swiftSettings: strict),
        .target(
            name: "Replays",
            dependencies: [
                "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Membership", "Transcripts", "Modem",
                "Doors",
                "Explanations", "SMPPDoor", "Services", "WebProgram", "Applications",
            ],
            swiftSettings: strict),
        .target(
            name: "WebProgram",
            dependencies: [
                "ShortMessage", "MessageCentre", "Transcripts", "Doors",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "ConversionDoor",
            dependencies: [
                "CommaSeparated", "ShortMessage", "Store", "MessageCentre", "Membership", "Transcripts", "Conversions",
                "Pseudonyms", "Doors", "Services",
            ],
            swiftSettings: strict),
        .target(
            name: "SMPPDoor",
            dependencies: [
                "Seeded", "ShortMessage", "MessageCentre", "Transcripts", "Modem", "SMPP", "Doors", "TransportSecurity",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Membership", "Transcripts", "Doors",
                "Explanations", "SMPP", "SMPPDoor", "TransportSecurity",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: strict),
        .target(
            name: "KannelDoor",
            dependencies: [
                "ShortMessage", "Store", "MessageCentre", "Modem", "Kannel", "Applications", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "TwilioDoor",
            dependencies: [
                "ShortMessage", "Store", "MessageCentre", "Transcripts", "Twilio", "Applications", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Server",
            dependencies: [
                "ShortMessage", "MessageCentre", "Transcripts", "Modem", "TransportSecurity", "SMPPDoor", "Doors",
                "Explanations", "Applications", "Services", "Replays", "Web", "Kannel", "KannelDoor", "TwilioDoor",
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "Operations",
            dependencies: [
                "Seeded", "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Membership", "Transcripts",
                "CommaSeparated", "Doors", "Services", "Applications",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "shortcode",
            dependencies: [
                "Seeded", "ShortMessage", "MessageGrammar", "GrammarProofs", "Store", "MessageCentre", "Membership",
                "Transcripts", "Conversions", "Modem", "SMPP", "SMPPDoor", "Doors", "Explanations", "Services",
                "Applications", "Replays",
                "ConversionDoor", "TransportSecurity", "Web", "Kannel", "Twilio", "TwilioDoor", "Server", "Operations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(name: "Allocations", path: "Benchmarks/Allocations"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Allocations", "Seeded", "ShortMessage", "SMPP", "MessageGrammar", "GrammarProofs", "Store",
                "MessageCentre",
                "Membership",
            ],
            path: "Benchmarks",
            exclude: ["Allocations", "gammu_rates.py", "Links/smpp34_echo.py", "serve_load.py"],
            swiftSettings: strict),
        .target(name: "Processes", path: "Tests/Processes", swiftSettings: strict),
        .target(name: "Mutations", dependencies: ["Seeded"], path: "Tests/Mutations", swiftSettings: strict),
        .testTarget(
            name: "ShortMessageTests", dependencies: ["ShortMessage", "Seeded", "Processes"], swiftSettings: strict),
        .target(
            name: "SampleGrammars", dependencies: ["MessageGrammar", "ShortMessage"], path: "Tests/SampleGrammars",
            swiftSettings: strict),
        .testTarget(
            name: "MessageGrammarTests",
            dependencies: ["MessageGrammar", "ShortMessage", "Seeded", "Mutations", "SampleGrammars"],
            swiftSettings: strict),
        .testTarget(
            name: "GrammarProofsTests",
            dependencies: [
                "GrammarProofs", "MessageGrammar", "ShortMessage", "Seeded", "Mutations", "SampleGrammars", "Processes",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MessageCentreTests",
            dependencies: ["MessageCentre", "Store", "MessageGrammar", "ShortMessage", "Seeded", "Mutations", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "MembershipTests",
            dependencies: [
                "Membership", "Store", "MessageCentre", "MessageGrammar", "ShortMessage", "Seeded", "Mutations", grdb,
            ],
            swiftSettings: strict),
        .testTarget(name: "CommaSeparatedTests", dependencies: ["CommaSeparated", "Seeded"], swiftSettings: strict),
        .testTarget(
            name: "ConversionsTests", dependencies: ["Conversions", "ShortMessage", "Transcripts"],
            swiftSettings: strict),
        .testTarget(
            name: "TranscriptsTests", dependencies: ["Transcripts", "ShortMessage", "Seeded", "Mutations"],
            swiftSettings: strict),
        .testTarget(
            name: "PseudonymsTests",
            dependencies: ["Pseudonyms", "MessageGrammar", "ShortMessage", "Transcripts", "Seeded"],
            swiftSettings: strict),
        .testTarget(name: "WebProgramTests", dependencies: ["WebProgram", "ShortMessage"], swiftSettings: strict),
        .testTarget(
            name: "ApplicationsTests",
            dependencies: ["Applications", "MessageCentre", "MessageGrammar", "ShortMessage", "Store"],
            swiftSettings: strict),
        .testTarget(name: "KannelTests", dependencies: ["Kannel", "ShortMessage"], swiftSettings: strict),
        .testTarget(
            name: "TwilioTests", dependencies: ["Twilio", "ShortMessage", "Transcripts"], swiftSettings: strict),
        .testTarget(name: "SMPPTests", dependencies: ["SMPP", "ShortMessage", "Seeded"], swiftSettings: strict),
        .testTarget(
            name: "ModemTests",
            dependencies: ["Modem", "Store", "MessageCentre", "Membership", "ShortMessage", "Seeded", "Mutations"],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Explanations", "MessageCentre", "MessageGrammar", "Membership", "ShortMessage", "Store",
                "Transcripts", "Doors",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "shortcodeTests",
            dependencies: ["shortcode", "ShortMessage", "SMPP", "Store", "MessageCentre", "Seeded", "Processes", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "Clients", dependencies: ["shortcode", "Processes"],
            exclude: ["abnf_peer.py", "coding_peer.py", "junit.xsd", "Python"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// What the thread sanitizer is run on: the message centre and its tests, without the doors and their libraries.
if Context.environment["SHORTCODE_CENTRE_ALONE"] != nil {
    let kept: Set = [
        "Seeded", "ShortMessage", "MessageGrammar", "Store", "MessageCentre", "Mutations", "MessageCentreTests",
    ]
    package.targets.removeAll { !kept.contains($0.name) }
    package.products = []
}
