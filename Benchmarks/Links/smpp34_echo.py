"""smpp34 as a service: answers every message with a text.

    smpp34_echo.py PORT TEXT
"""
import asyncio
import sys

import smpp34


async def main():
    port, text = sys.argv[1:]
    client = smpp34.Client("127.0.0.1", int(port), "smpp34", "secret", bind_type="TRX")
    session = await client.connect()
    answers = set()
    while not isinstance(event := await session.next(), smpp34.Disconnected):
        answer = asyncio.ensure_future(session.submit_sm(event.source_addr, text.encode(), source_addr="2757"))
        answers.add(answer)
        answer.add_done_callback(answers.discard)


asyncio.run(main())
