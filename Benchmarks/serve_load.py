#!/usr/bin/env python3
"""Load on `shortcode serve`: prints figures, and fails where memory grows or a reader holds others up.

    python3 Benchmarks/serve_load.py .build/release/shortcode

Start to the first answer; memory idle; messages a second over 64 connections that are kept, beside the same messages at the
pipe, in turns; 1,000 requests that wait at once; 200 readers of events of which half never read.
"""
import asyncio
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ".build/release/shortcode"
MESSAGES = int(os.environ.get("MESSAGES", "12800"))
CONNECTIONS = 64


class Server:
    """The program, from its start to its end."""

    def __init__(self, *options):
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--http", "0", *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r"HTTP at http://127.0.0.1:(\d+)", self.process.stderr.readline())[1])
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        self.start = time.monotonic() - begin

    def memory(self):
        """Megabytes that are resident."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        assert self.process.wait(30) == 0


def request(method, path, body=b""):
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


async def answer(reader):
    """The status and the body of a response."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return int(head[9:12]), await reader.readexactly(int(length[1])) if length else b""


def message(number, connection):
    return {"from": f"+6281{number:08}", "text": "KONTAK" if connection % 2 else "SALDO 08012345678"}


async def send(server, count):
    """Sends messages over connections that are kept.

    Returns the messages a second, and how long each request took.
    """
    times = []

    async def work(connection):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for index in range(count // CONNECTIONS):
            body = json.dumps(message(10_000 * connection + index, connection)).encode()
            begin = time.monotonic()
            writer.write(request("POST", "/v1/messages", body))
            status, _ = await answer(reader)
            times.append(time.monotonic() - begin)
            assert status == 200, status
        writer.close()

    begin = time.monotonic()
    await asyncio.gather(*(work(connection) for connection in range(CONNECTIONS)))
    return count / (time.monotonic() - begin), times


def pipe(count, *options):
    lines = "".join(
        f"2026-11-21T08:00:00+07:00 {sent['from']} > 2757 {sent['text']}\n"
        for connection in range(CONNECTIONS)
        for sent in (message(10_000 * connection + index, connection) for index in range(count // CONNECTIONS)))
    begin = time.monotonic()
    subprocess.run([PROGRAM, *options], input=lines, text=True, stdout=subprocess.DEVNULL, check=True)
    return count / (time.monotonic() - begin)


async def wait(server, count):
    """So many requests wait, each for a number of its own; then a message for each is sent.

    Returns the longest time from the send to the answer of the one that waited.
    """
    ends = {}

    async def waiter(index):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(request("GET", f"/v1/messages/wait?to=%2B62813{index:07}&timeout=120s"))
        status, _ = await answer(reader)
        ends[index] = time.monotonic()
        assert status == 200
        writer.close()

    async def gauge():
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(request("GET", "/metrics"))
        _, body = await answer(reader)
        writer.close()
        return int(re.search(rb"shortcode_http_waiters (\d+)", body)[1])

    waiters = [asyncio.create_task(waiter(index)) for index in range(count)]
    while await gauge() < count:
        await asyncio.sleep(0.02)
    memory = server.memory()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    begins = {}
    for index in range(count):
        begins[index] = time.monotonic()
        body = json.dumps({"from": f"+62813{index:07}", "text": "KONTAK"}).encode()
        writer.write(request("POST", "/v1/messages", body))
        await answer(reader)
    await asyncio.gather(*waiters)
    return max(ends[index] - begins[index] for index in range(count)), memory


READER = """
import selectors, socket, sys
port, count = int(sys.argv[1]), int(sys.argv[2])
selector, seen, rest = selectors.DefaultSelector(), [0] * count, [b""] * count
for index in range(count):
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(b"GET /v1/events HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n")
    selector.register(connection, selectors.EVENT_READ, index)
print("ready", flush=True)
while selector.get_map():
    for key, _ in selector.select():
        block = key.fileobj.recv(1 << 20)
        text = rest[key.data] + block
        seen[key.data] += text.count(b"event: message")
        rest[key.data] = text[-13:]
        if not block: selector.unregister(key.fileobj)
print(min(seen), flush=True)
"""


async def watch(server, count, messages):
    """So many readers of events, a process of their own, and as many that never read, while messages are sent.

    Returns the messages a second, and the memory before, in the middle and after.
    """
    readers = subprocess.Popen(
        [sys.executable, "-c", READER, str(server.port), str(count)], stdout=subprocess.PIPE, text=True)
    readers.stdout.readline()
    idle = []
    for _ in range(count):
        connection = socket.create_connection(("127.0.0.1", server.port))
        connection.sendall(request("GET", "/v1/events"))
        idle.append(connection)
    await asyncio.sleep(0.5)
    memory = [server.memory()]
    rates = []
    for _ in range(2):
        rate, _ = await send(server, messages)
        rates.append(rate)
        memory.append(server.memory())
    for connection in idle:
        connection.close()
    return min(rates), memory, readers


def main():
    starts = []
    for _ in range(5):
        with Server() as server:
            starts.append(server.start)
            idle = server.memory()
    print(f"start to the first answer: {statistics.median(starts) * 1000:.0f} ms; memory idle: {idle:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        for options in ([], ["--store"]):
            place = "in a file" if options else "in memory"
            http, piped, times = [], [], []
            for turn in range(3):
                names = [options + [f"{folder}/{door}{turn}.sqlite"] if options else [] for door in ("web", "pipe")]
                with Server(*names[0]) as server:
                    rate, spent = asyncio.run(send(server, MESSAGES))
                http.append(rate)
                times += spent
                piped.append(pipe(MESSAGES, *names[1]))
            times.sort()
            print(f"{place}: HTTP {statistics.median(http):.0f} messages/s ({CONNECTIONS} connections, p50 "
                  f"{times[len(times) // 2] * 1000:.1f} ms, p99 {times[len(times) * 99 // 100] * 1000:.1f} ms), pipe "
                  f"{statistics.median(piped):.0f} messages/s, ratio {statistics.median(http) / statistics.median(piped):.2f}")
    with Server() as server:
        longest, memory = asyncio.run(wait(server, 1000))
        print(f"1000 requests that wait: all answered, the last {longest * 1000:.0f} ms after its message; {memory:.0f} MB")
    with Server("--history", "1000") as server:
        alone, _ = asyncio.run(send(server, MESSAGES))
        rate, memory, readers = asyncio.run(watch(server, 100, MESSAGES))
    seen = int(readers.stdout.readline())
    print(f"200 readers of events, half never read: {rate:.0f} messages/s beside {alone:.0f}/s without any; each of those who "
          f"read had {seen} of {4 * MESSAGES} messages; memory {', '.join(f'{megabytes:.0f}' for megabytes in memory)} MB")
    assert memory[2] < memory[1] + 25, "memory grows with readers that do not read"


main()
