"""python-gsmmodem as a member: what it saw and got, a line each.

    gsmmodem_client.py TERMINAL pdu|text NUMBER TEXT...

Sends each text, waits for its status report and for a message in return, and ends.
"""
import logging
import queue
import sys

from gsmmodem.modem import GsmModem, StatusReport

PATIENCE = 60  # seconds, for each thing that is waited for


class Member:
    """A modem, and what came by itself: reports and messages."""

    def __init__(self, terminal, mode):
        self.reports, self.messages = queue.Queue(), queue.Queue()
        self.modem = GsmModem(
            terminal, 115200, smsReceivedCallbackFunc=self.sort, smsStatusReportCallback=self.sort,
            requestDelivery=True)
        self.modem.smsTextMode = mode == "text"
        self.modem.connect()

    def sort(self, thing):
        (self.reports if isinstance(thing, StatusReport) else self.messages).put(thing)

    def next(self, things):
        """Waits for the library's call. It loses a notification that crosses a command, and is then made to look."""
        try:
            return things.get(timeout=PATIENCE / 3)
        except queue.Empty:
            print("# nothing came, looking")
            self.modem.processStoredSms()
            return things.get(timeout=PATIENCE)


def main():
    terminal, mode, number, *texts = sys.argv[1:]
    logging.basicConfig(level=logging.DEBUG, format="# %(message)s")
    member = Member(terminal, mode)
    modem = member.modem
    print("imei", modem.imei, flush=True)
    for text in texts:
        sent = modem.sendSms(number, text)
        print("sent", sent.reference, flush=True)
        report = member.next(member.reports)
        delivered = report.deliveryStatus == StatusReport.DELIVERED
        print("reported", report.reference, "delivered" if delivered else report.deliveryStatus, flush=True)
        reply = member.next(member.messages)
        print("received", reply.number, reply.text, flush=True)
    print("left", len(modem.listStoredSms()), flush=True)
    modem.close()


main()
