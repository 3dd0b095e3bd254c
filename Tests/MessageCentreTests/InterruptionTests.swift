import GRDB
import Store
import Testing

@Suite("Work on a store that is asked whether it is enough")
struct InterruptionTests {
    private static let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    @Test("is given up within a statement, and the connection goes on")
    func givenUp() throws {
        try DatabaseQueue().writeWithoutTransaction { db in
            var questions = 0
            #expect(throws: CancellationError.self) {
                try Transaction(db).working {
                    questions += 1
                    return questions == 3
                } _: {
                    _ = try Int.fetchOne(db, sql: Self.endless)
                }
            }
            #expect(questions == 3)
            let seven = try Int.fetchOne(db, sql: "SELECT 7")
            #expect(seven == 7)
        }
    }

    @Test("is done where it never is, and what the work throws goes out as it is")
    func done() throws {
        struct Own: Error {}
        try DatabaseQueue().writeWithoutTransaction { db in
            let seven = try Transaction(db).working(until: { false }, { try Int.fetchOne(db, sql: "SELECT 7") })
            #expect(seven == 7)
            #expect(throws: Own.self) { try Transaction(db).working(until: { false }) { throw Own() } }
        }
    }
}
