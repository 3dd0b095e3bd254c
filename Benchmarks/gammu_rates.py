"""Times python-gammu: three rates a second, for a SUBMIT and a DELIVER read and a SUBMIT written."""
import sys
import time

import gammu

submit, deliver, text = bytes.fromhex(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]
COUNT = 4_000


def best(body):
    rounds = []
    for _ in range(30):
        start = time.perf_counter()
        for _ in range(COUNT):
            body()
        rounds.append(time.perf_counter() - start)
    return COUNT / min(rounds)


message = gammu.DecodePDU(submit, True)
assert message["Text"] == text
message["SMSC"] = {"Number": "+62"}
message["Class"] = -1
print(best(lambda: gammu.DecodePDU(submit, True)))
print(best(lambda: gammu.DecodePDU(deliver, True)))
print(best(lambda: gammu.EncodePDU(message, "Submit")))
