"""Runs programs and measures them: seconds of processor and of clock, and peak memory."""

import dataclasses
import os
import statistics
import subprocess
import tempfile
import threading
import time


class Failure(Exception):
    """What makes a benchmark worthless, in a sentence."""


@dataclasses.dataclass
class Usage:
    text: str
    processor: float  # seconds, user and system, of all threads and children
    clock: float  # seconds
    peak: float  # MiB


def resident_peak(process):
    """The most memory a running process has held, in MiB.

    Its resource usage would not do: after exec that still counts this interpreter's memory.
    """
    try:
        with open(f"/proc/{process}/status") as status:
            return next((int(l.split()[1]) / 1024 for l in status if l.startswith("VmHWM")), 0.0)
    except OSError:
        return 0.0


def measure(command, environment=None, looks=True):
    """Runs a command to its end; a non-zero exit code is a failure.

    Looking at memory takes the processor from what is measured: it is done seldom, and not at all
    where every processor is busy, and then the peak is 0.
    """
    command = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=printed, stderr=complaints, env={**os.environ, **(environment or {})})
        peak = [0.0]
        ended = threading.Event()

        def look():
            while not ended.wait(0.01):
                peak[0] = max(peak[0], resident_peak(process.pid))

        looking = threading.Thread(target=look)
        if looks:
            looking.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        ended.set()
        if looks:
            looking.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        complaints.seek(0)
        if process.returncode != 0:
            raise Failure(
                f"{' '.join(command)}\nended with {process.returncode}: {complaints.read()}")
        return Usage(printed.read(), usage.ru_utime + usage.ru_stime, clock, peak[0])


def alternated(makers, rounds):
    """Rounds of all makers in turn, so that a busy minute hits them alike; lists by name."""
    results = {name: [] for name in makers}
    for _ in range(rounds):
        for name, make in makers.items():
            results[name].append(make())
    return results


def median(results, of):
    return statistics.median(of(result) for result in results)
