"""smpplib against a centre that throttles it and cuts it off.

    throttled_client.py PORT COUNT

Sends COUNT messages, each until it is taken, over as many sessions as it takes, and waits for every receipt.
"""
import sys

import smpplib.client
import smpplib.consts as consts
import smpplib.exceptions

from tls_context import tls_context

port, count = int(sys.argv[1]), int(sys.argv[2])
taken, receipted, answers = set(), set(), []


def session():
    client = smpplib.client.Client("127.0.0.1", port, timeout=60, ssl_context=tls_context())

    def take(pdu):
        if pdu.esm_class & 0x3C == 4:
            receipted.add(pdu.receipted_message_id)
        return consts.SMPP_ESME_ROK

    client.set_message_received_handler(take)
    client.set_message_sent_handler(lambda pdu: answers.append((pdu.status, pdu.message_id)))
    client.set_error_pdu_handler(lambda pdu: answers.append((pdu.status, None)))
    client.connect()
    client.bind_transceiver(system_id="smpplib", password="secret")
    return client


sessions = 0
client = None
while len(taken) < count or taken - receipted:
    try:
        if client is None:
            client = session()
            sessions += 1
            print("bound", sessions, flush=True)
        if len(taken) >= count:
            client.read_once()
            continue
        before = len(answers)
        client.send_message(source_addr_ton=1, source_addr="6281200000001", destination_addr="6281200000099",
                            short_message=b"halo", registered_delivery=1)
        while len(answers) == before:
            client.read_once()
        status, name = answers[-1]
        if status == consts.SMPP_ESME_ROK:
            taken.add(name)
        else:
            print("throttled", status == consts.SMPP_ESME_RTHROTTLED, flush=True)
    except (smpplib.exceptions.ConnectionError, smpplib.exceptions.UnknownCommandError, OSError):
        client = None
print("all receipts", flush=True)
