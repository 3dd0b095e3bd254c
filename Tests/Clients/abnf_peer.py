"""Reads an ABNF grammar from a file, then texts from stdin: a JSON string a line in, 1 or 0 out."""
import json
import sys

from abnf import ParseError, Rule

sys.setrecursionlimit(100_000)


class Message(Rule):
    """Holds the rules of the file, apart from those of the library."""


def accepts(rule, text):
    try:
        rule.parse_all(text)
    except ParseError:
        return False
    return True


def main():
    # Read as it is: `strict` would mend the line ends.
    with open(sys.argv[1], encoding="ascii", newline="") as file:
        Message.load_grammar(file.read(), strict=False)
    rule = Message("message")
    for line in sys.stdin:
        print(int(accepts(rule, json.loads(line))))


main()
