"""aiosmpplib as an ESME: what it sent and got, a line each.

    aiosmpplib_client.py PORT REGISTRATION QUESTION EMOJI

Registers, asks, and sends the text to a number of its own, by user data header and message_payload.
"""
import asyncio
import sys

from aiosmpplib import ESME, AbstractHook, DeliverSm, PhoneNumber, SmppCommandStatus, SubmitSm, SubmitSmResp
from aiosmpplib.state import TON


class Hook(AbstractHook):
    def __init__(self):
        self.receipts, self.texts, self.answers = asyncio.Queue(), asyncio.Queue(), asyncio.Queue()

    async def sending(self, smpp_message, pdu, client_id):
        pass

    async def received(self, smpp_message, pdu, client_id):
        if isinstance(smpp_message, SubmitSmResp):
            await self.answers.put((smpp_message.command_status, smpp_message.message_id))
        elif isinstance(smpp_message, DeliverSm) and smpp_message.is_receipt():
            await self.receipts.put(smpp_message.parse_receipt())
        elif isinstance(smpp_message, DeliverSm):
            await self.texts.put(smpp_message.short_message or smpp_message.message_payload)

    async def send_error(self, smpp_message, error, client_id):
        print("error", repr(error), flush=True)


async def main():
    port, registration, question, emoji = sys.argv[1:]
    hook = Hook()
    esme = ESME(smsc_host="127.0.0.1", smsc_port=int(port), system_id="aiosmpplib", password="secret", hook=hook,
                log_level="CRITICAL")
    running = asyncio.create_task(esme.start())

    async def send(text, to="2757", source="6281200000001", **more):
        await esme.broker.enqueue(SubmitSm(
            short_message=text, source=PhoneNumber(source, TON.INTERNATIONAL), destination=PhoneNumber(to),
            log_id=text[:20], **more))
        status, name = await hook.answers.get()
        print("sent", name, status == SmppCommandStatus.ESME_ROK, flush=True)

    for text in [registration, question]:
        await send(text)
        print("received", await hook.texts.get(), flush=True)
        receipt = await hook.receipts.get()
        print("receipt", receipt["id"], receipt["stat"], flush=True)
    await send("KONTAK", source="6281200000002")
    await hook.texts.get()
    await send(emoji, "6281200000002", encoding="ucs2")
    print("received whole", await hook.texts.get(), flush=True)
    await send(emoji, "6281200000002", encoding="ucs2", auto_message_payload=False, esm_class=0x40)
    print("received whole", await hook.texts.get(), flush=True)
    await esme.stop()
    await running
    print("left", flush=True)


asyncio.run(main())
