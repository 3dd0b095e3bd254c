"""smpp34 as an ESME: what it sent and got, a line each.

    smpp34_client.py PORT REGISTRATION QUESTION EMOJI

Registers, asks, and sends the text to a number of its own, in three forms.
"""
import asyncio
import os
import sys

import smpp34


# What came and was not asked for yet: receipts, and messages; the client gives them out in an order of its own.
came = {True: [], False: []}


async def received(session, is_receipt=False):
    while not came[is_receipt]:
        event = await session.next()
        if isinstance(event, smpp34.Disconnected):
            raise SystemExit("disconnected")
        came[event.esm_class & 0x3C == 4].append(event)
    return came[is_receipt].pop(0)


def text(event):
    octets = event.short_message
    for tlv in event.tlvs:
        if tlv.tag == smpp34.TLV_MESSAGE_PAYLOAD:
            octets = tlv.value
    if event.esm_class & 0x40:
        octets = octets[6:]
    return octets.decode("utf-16-be" if event.data_coding == 8 else "latin-1")


async def main():
    port, registration, question, emoji = sys.argv[1:]
    client = smpp34.Client("127.0.0.1", int(port), "smpp34", "secret", bind_type="TRX")
    session = await client.connect()
    print("bound", flush=True)

    sent = []

    async def send(octets, to="2757", source="6281200000001", **more):
        answer = await session.submit_sm(to, octets, source_addr=source, source_addr_ton=1, registered_delivery=1,
                                         **more)
        sent.append(answer.message_id)
        print("sent", answer.message_id, answer.command_status, flush=True)

    for words in [registration, question]:
        await send(words.encode())
        event = await received(session, is_receipt=True)
        print("receipt", event.short_message.decode(), flush=True)
        event = await received(session)
        print("received", event.source_addr, text(event), flush=True)
    await send(b"KONTAK", source="6281200000002")
    await received(session)
    units = emoji.encode("utf-16-be")
    cut = 128
    parts = [units[start:start + cut] for start in range(0, len(units), cut)]
    total = len(parts)
    await send(b"", "6281200000002", data_coding=8, tlvs=[smpp34.Tlv(smpp34.TLV_MESSAGE_PAYLOAD, units)])
    for number, part in enumerate(parts, 1):
        await send(bytes([5, 0, 3, 9, total, number]) + part, "6281200000002", data_coding=8, esm_class=0x40)
    for number, part in enumerate(parts, 1):
        tlvs = [smpp34.Tlv(smpp34.TLV_SAR_MSG_REF_NUM, bytes([0, 9])),
                smpp34.Tlv(smpp34.TLV_SAR_TOTAL_SEGMENTS, bytes([total])),
                smpp34.Tlv(smpp34.TLV_SAR_SEGMENT_SEQNUM, bytes([number]))]
        await send(part, "6281200000002", data_coding=8, tlvs=tlvs)
    # Of each of the three messages the centre makes as many parts as it takes.
    joined, whole = {}, 0
    while whole < 3:
        event = await received(session)
        reference, count, number = event.short_message[3:6]
        parts = joined.setdefault(reference, {})
        parts[number] = text(event)
        if len(parts) == count:
            whole += 1
            print("received whole", "".join(parts[number] for number in sorted(parts)), flush=True)
    # Two were told above.
    receipts = [(await received(session, is_receipt=True)).short_message.decode() for _ in sent[2:]]
    print("receipts", {line.split()[0] for line in receipts} == {f"id:{id}" for id in sent[2:]}, flush=True)
    await session.unbind()
    print("left", flush=True)
    # Its threads do not outlive the interpreter.
    os._exit(0)


asyncio.run(main())
