"""rusmppyc (SMPP 5.0) as an ESME: what it sent and got, a line each.

    rusmppyc_client.py PORT REGISTRATION QUESTION
"""
import asyncio
import os
import sys

from rusmppyc import Client, Event, Pdu, RegisteredDelivery, Ton


async def main():
    port, *texts = sys.argv[1:]
    client, events = await Client.connect(f"smpp://127.0.0.1:{port}")
    await client.bind_transceiver(system_id="rusmppyc", password="secret")
    print("bound", flush=True)
    came = asyncio.Queue()

    async def listen():
        async for event in events:
            match event:
                case Event.Incoming(command):
                    match command.pdu:
                        case Pdu.DeliverSm(message):
                            await client.deliver_sm_resp(command.sequence_number)
                            # A receipt has parameters, and a reply has none.
                            await came.put((bool(message.tlvs), bytes(message.short_message)))
                case other:
                    print("#", other, flush=True)

    listening = asyncio.create_task(listen())
    for text in texts:
        answer = await client.submit_sm(
            source_addr="6281200000001", source_addr_ton=Ton.International(), destination_addr="2757",
            short_message=text.encode(), registered_delivery=RegisteredDelivery.request_all())
        print("sent", bytes(answer.message_id).rstrip(b"\0").decode(), flush=True)
        for _ in range(2):
            is_receipt, octets = await came.get()
            print("receipt" if is_receipt else "received", octets.decode("latin-1"), flush=True)
    await client.unbind()
    listening.cancel()
    print("left", flush=True)
    # Its threads do not outlive the interpreter.
    os._exit(0)


asyncio.run(main())
