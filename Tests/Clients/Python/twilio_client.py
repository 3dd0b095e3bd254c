"""Twilio's library, as it is, asks a server in Twilio's stead. Run as: twilio_client.py ADDRESS ACCOUNT_FILE"""
import datetime
import sys
import time

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

CODE, PHONE = "5151", "+6281200000001"


def account(file):
    with open(file) as lines:
        values = dict(line.strip().split("=", 1) for line in lines)
    return values["TWILIO_ACCOUNT_SID"], values["TWILIO_AUTH_TOKEN"]


def client(place, sid, token):
    made = Client(sid, token)
    made.api.base_url = place
    return made


def refused(status, code, ask, /, *arguments, **parameters):
    try:
        ask(*arguments, **parameters)
    except TwilioRestException as error:
        assert (error.status, error.code) == (status, code), (error.status, error.code, error.msg)
        return
    raise AssertionError(f"taken, and {code} was expected: {parameters}")


def final(messages, sid):
    for _ in range(600):
        message = messages(sid).fetch()
        if message.status not in ("queued", "sent", "scheduled"):
            return message
        time.sleep(0.05)
    raise AssertionError(message.status)


def creates(api):
    message = api.messages.create(to=PHONE, from_=CODE, body="Halo, dunia")
    assert message.sid.startswith("SM") and len(message.sid) == 34, message.sid
    assert (message.to, message.from_, message.body) == (PHONE, CODE, "Halo, dunia")
    assert (message.direction, message.num_segments, message.num_media) == ("outbound-api", "1", "0")
    assert message.account_sid == api.username and message.error_code is None and message.price is None
    assert abs(message.date_created - datetime.datetime.now(datetime.timezone.utc)) < datetime.timedelta(minutes=5)
    ended = final(api.messages, message.sid)
    assert (ended.status, ended.body) == ("delivered", "Halo, dunia"), ended.status
    assert ended.date_sent and ended.date_sent <= ended.date_updated
    long = api.messages.create(to="+62 812-0000-0001", from_=CODE, body="é" * 40 + "語" * 60)
    assert (long.num_segments, long.to) == ("2", PHONE), long.num_segments
    plain = api.messages.create(to=PHONE, from_=CODE, body="“kutip” – 語", smart_encoded=True)
    assert plain.body == '"kutip" - 語', plain.body
    service = api.messages.create(to=PHONE, messaging_service_sid="MG" + "0" * 32, body="dari layanan")
    assert service.messaging_service_sid == "MG" + "0" * 32 and service.from_ == CODE
    assert api.messages(message.sid).media.list() == []
    assert api.api.accounts(api.username).fetch().status == "active"


def lists(api):
    sent = [api.messages.create(to=f"+62812000001{n:02}", from_=CODE, body=f"pesan {n}").sid for n in range(25)]
    assert [one.sid for one in api.messages.list(limit=25)] == sent[::-1]
    assert [one.sid for one in api.messages.list(page_size=7, limit=25)] == sent[::-1]
    page = api.messages.page(page_size=10)
    assert [one.sid for one in page] == sent[:14:-1]
    assert [one.sid for one in page.next_page()] == sent[14:4:-1]
    everything = [one.sid for one in api.messages.stream(page_size=9)]
    assert len(everything) == len(set(everything)) >= 29
    assert [one.sid for one in api.messages.list(to="+6281200000103")] == [sent[3]]
    assert api.messages.list(from_="+15550000000") == []
    for sid in sent:
        final(api.messages, sid)
    now = datetime.datetime.now(datetime.timezone.utc)
    later, earlier = now + datetime.timedelta(hours=1), now - datetime.timedelta(hours=1)
    assert len(api.messages.list(date_sent_after=earlier, date_sent_before=later)) == len(everything)
    assert len(api.messages.list(date_sent=now.date())) == len(everything)
    assert api.messages.list(date_sent_after=later) == api.messages.list(date_sent_before=earlier) == []


def erases(api):
    sid = api.messages.create(to=PHONE, from_=CODE, body="rahasia").sid
    final(api.messages, sid)
    assert api.messages(sid).update(body="").body == ""
    assert api.messages(sid).fetch().body == ""
    refused(400, 20001, api.messages(sid).update, body="lain")
    refused(409, 30409, api.messages(sid).update, status="canceled")
    assert api.messages(sid).delete()
    refused(404, 20404, api.messages(sid).fetch)
    refused(404, 20404, api.messages(sid).delete)
    assert sid not in [one.sid for one in api.messages.list()]


def schedules(api):
    later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    service = "MG" + "1" * 32
    message = api.messages.create(
        to=PHONE, messaging_service_sid=service, body="nanti", send_at=later, schedule_type="fixed")
    assert message.status == "scheduled", message.status
    refused(409, 20009, api.messages(message.sid).delete)
    assert api.messages(message.sid).update(status="canceled").status == "canceled"
    refused(400, 35118, api.messages.create, to=PHONE, from_=CODE, body="nanti", send_at=later, schedule_type="fixed")
    refused(400, 35110, api.messages.create, to=PHONE, messaging_service_sid=service, body="nanti", send_at=later)


def refuses(api, place, sid, token):
    create = api.messages.create
    refused(400, 21604, create, to="", from_=CODE, body="x")
    refused(400, 21603, create, to=PHONE, body="x")
    refused(400, 21602, create, to=PHONE, from_=CODE)
    refused(400, 21602, create, to=PHONE, from_=CODE, body="")
    refused(400, 21617, create, to=PHONE, from_=CODE, body="x" * 1601)
    for to in ("abc", "+0812", "+628", "08120000000", "+6281200000001234567"):
        refused(400, 21211, create, to=to, from_=CODE, body="x")
    refused(400, 21614, create, to="2757", from_=CODE, body="x")
    refused(400, 21606, create, to=PHONE, from_="+15550000000", body="x")
    refused(400, 21606, create, to=PHONE, from_="2757", body="x")
    refused(400, 21212, create, to=PHONE, from_="-- no number --", body="x")
    refused(400, 21701, create, to=PHONE, messaging_service_sid="none", body="x")
    refused(400, 30011, create, to=PHONE, from_=CODE, body="x", media_url=["http://127.0.0.1/a.png"])
    refused(400, 21609, create, to=PHONE, from_=CODE, body="x", status_callback="nowhere")
    refused(404, 20404, api.messages("SM" + "0" * 32).fetch)
    refused(404, 20404, api.messages("SM" + "0" * 31 + "1").fetch)
    refused(404, 20404, api.calls("CA" + "0" * 32).fetch)
    refused(401, 20003, client(place, sid, "another" * 5).messages("SM" + "0" * 32).fetch)
    refused(401, 20003, client(place, "AC" + "f" * 32, token).messages.create, to=PHONE, from_=CODE, body="x")


def magic(api):
    create = api.messages.create
    for last, code in {"1": 21211, "2": 21612, "3": 21408, "4": 21610, "9": 21614}.items():
        refused(400, code, create, to="+1500555000" + last, from_=CODE, body="x")
    for last, code in {"1": 21212, "7": 21606, "8": 21611}.items():
        refused(400, code, create, to=PHONE, from_="+1500555000" + last, body="x")
    assert create(to=PHONE, from_="+15005550006", body="x").from_ == "+15005550006"


def main(place, file):
    sid, token = account(file)
    api = client(place, sid, token)
    creates(api)
    lists(api)
    erases(api)
    schedules(api)
    refuses(api, place, sid, token)
    magic(api)
    print("all as at Twilio")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
