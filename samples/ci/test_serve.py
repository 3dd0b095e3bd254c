"""Starts shortcode serve, sends a message as a member does, and waits for the reply: pytest test_serve.py"""

import json, re, subprocess, urllib.parse, urllib.request

import pytest


@pytest.fixture(scope="session")
def server():
    with subprocess.Popen(["shortcode", "serve", "--http", "0"], stderr=subprocess.PIPE, text=True) as process:
        yield re.search(r"http://\S+", process.stderr.readline())[0]
        process.terminate()


def test_a_member_asks_for_the_number_of_the_help_line(server):
    body = json.dumps({"from": "+6281200000001", "text": "KONTAK"}).encode()
    request = urllib.request.Request(server + "v1/messages", body, {"Content-Type": "application/json"})
    sent = json.load(urllib.request.urlopen(request))
    query = urllib.parse.urlencode({"to": "+6281200000001", "after": sent["message"]["id"], "timeout": "10s"})
    reply = json.load(urllib.request.urlopen(f"{server}v1/messages/wait?{query}"))
    assert reply["cause"] == sent["message"]["id"] and "175" in reply["text"]
