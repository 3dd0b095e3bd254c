"""smpplib as an ESME: what it sent and got, a line each.

    smpplib_client.py PORT transceiver|pair REGISTRATION QUESTION LONG EMOJI

Registers, asks, and sends the two long texts to a number of its own: by user data header, sar_* and message_payload.
"""
import sys

import smpplib.client
import smpplib.consts as consts
import smpplib.gsm

from tls_context import tls_context


class Member:
    """Sessions under one name, and everything that came over them."""

    def __init__(self, port, mode):
        self.receipts, self.texts, self.parts, self.ids = {}, [], {}, []
        self.sender = self.session(port, "transmitter" if mode == "pair" else "transceiver")
        self.receiver = self.session(port, "receiver") if mode == "pair" else self.sender

    def session(self, port, role):
        client = smpplib.client.Client("127.0.0.1", port, timeout=60, ssl_context=tls_context())
        client.set_message_received_handler(self.take)
        client.set_message_sent_handler(lambda pdu: self.ids.append(pdu.message_id.decode()))
        client.connect()
        getattr(client, f"bind_{role}")(system_id="smpplib", password="secret")
        print("bound", role, flush=True)
        return client

    def take(self, pdu):
        if pdu.esm_class & 0x3C == 4:
            self.receipts[pdu.receipted_message_id.decode()] = pdu.message_state
            return consts.SMPP_ESME_ROK
        octets = pdu.message_payload or pdu.short_message
        key, total, number = None, 1, 1
        if pdu.esm_class & consts.SMPP_GSMFEAT_UDHI:
            key, total, number, octets = octets[3], octets[4], octets[5], octets[6:]
        elif pdu.sar_total_segments:
            key, total, number = pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum
        text = octets.decode("utf-16-be") if pdu.data_coding == 8 else octets.decode("latin-1")
        parts = self.parts.setdefault(key, {})
        parts[number] = text
        if len(parts) == total:
            self.texts.append((pdu.source_addr.decode(), "".join(parts[n] for n in sorted(parts))))
            del self.parts[key]
        return consts.SMPP_ESME_ROK

    def send(self, octets, coding=0, source="6281200000001", to="2757", **more):
        before = len(self.ids)
        self.sender.send_message(
            source_addr_ton=consts.SMPP_TON_INTL, source_addr=source, dest_addr_ton=consts.SMPP_TON_UNK,
            destination_addr=to, short_message=octets, data_coding=coding, registered_delivery=1, **more)
        while len(self.ids) == before:
            self.sender.read_once()
        print("sent", self.ids[-1], flush=True)

    def received(self):
        while not self.texts:
            self.receiver.read_once()
        print("received", *self.texts.pop(0), flush=True)


def main():
    port, mode, registration, question, *texts = sys.argv[1:]
    member = Member(int(port), mode)
    member.send(registration.encode())
    member.received()
    member.send(question.encode())
    member.received()
    member.send(b"KONTAK", source="6281200000002")
    member.received()
    for text in texts:
        parts, coding, flag = smpplib.gsm.make_parts(text)
        for part in parts:
            member.send(part, coding, to="6281200000002", esm_class=flag)
        member.received()
        for number, part in enumerate(parts, 1):
            member.send(part[6:], coding, to="6281200000002", sar_msg_ref_num=77, sar_total_segments=len(parts),
                        sar_segment_seqnum=number)
        member.received()
        member.send(b"", coding, to="6281200000002",
                    message_payload=text.encode("utf-16-be") if coding == 8 else text.encode())
        member.received()
    while len(member.receipts) < len(member.ids):
        member.receiver.read_once()
    print("receipts", all(member.receipts[id] == 2 for id in member.ids), flush=True)
    member.sender.unbind()
    print("left", flush=True)


main()
