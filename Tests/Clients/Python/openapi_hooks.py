"""Makes of what a schema allows what the server takes: a schema cannot say which texts are numbers, faults or PDUs."""
import re
import zlib
from urllib.parse import urlencode

import schemathesis
from schemathesis.generation.modes import GenerationMode

NUMBERS = ["+6281200000001", "081200000002", "6281200000003", "+4915112345678", "5151"]
PHONES = NUMBERS[:4]
SERVICES = ["2757"]
SPANS = ["0s", "1ms", "250ms", "1"]
# By the place and the name of a value, some that are right.
MEANT = {
    "from": PHONES, "to": NUMBERS + SERVICES, "number": NUMBERS, "service": SERVICES, "phone": PHONES,
    "wait": SPANS, "timeout": SPANS, "advance": SPANS, "match": ["Saldo", ""],
    "since": ["2026-11-21T08:00:00Z"], "until": ["2036-11-21T08:00:00+07:00"], "set": ["2036-11-21T08:00:00+07:00"],
    "nik": ["3171051708900003"], "kpj": ["08012345678"], "pdu": ["00010004817275000011D32093F804C170B0986C46ABD96E38"],
    "languages": [["turkish"], ["urdu", "hindi"], []], "account": ["esme", "gateway"], "id": ["a-17", "b"],
}
FAULTS = {
    "/v1/faults": ["loss=30%", "delay=2s..30s", "reject=5%:22", "silence=1%"],
    "/v1/smpp/faults": ["throttled:5", "late=20@query_sm", "wrong-sequence", "status=0x45"],
}


@schemathesis.hook
def filter_case(context, case):
    """Requests whose first line is longer than the server reads get 400 with no body."""
    query = case.query if isinstance(case.query, dict) else {}
    return len(urlencode(query, doseq=True, errors="replace")) < 6000


@schemathesis.hook
def before_call(context, case, kwargs):
    """Waits end, and what is right by the schema is right."""
    if case.path in ("/v1/events", "/v1/messages/wait"):
        query = dict(case.query or {})
        if re.fullmatch("[0-9]+(ms|s|m|h)?", str(query.get("timeout", "0"))):
            query["timeout"] = "0s"
        case.query = query
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    meant = {**MEANT, "fault": FAULTS.get(case.path, [])}
    if isinstance(case.body, dict):
        case.body = body(case.body, meant)
        narrow(case)
    if isinstance(case.query, dict) or case.path == "/v1/members":
        case.query = {name: right(name, value, meant) for name, value in (case.query or {}).items()}
        if case.path == "/v1/members":
            keys = [name for name in ("nik", "kpj", "phone") if name in case.query] or ["phone"]
            case.query = {name: value for name, value in case.query.items() if name == "unmasked"}
            case.query[keys[0]] = MEANT[keys[0]][0]
    if isinstance(case.path_parameters, dict) and "number" in case.path_parameters:
        case.path_parameters["number"] = right("number", str(case.path_parameters["number"]), meant)


def body(value, meant):
    return {name: right(name, member, meant) for name, member in value.items()}


def right(name, value, meant):
    """One of the values that are right, always the same one for the same value; what is not a text stays."""
    if value is None or name not in meant or not meant[name] or not isinstance(value, (str, list)):
        return value.replace("\0", "") if isinstance(value, str) else value
    return meant[name][zlib.crc32(repr(value).encode()) % len(meant[name])]


def narrow(case):
    """What goes with what."""
    if case.path == "/v1/clock":
        given = [name for name in ("advance", "set", "speed") if case.body.get(name) is not None]
        if not given:
            case.body["speed"] = 1
        if "advance" in given and "set" in given:
            del case.body["set"]
    if case.path == "/v1/messages" and case.headers and case.body.get("id") is not None:
        case.headers.pop("Idempotency-Key", None)
