package import Foundation
import Glibc

extension Process {
    /// Waits until it has ended.
    ///
    /// `waitUntilExit` runs a run loop, which can miss the end of a process and then wait for ever; on a machine of two
    /// cores two of these keep every other test from running.
    package func waitForEnd() {
        var ended = siginfo_t()
        while waitid(P_PID, id_t(processIdentifier), &ended, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        // Foundation has it from a thread of its own.
        while isRunning { sched_yield() }
    }
}
