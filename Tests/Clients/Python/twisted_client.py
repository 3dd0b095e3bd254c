"""smpp.twisted3 as an ESME: what it sent and got, a line each.

    twisted_client.py PORT REGISTRATION QUESTION
"""
import sys

from smpp.pdu.operations import DeliverSM, SubmitSM
from smpp.pdu.pdu_types import (
    AddrNpi, AddrTon, EsmClassType, RegisteredDelivery, RegisteredDeliveryReceipt, EsmClassMode)
from smpp.pdu.pdu_types import EsmClass
from smpp.twisted.client import SMPPClientTransceiver
from smpp.twisted.config import SMPPClientConfig
from twisted.internet import defer, task


@defer.inlineCallbacks
def talk(port, texts):
    came = defer.DeferredQueue()

    def take(smpp, pdu):
        if isinstance(pdu, DeliverSM):
            kind = "receipt" if pdu.params["esm_class"].type == EsmClassType.SMSC_DELIVERY_RECEIPT else "received"
            came.put((kind, pdu.params["short_message"].decode("latin-1")))

    config = SMPPClientConfig(host="127.0.0.1", port=port, username="twisted", password="secret")
    smpp = yield SMPPClientTransceiver(config, take).connectAndBind()
    print("bound", flush=True)
    for text in texts:
        sent = yield smpp.sendDataRequest(SubmitSM(
            source_addr="6281200000001", source_addr_ton=AddrTon.INTERNATIONAL, source_addr_npi=AddrNpi.ISDN,
            destination_addr="2757", esm_class=EsmClass(EsmClassMode.DEFAULT, EsmClassType.DEFAULT),
            registered_delivery=RegisteredDelivery(RegisteredDeliveryReceipt.SMSC_DELIVERY_RECEIPT_REQUESTED),
            short_message=text.encode()))
        print("sent", sent.response.params["message_id"].decode(), sent.response.status.name, flush=True)
        for _ in range(2):
            line = yield came.get()
            print(*line, flush=True)
    yield smpp.unbindAndDisconnect()
    print("left", flush=True)


task.react(lambda reactor: talk(int(sys.argv[1]), sys.argv[2:]))
