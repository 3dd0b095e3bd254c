#!/usr/bin/env python3
"""An application of Kannel's, the phones that talk to it, and a record of what both got.

    kannel_application.py APPLICATION_PORT SENDSMS_URL API_URL ADMIN_URL

The application answers get-url and post-url and hears of reports; phones send by the API of `serve`; `sendsms` is asked for
what it takes and refuses. All that was got is one JSON document on standard output, without times, ids and ports, so that
two gateways are compared by comparing two of these.
"""
import http.server
import json
import re
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

port, sendsms, api, admin = int(sys.argv[1]), sys.argv[2], sys.argv[3].rstrip("/"), sys.argv[4].rstrip("/")
heard, changed = [], threading.Condition()

LONG = " ".join(f"kata{number}" for number in range(80))
SEEN_HEADERS = [
    "user-agent", "content-type", "x-kannel-from", "x-kannel-to", "x-kannel-smsc", "x-kannel-coding", "x-kannel-service",
    "x-kannel-time", "date",
]


class Application(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.take(b"")

    def do_POST(self):
        self.take(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def take(self, body):
        headers = {name: self.headers[name] for name in SEEN_HEADERS if self.headers[name] is not None}
        with changed:
            heard.append({"method": self.command, "path": self.path, "headers": headers, "body": body.decode("latin-1")})
            changed.notify_all()
        self.answer(urllib.parse.urlsplit(self.path).path)

    def answer(self, path):
        answers = {
            "/all": ("text/plain", b"dua  kata\nbaris"), "/post": ("text/plain; charset=UTF-8", "kopi é".encode()),
            "/html": ("text/html", b"<html><title>J</title><body><p>Satu &amp; <b>dua</b></p>\n  tiga</body></html>"),
            "/empty": ("text/plain", b""), "/json": ("application/json", b'{"a":1}'), "/long": ("text/plain", LONG.encode()),
            "/latin": ("text/plain; charset=ISO-8859-1", b"caf\xe9"), "/unicode": ("text/plain; charset=UTF-8", "日本 10€".encode()),
            "/headers": ("text/plain", b"untuk lain"), "/moved": ("text/plain", b""), "/target": ("text/plain", b"dipindah"),
            "/octets": ("application/octet-stream", b"oktet"), "/accepted": ("text/plain", b"diterima"),
        }
        type, text = answers.get(path, ("text/plain", b"x"))
        status = {"/fail": 500, "/gone": 404, "/moved": 302, "/accepted": 202}.get(path, 200)
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(text)))
        if path == "/headers":
            self.send_header("X-Kannel-To", "+6281200000099")
        if path == "/moved":
            self.send_header("Location", f"http://127.0.0.1:{port}/target")
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *arguments):
        pass


def ask(url, body=None, headers={}, method=None):
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.read().decode(), dict(response.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def say(phone, text):
    """A phone sends to the application's number; gives back the message's place."""
    body = json.dumps({"from": phone, "to": "5151", "text": text}).encode()
    status, answer, _ = ask(f"{api}/v1/messages", body, {"Content-Type": "application/json"})
    assert status == 200, (status, answer)
    return json.loads(answer)["message"]["id"]


def replies(phone, after, count):
    """So many messages that a phone gets behind a place."""
    texts = []
    while len(texts) < count:
        query = urllib.parse.urlencode({"to": phone, "after": after, "timeout": "60s"})
        status, answer, _ = ask(f"{api}/v1/messages/wait?{query}&unmasked=true")
        assert status == 200, (phone, after, status, texts)
        message = json.loads(answer)
        message = message.get("message", message)
        after = message["id"]
        texts.append(message["text"])
    return texts


def requests_since(start, count):
    with changed:
        changed.wait_for(lambda: len(heard) >= start + count, timeout=60)
        return [plain(request) for request in heard[start:]]


def plain(request):
    """Without what differs from run to run."""
    text = json.dumps(request)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID", text)
    text = re.sub(r"\d{4}-\d\d-\d\d([ +])\d\d:\d\d:\d\d", r"DAY\1TIME", text)
    text = re.sub(r"([&?]T=)\d+", r"\1SECONDS", text)
    text = re.sub(r"([&?]F=)\d+", r"\1ID", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", text)
    return json.loads(text)


# What phones send, how many messages come back, and to whom.
TALKS = [
    ("all satu  dua+tiga #4 & é -_.!~*'()$,;:@=/?", 1), ("ALL", 1), ("post satu dua", 1), ("strip satu  dua", 1), ("html", 1),
    ("empty", 1), ("json", 1), ("fail", 1), ("gone", 1), ("moved", 1), ("latin", 1), ("unicode", 1), ("octets", 1),
    ("accepted", 1), ("long", 1), ("three", 3), ("joined", 1), ("split", 3), ("around", 1), ("fixed a b", 1), ("run satu", 1),
    ("two a b", 1), ("two a", 1), ("alias2 x", 1), ("unheeded", 1), ("nothing of this", 1), ("  all x", 1),
    # Nothing comes back but what the message behind it brings.
    ("silent", 0), ("omit", 0),
]

GOOD = {"username": "tester", "password": "foobar", "to": "+6281200000050", "from": "5151", "text": "halo"}

# What sendsms is asked, and whether a message comes of it.
SENT = [
    ({}, 1), ({"text": "é 10€ 日"}, 1), ({"text": ""}, 1), ({"text": LONG}, 1), ({"username": "joined", "text": LONG}, 1),
    ({"coding": "2", "charset": "UTF-8", "text": "日本"}, 1), ({"charset": "ISO-8859-1", "text": "caf\udce9"}, 1),
    ({"validity": "-1"}, 1), ({"validity": "60"}, 1), ({"priority": "3", "account": "a", "binfo": "b"}, 1), ({"from": ""}, 1),
    ({"to": "+6281200000050 +6281200000051"}, 1), ({"mclass": "1"}, 1),
    ({"password": "no"}, 0), ({"username": "nobody"}, 0), ({"to": None}, 0), ({"to": ""}, 0), ({"to": "abc"}, 0),
    ({"coding": "9"}, 0), ({"mclass": "9"}, 0), ({"dlr-mask": "99"}, 0), ({"charset": "klingon"}, 0), ({"mwi": "9"}, 0),
    ({"dlr-url": "ftp://a/", "dlr-mask": "1"}, 0), ({"udh": "\x05\x00"}, 0), ({"priority": "9"}, 0), ({"validity": "-2"}, 0),
    ({"pid": "999"}, 0), ({"deferred": "-2"}, 0), ({"account": "a[b"}, 0),
]


def query(changes):
    parts = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return urllib.parse.urlencode(parts, encoding="utf-8", errors="surrogateescape")


def sent(method, changes, count, headers=None, body=None):
    start = say("+6281200000070", "fixed mark")
    replies("+6281200000070", start, 1)
    url = sendsms if headers is not None else f"{sendsms}?{query(changes)}"
    status, answer, got = ask(url, body, headers or {}, method)
    kept = {name.lower(): got[name] for name in got if name.lower() in ("server", "content-type", "pragma", "cache-control")}
    texts = replies("+6281200000050", start, count) if count and status == 202 else []
    return {"asked": f"{method} {changes}", "status": status, "body": answer, "headers": kept, "texts": texts}


def elements(element, path=""):
    """What a monitor finds: the paths of elements, but for the boxes, of which one of the two has none."""
    path += "/" + element.tag
    return [path] + [found for child in element if child.tag != "box" for found in elements(child, path)]


def statuses():
    """What is answered on /status, and what stands in it."""
    told = []
    for path in ("status", "status.txt", "status.xml", "status.html", "nothing"):
        for password in ("foo", "fo"):
            status, answer, headers = ask(f"{admin}/{path}?password={password}")
            kept = {name.lower(): headers[name] for name in headers if name.lower() in ("server", "content-type")}
            told.append({"path": path, "password": password, "status": status, "headers": kept})
            if path == "status.xml" and password == "foo":
                gateway = xml.etree.ElementTree.fromstring(answer)
                told[-1]["elements"] = elements(gateway)
                told[-1]["link"] = [gateway.findtext("smscs/smsc/" + name) for name in ("id", "admin-id", "failed", "queued")]
                told[-1]["state"] = [text.split()[0] for text in (gateway.findtext("status"), gateway.findtext("smscs/smsc/status"))]
            elif password == "fo" or path == "nothing":
                # Of commands there are fewer than Kannel has.
                told[-1]["body"] = answer.split("Possible commands")[0]
    return told


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Application)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    got = {"talks": [], "sent": [], "reports": []}

    for index, (text, count) in enumerate(TALKS):
        phone = f"+62812000001{index:02d}"
        start = len(heard)
        place = say(phone, text)
        texts = replies(phone, place, count)
        if count == 0:
            # The message that comes first is that of the next one.
            texts = replies(phone, say(phone, "fixed behind"), 1)
        got["talks"].append({"said": text, "requests": requests_since(start, 0), "replies": texts})

    start = say("+6281200000080", "headers")
    got["talks"].append({"said": "headers", "replies": replies("+6281200000099", start, 1)})

    for changes, count in SENT:
        got["sent"].append(sent("GET", changes, count))
    xkannel = {f"X-Kannel-{name.title()}": value for name, value in GOOD.items() if name != "text"}
    plain_type = {**xkannel, "Content-Type": "text/plain"}
    got["sent"].append(sent("POST", {}, 1, plain_type, b"dari kepala"))
    got["sent"].append(sent("POST", {"type": "json"}, 0, {**xkannel, "Content-Type": "application/json"}, b"{}"))
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><message><submit><oa><number>5151</number></oa><da><number>+6281200000050'
        "</number></da><ud>satu+dua</ud><from><username>tester</username><password>foobar</password></from></submit></message>")
    got["sent"].append(sent("POST", {"type": "xml"}, 1, {"Content-Type": "text/xml"}, xml.encode()))

    # What is to be told: taken by the centre (8), then that the phone has it (1). That it waits (4) depends on the centre.
    for mask, outcomes in ((31, (8, 1)), (8, (8,)), (1, (1,)), (19, (1,))):
        start = len(heard)
        address = f"http://127.0.0.1:{port}/dlr/{mask}?d=%d&p=%p&P=%P&q=%q&i=%i&n=%n&o=%o&B=%B&t=%t&T=%T&F=%F&c=%c"
        status, answer, _ = ask(f"{sendsms}?{query({'dlr-mask': mask, 'dlr-url': address, 'account': 'akun'})}")
        wanted = [f"/dlr/{mask}?d={outcome}&" for outcome in outcomes]
        with changed:
            told = lambda: [request for request in heard[start:] if request["path"].startswith(tuple(wanted))]
            changed.wait_for(lambda: len(told()) >= len(wanted), timeout=60)
            requests = [plain(request) for request in told()]
        got["reports"].append({"mask": mask, "status": status, "body": answer, "requests": sorted(
            [request["method"] + " " + request["path"] for request in requests])})
    got["statuses"] = statuses()
    print(json.dumps(got, indent=1, ensure_ascii=False, sort_keys=True))


main()
