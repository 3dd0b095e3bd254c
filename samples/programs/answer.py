#!/usr/bin/env python3
"""Answers one message: a program that runs once for each.

    echo 'HALO' | shortcode --exec 5151=samples/programs/answer.py

The question is JSON on standard input, and in the environment as SHORTCODE_TEXT and so on. What is printed is the
answer: a text, or JSON where it begins with a brace.
"""
import json
import sys

question = json.load(sys.stdin)
words = question["text"].split()

if not words:
    pass  # Nothing printed: nothing is answered.
elif words[0].upper() == "NANTI":
    print(json.dumps([{"text": "Baik."}, {"text": "Ini pengingat Anda.", "after": "1h"}]))
else:
    print("Anda menulis", len(words), "kata.")
