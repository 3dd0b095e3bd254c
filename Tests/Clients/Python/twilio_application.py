"""A program as its author wrote it for Twilio: Flask, Twilio's validator and TwiML. Run as: twilio_application.py ACCOUNT_FILE

It says its port, then a line for each request of the server, with `signed` where the signature is good.
"""
import functools
import sys
import threading

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from werkzeug.serving import make_server

from twilio_client import account

app = Flask(__name__)
SID, TOKEN = account(sys.argv[1])


def validated(view):
    @functools.wraps(view)
    def checked(*arguments, **parameters):
        validator = RequestValidator(TOKEN)
        form = request.form if request.method == "POST" else {}
        good = validator.validate(request.url, form, request.headers.get("X-Twilio-Signature", ""))
        told = request.values
        print(
            request.path, "signed" if good else "forged", told.get("MessageStatus", told.get("SmsStatus")),
            told.get("ErrorCode", "-"), told.get("OptOutType", "-"), repr(told.get("Body", "")), told["MessageSid"],
            flush=True)
        return view(*arguments, **parameters) if good else Response("forged", 403)
    return checked


@app.post("/sms")
@validated
def sms():
    assert request.form["AccountSid"] == SID and request.form["From"].startswith("+") and request.form["To"] == "5151"
    assert request.form["SmsSid"] == request.form["SmsMessageSid"] == request.form["MessageSid"]
    assert request.form["NumMedia"] == "0" and request.form["ApiVersion"] == "2010-04-01"
    assert request.headers["I-Twilio-Idempotency-Token"]
    text, answer = request.form["Body"], MessagingResponse()
    if text == "diam":
        return str(answer)
    if text == "kosong":
        return "", 204
    if text == "teks":
        return Response("teks saja", mimetype="text/plain")
    if text == "json":
        return {"text": "tidak"}
    if text == "rusak":
        return Response("<Response><Message>", mimetype="text/xml")
    if text == "jatuh":
        raise RuntimeError("the program fails")
    if text == "dua":
        answer.message("satu")
        answer.message().body("dua & <tiga>")
    elif text == "lanjut":
        answer.message("sebelum")
        answer.redirect("/next?langkah=2")
        answer.message("tidak pernah")
    elif text == "ambil":
        answer.redirect("/fetched", method="GET")
    elif text == "putar":
        answer.redirect("/sms")
    elif text == "lain":
        answer.message("untuk Anda", to="+6281200000099", action="/status")
    else:
        answer.message(f"Anda menulis: {text}")
    # As most programs do it, so that Flask calls it text/html.
    return str(answer)


@app.post("/next")
@validated
def following():
    assert request.args["langkah"] == "2"
    answer = MessagingResponse()
    answer.message("sesudah")
    return Response(str(answer), mimetype="application/xml")


@app.get("/fetched")
@validated
def fetched():
    answer = MessagingResponse()
    answer.message("diambil: " + request.args["Body"])
    return Response(str(answer), mimetype="text/xml")


@app.post("/status")
@validated
def status():
    return "", 204


def serve():
    """The port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


if __name__ == "__main__":
    print("port", serve(), flush=True)
    threading.Event().wait()
