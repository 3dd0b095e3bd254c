"""Replays message logs as tests of pytest, a test a log, with the installed shortcode.

    pytest test_logs.py                       the logs are logs/*.smslog beside this file
    SHORTCODE_LOGS=/somewhere pytest test_logs.py
"""

import json
import os
import pathlib
import subprocess

import pytest

FOLDER = pathlib.Path(os.environ.get("SHORTCODE_LOGS", pathlib.Path(__file__).parent / "logs"))
LOGS = sorted(FOLDER.glob("*.smslog"))


def shortcode(*arguments, text=None):
    """Runs the program, and gives what it did."""
    return subprocess.run(["shortcode", *arguments], input=text, capture_output=True, text=True, timeout=600)


def test_there_are_logs():
    assert LOGS, f"no log in {FOLDER}: nothing would be tested"


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.name)
def test_log(log):
    run = shortcode("replay", "--json", str(log))
    objects = [json.loads(line) for line in run.stdout.splitlines()]
    differences = [
        f"{log.name}:{found['line']}: {found['difference']}: {found['recorded']} and not {found['given']}"
        for found in objects
        if "difference" in found
    ]
    assert run.returncode == 0, "\n".join([*differences, run.stderr])


def test_a_member_asks_for_the_balance():
    """A conversation without a log: a message a line goes in, a reply a line comes out."""
    messages = "DAFTAR SALDO#3171051708900003#17-08-1990#08012345678\nSALDO\n"
    registered, balance = shortcode("--from", "+6281200000001", text=messages).stdout.splitlines()
    assert registered.startswith("HP ini terdaftar untuk KPJ ..5678.")
    assert "Rp12.345.678" in balance
