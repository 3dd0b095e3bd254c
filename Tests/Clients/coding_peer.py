"""One library that codes short messages, on stdin and stdout: a JSON object a line in, one out.

    {"do": "decode", "hex": PDU with the service centre's address, "type": "submit" or "deliver"} -> {"text": ...}
    {"do": "encode", "text": ..., "ucs2": true or false} -> {"pdus": [...]} or {"packed": hex} or {"units": hex}
"""
import json
import logging
import sys

NUMBER = "+6281200000001"


def gammu_peer():
    import gammu

    def decode(hexadecimal, kind):
        text = gammu.DecodePDU(bytes.fromhex(hexadecimal), True)["Text"]
        # What is no text becomes U+FFFD, unit by unit: JSON cannot carry half a surrogate pair.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def encode(text, ucs2):
        entry = {"ID": "ConcatenatedTextLong", "Buffer": text}
        parts = gammu.EncodeSMS({"Class": -1, "Unicode": ucs2, "Entries": [entry]})
        for part in parts:
            part.update(Number=NUMBER, SMSC={"Number": NUMBER}, MessageReference=0)
        return {"pdus": [gammu.EncodePDU(part, "Submit").hex() for part in parts], "bare": True}

    return decode, encode


def gsmmodem_peer():
    from gsmmodem import pdu
    logging.disable(logging.CRITICAL)

    def decode(hexadecimal, kind):
        return pdu.decodeSmsPdu(hexadecimal)["text"]

    def encode(text, ucs2):
        return {"pdus": [str(part) for part in pdu.encodeSmsSubmitPdu(NUMBER, text, reference=7)]}

    return decode, encode


def smspdudecoder_peer():
    from smspdudecoder import codecs, easy

    def decode(hexadecimal, kind):
        read = easy.read_incoming_sms if kind == "deliver" else easy.read_outgoing_sms
        return read(hexadecimal)["content"]

    def encode(text, ucs2):
        return {"units": codecs.UCS2.encode(text)} if ucs2 else {"packed": codecs.GSM.encode(text)}

    return decode, encode


PEERS = {"gammu": gammu_peer, "gsmmodem": gsmmodem_peer, "smspdudecoder": smspdudecoder_peer}


def main():
    decode, encode = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["do"] == "decode":
                answer = {"text": decode(asked["hex"], asked["type"])}
            else:
                answer = encode(asked["text"], asked["ucs2"])
        except Exception as error:  # whatever a library raises is its answer
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


main()
