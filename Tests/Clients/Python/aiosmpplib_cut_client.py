"""aiosmpplib against a centre that cuts it off: what it loses of what was acknowledged.

    aiosmpplib_cut_client.py PORT COUNT

Asks from COUNT numbers, over as many sessions as it takes, each until it is acknowledged, and waits for every reply and receipt.
"""
import asyncio
import sys

from aiosmpplib import ESME, AbstractHook, BindTransceiverResp, DeliverSm, PhoneNumber, SmppCommandStatus, SubmitSm, SubmitSmResp
from aiosmpplib.retrytimer import SimpleExponentialBackoff
from aiosmpplib.state import TON


class Hook(AbstractHook):
    def __init__(self):
        self.named, self.receipted, self.answered, self.sessions = {}, set(), set(), 0
        self.changed = asyncio.Event()

    async def sending(self, smpp_message, pdu, client_id):
        pass

    async def received(self, smpp_message, pdu, client_id):
        if isinstance(smpp_message, BindTransceiverResp):
            self.sessions += 1
        elif isinstance(smpp_message, SubmitSmResp):
            if smpp_message.command_status == SmppCommandStatus.ESME_ROK:
                self.named[smpp_message.log_id] = smpp_message.message_id
        elif isinstance(smpp_message, DeliverSm) and smpp_message.is_receipt():
            self.receipted.add(smpp_message.parse_receipt()["id"])
        elif isinstance(smpp_message, DeliverSm):
            self.answered.add(smpp_message.destination.number)
        self.changed.set()

    async def send_error(self, smpp_message, error, client_id):
        print("error", type(error).__name__, flush=True)


async def main():
    port, count = int(sys.argv[1]), int(sys.argv[2])
    numbers = [f"62812000{place:05}" for place in range(count)]
    hook = Hook()
    esme = ESME(smsc_host="127.0.0.1", smsc_port=port, system_id="aiosmpplib", password="secret", hook=hook, log_level="CRITICAL",
                retry_timer=SimpleExponentialBackoff(min_delay=100, max_increases=1))
    running = asyncio.create_task(esme.start())

    async def ask(number):
        await esme.broker.enqueue(SubmitSm(
            short_message="KONTAK", source=PhoneNumber(number, TON.INTERNATIONAL), destination=PhoneNumber("2757"), log_id=number))

    for number in numbers:
        await ask(number)
    while not (set(hook.named) >= set(numbers) and hook.answered >= set(numbers) and hook.receipted >= set(hook.named.values())):
        hook.changed.clear()
        try:
            await asyncio.wait_for(hook.changed.wait(), 3)
        except asyncio.TimeoutError:
            # A request that was cut off before its answer is nobody's: it is put again, as its user would.
            for number in set(numbers) - set(hook.named):
                await ask(number)
    print("sessions", hook.sessions, flush=True)
    print("all", len(hook.named), "taken,", len(hook.answered), "answered,", len(hook.receipted), "receipts", flush=True)
    await esme.stop()
    await running
    print("left", flush=True)


asyncio.run(main())
