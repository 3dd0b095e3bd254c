import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays message logs as tests of JUnit 5, a test a log, with the installed shortcode.
 *
 * <p>The logs are {@code logs/*.smslog}, or those of the folder that SHORTCODE_LOGS names.
 */
class LogsTest {
    private static final Path LOGS = Path.of(System.getenv().getOrDefault("SHORTCODE_LOGS", "logs"));

    @TestFactory
    List<DynamicTest> logs() throws IOException {
        try (Stream<Path> files = Files.list(LOGS)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".smslog"))
                    .sorted()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> replay(file)))
                    .collect(Collectors.toList());
            assertFalse(tests.isEmpty(), "no log in " + LOGS + ": nothing would be tested");
            return tests;
        }
    }

    /** What differs is the message of the failure, as the program prints it. */
    private static void replay(Path log) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("shortcode", "replay", log.toString()).redirectErrorStream(true).start();
            String report = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.waitFor(), report);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
