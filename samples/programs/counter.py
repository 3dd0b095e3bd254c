#!/usr/bin/env python3
"""Answers messages as long as it runs: a line of JSON for each, and one back with the same id.

    printf 'HALO\nHALO\n' | shortcode --coprocess 5151=samples/programs/counter.py

A question can come twice, with the same id: when the answer was lost because somebody was killed. What was done for it is
not done again.
"""
import json
import sys

counts, answered = {}, {}
for line in sys.stdin:
    question = json.loads(line)
    sender, identity = question["from"], question["id"]
    if identity not in answered:
        counts[sender] = counts.get(sender, 0) + 1
        answered[identity] = f"Pesan ke-{counts[sender]} dari Anda."
    print(json.dumps({"id": identity, "text": answered[identity]}), flush=True)
