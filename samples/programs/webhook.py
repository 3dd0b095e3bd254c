#!/usr/bin/env python3
"""Answers messages over HTTP, with nothing but Python's own library, and hears only whoever has the secret.

    printf 'whsec_%s\n' "$(head -c 24 /dev/urandom | base64)" > secret
    python3 samples/programs/webhook.py 8000 secret
    echo 'HALO' | shortcode --application 5151=http://127.0.0.1:8000/sms --webhook-secret-file secret
"""
import base64
import hashlib
import hmac
import http.server
import json
import sys
import time

port = int(sys.argv[1])
secret = base64.b64decode(open(sys.argv[2]).read().strip().removeprefix("whsec_")) if len(sys.argv) > 2 else None


def is_signed(headers, body):
    if secret is None:
        return True
    identity, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    expected = hmac.new(secret, f"{identity}.{moment}.".encode() + body, hashlib.sha256).digest()
    signature = "v1," + base64.b64encode(expected).decode()
    return abs(time.time() - int(moment)) < 300 and hmac.compare_digest(signature, headers.get("webhook-signature", ""))


class Answers(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if not is_signed(self.headers, body):
            return self.send_error(401)
        question = json.loads(body)
        answer = json.dumps({"text": f"Anda menulis {len(question['text'].split())} kata."}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Answers)
print(server.server_port, flush=True)
server.serve_forever()
