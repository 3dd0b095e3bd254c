"""A short code of few lines: at the modem that $MODEM names it answers each PING with a PONG, and ends with the modem."""

import os

terminal = os.open(os.environ["MODEM"], os.O_RDWR | os.O_NOCTTY)
questions = []
sender = None


def read(end):
    given = b""
    while not given.endswith(end):
        try:
            octet = os.read(terminal, 1)
        except OSError:
            octet = b""
        if not octet:
            raise SystemExit
        given += octet
    return given.decode()


def note(given):
    """Takes what the modem says; a message stands below its header."""
    global sender
    for line in filter(None, given.split("\r\n")):
        if sender:
            questions.append((sender, line))
            sender = None
        elif line.startswith("+CMT: "):
            sender = line.split('"')[1]


def type_(text, end):
    os.write(terminal, text.encode())
    note(read(end))


type_("ATE0;+CMGF=1;+CNMI=2,2\r", b"OK\r\n")
while True:
    note(read(b"\r\n"))
    while questions:
        recipient, text = questions.pop(0)
        type_(f'AT+CMGS="{recipient}"\r', b"> ")
        type_(text.replace("PING", "PONG") + "\x1a", b"OK\r\n")
