"""What clients find at ports that have TLS, a line each.

    tls_client.py https PORT CERTIFICATE [TOKEN]   asks the API, as a page of the server and as a page of another site
    tls_client.py versions PORT CERTIFICATE        which versions of TLS are agreed on
    tls_client.py untrusting PORT                  what a client says that does not trust the certificate
    tls_client.py plain PORT OCTETS                what comes back to octets without TLS
"""
import json
import socket
import ssl
import sys
import urllib.error
import urllib.request
import warnings

kind, port = sys.argv[1], int(sys.argv[2])


def ask(headers):
    body = json.dumps({"from": "+6281200000009", "text": "KONTAK"}).encode()
    request = urllib.request.Request(
        f"https://localhost:{port}/v1/messages", body, {"Content-Type": "application/json", **headers})
    context = ssl.create_default_context(cafile=sys.argv[3])
    try:
        with urllib.request.urlopen(request, context=context, timeout=60) as answer:
            return answer.status, json.load(answer)["replies"][0]["text"]
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["detail"]


def agreed(version):
    context = ssl.create_default_context(cafile=sys.argv[3])
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as secured:
                return secured.version()
    except (ssl.SSLError, ConnectionError):
        return "refused"


if kind == "https":
    token = {"Authorization": f"Bearer {sys.argv[4]}"} if len(sys.argv) > 4 else {}
    own, plain = f"https://localhost:{port}", f"http://localhost:{port}"
    print("own page", *ask({**token, "Origin": own}))
    print("plain page", *ask({**token, "Origin": plain}))
    print("other page", *ask({**token, "Origin": "https://evil.example"}))
    print("other name", *ask({**token, "Host": "evil.example"}))
    print("without token", *ask({}))
elif kind == "versions":
    warnings.simplefilter("ignore", DeprecationWarning)
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        print(version.name, agreed(version))
elif kind == "untrusting":
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            ssl.create_default_context().wrap_socket(connection, server_hostname="localhost")
    except ssl.SSLCertVerificationError as error:
        print("refused:", error.verify_message)
else:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(bytes.fromhex(sys.argv[3]))
        heard = b""
        while block := connection.recv(4096):
            heard += block
        print(repr(heard.decode("latin-1")))
