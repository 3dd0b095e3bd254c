"""Reads /metrics as Prometheus' own client does, after messages, faults, refusals and silences. Run as: metrics_client.py ADDRESS"""
import json
import sys
import urllib.error
import urllib.request

from prometheus_client.parser import text_string_to_metric_families


def call(address, path, body=None, method=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"Content-Type": "application/json", **headers}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.headers, error.read().decode()


def families(address):
    headers, text = call(address, "/metrics")
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4"), headers["Content-Type"]
    read = list(text_string_to_metric_families(text))
    assert len({family.name for family in read}) == len(read)
    assert all(family.documentation and family.type in ("counter", "gauge", "histogram") for family in read), read
    assert sum(len(family.samples) for family in read) == sum(not line.startswith("#") for line in text.splitlines())
    return {family.name: family for family in read}


def value(read, family, **labels):
    return sum(one.value for one in read[family].samples if labels.items() <= one.labels.items())


def histogram(family):
    """Buckets that grow to what is counted."""
    buckets = [(float(one.labels["le"]), one.value) for one in family.samples if one.name.endswith("_bucket")]
    count = [one.value for one in family.samples if one.name.endswith("_count")]
    assert buckets == sorted(buckets) and [count for _, count in buckets] == sorted(count for _, count in buckets)
    assert buckets[-1] == (float("inf"), count[0]), family


def main(address):
    before = families(address)
    number = "+6281200000001"
    for text in ("KONTAK", "SALDO 08012345678", 'tanda "kutip" \\ dan {kurung}'):
        call(address, "/v1/messages", {"from": number, "text": text})
    call(address, "/v1/messages", {"from": "2757", "text": "KONTAK"})
    call(address, "/v1/faults", {"fault": "loss=100%"})
    call(address, "/v1/messages", {"from": number, "text": "KONTAK"})
    call(address, "/v1/faults", {"fault": "reject=100%:21"})
    call(address, "/v1/messages", {"from": number, "text": "KONTAK"})
    call(address, '/v1/"quoted\\%0A', method="GET")
    call(address, "/v1/messages", method="BREW")
    after = families(address)
    for name, family in after.items():
        if family.type == "histogram":
            histogram(family)
        if family.type == "counter":
            assert value(after, name) >= (value(before, name) if name in before else 0), name
    assert value(after, "shortcode_messages", direction="mo") == 4, after["shortcode_messages"]
    assert value(after, "shortcode_faults", fault="loss") >= 1, after["shortcode_faults"]
    assert value(after, "shortcode_commit_seconds") > 0 and value(after, "shortcode_http_requests") >= 8
    print("families", *sorted(after))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
