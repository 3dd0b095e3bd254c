"""Members write to a program that is written for Twilio, and its messages are followed to their ends.
Run as: twilio_conversation.py PAGE ADDRESS APPLICATION ACCOUNT_FILE FILE, where FILE has what the program said."""
import json
import sys
import time
import urllib.parse
import urllib.request

from twilio_client import CODE, PHONE, account, client, final, refused


class Page:
    """The telephones of the page."""

    def __init__(self, place):
        self.place = place

    def call(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(
            self.place + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def write(self, text, phone=PHONE):
        return self.call("/v1/messages", {"from": phone, "to": CODE, "text": text})["message"]["id"]

    def texts(self, after, count, phone=PHONE):
        found = []
        while len(found) < count:
            query = urllib.parse.urlencode(
                {"to": phone, "from": CODE, "after": after, "timeout": "60s", "unmasked": "true"})
            message = self.call("/v1/messages/wait?" + query)
            assert message, f"{count - len(found)} did not come behind {found}"
            found.append(message["text"])
            after = message["id"]
        return found

    def ask(self, text, *answers, phone=PHONE):
        given = self.texts(self.write(text, phone), len(answers), phone)
        assert given == list(answers), given


def said(file, part, count=1):
    """The lines of the program that have a part, once there are so many."""
    for _ in range(1200):
        with open(file, encoding="utf-8") as lines:
            found = [line.rstrip("\n") for line in lines if part in line and " " in line]
        if len(found) >= count:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{part}: {found}")


def answers(page):
    page.ask("halo é 😀", "Anda menulis: halo é 😀")
    page.ask("dua", "satu", "dua & <tiga>")
    page.ask("teks", "teks saja")
    page.ask("lanjut", "sebelum", "sesudah")
    page.ask("ambil", "diambil: ambil")
    silent = ("diam", "kosong", "json", "rusak", "jatuh", "putar")
    start = [page.write(text) for text in silent][0]
    page.ask("sudah", "Anda menulis: sudah")
    assert page.texts(start, 1) == ["Anda menulis: sudah"]
    page.write("lain")
    assert page.texts(start, 1, "+6281200000099") == ["untuk Anda"]


def statuses(file, sid, *expected):
    for _ in range(1200):
        found = [line.split()[2:4] for line in said(file, sid) if line.startswith("/status signed")]
        if len(found) >= len(expected):
            assert [" ".join(one) for one in found] == list(expected), found
            return
        time.sleep(0.05)
    raise AssertionError(found)


def callbacks(api, page, file, place):
    callback = place + "/status?a=1&b=%20"
    sent = api.messages.create(to=PHONE, from_=CODE, body="x", status_callback=callback)
    statuses(file, sent.sid, "sent -", "delivered -")
    page.call("/v1/handsets/%2B6281200000077", {"state": "away"}, "PUT")
    away = api.messages.create(to="+6281200000077", from_=CODE, body="x", status_callback=callback)
    statuses(file, away.sid, "sent -")
    page.call("/v1/handsets/%2B6281200000077", {"state": "present"}, "PUT")
    statuses(file, away.sid, "sent -", "delivered -")
    page.call("/v1/handsets/%2B6281200000078", {"state": "away"}, "PUT")
    late = api.messages.create(
        to="+6281200000078", from_=CODE, body="x", status_callback=callback, validity_period=60)
    statuses(file, late.sid, "sent -")
    page.call("/v1/clock", {"advance": "2m"})
    statuses(file, late.sid, "sent -", "undelivered 30003")
    ended = final(api.messages, late.sid)
    assert (ended.status, ended.error_code, ended.error_message) == (
        "undelivered", 30003, "Unreachable destination handset"), ended.error_message
    page.call("/v1/faults", {"fault": "loss=100%"})
    lost = api.messages.create(to=PHONE, from_=CODE, body="x", status_callback=callback)
    statuses(file, lost.sid, "sent -", "undelivered 30008")
    page.call("/v1/faults", method="DELETE")
    reply = [one for one in api.messages.list(to="+6281200000099") if one.direction == "outbound-reply"][0]
    statuses(file, reply.sid, "sent -", "delivered -")


def inbox(api):
    came = api.messages.list(to=CODE, from_=PHONE)
    assert came[-1].body == "halo é 😀" and (came[-1].direction, came[-1].status) == ("inbound", "received")
    assert api.messages(came[-1].sid).fetch().body == came[-1].body
    assert api.messages(came[-1].sid).delete()


def opts_out(api, page, file):
    phone = "+6281200000055"
    page.ask("Stop", "You have successfully been unsubscribed. You will not receive any more messages from this "
             "number. Reply START to resubscribe.", phone=phone)
    assert said(file, " STOP 'Stop'")[0].startswith("/sms signed received")
    refused(400, 21610, api.messages.create, to=phone, from_=CODE, body="x")
    api.messages.create(to=PHONE, from_=CODE, body="x")
    start = page.write("halo", phone)
    said(file, "- 'halo' ")
    assert page.texts(page.write("start", phone), 1, phone)[0].startswith("You have successfully been re-subscribed")
    assert page.texts(start, 1, phone)[0].startswith("You have successfully been re-subscribed")
    assert api.messages.create(to=phone, from_=CODE, body="x").sid
    assert page.texts(page.write("HELP", phone), 1, phone)[0].startswith("Reply STOP to unsubscribe.")


def main(page, place, application, file, heard):
    page, api = Page(page.rstrip("/")), client(place.rstrip("/"), *account(file))
    answers(page)
    callbacks(api, page, heard, application)
    inbox(api)
    opts_out(api, page, heard)
    assert not [line for line in said(heard, "/", 20) if " forged " in line]
    print("all as with Twilio")


if __name__ == "__main__":
    main(*sys.argv[1:])
