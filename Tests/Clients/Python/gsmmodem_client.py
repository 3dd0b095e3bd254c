"""python-gsmmodem as a member: what it saw and got, a line each.

    gsmmodem_client.py TERMINAL pdu|text NUMBER TEXT...

Sends each text, waits for its status report and for a message in return, and ends.
"""
import logging
import queue
import sys

from gsmmodem.modem import GsmModem, StatusReport

PATIENCE = 60  # seconds, for each thing that is waited for


def next_message(modem, received):
    """What the library calls back for; it loses a notification that crosses a command, and then looks for itself."""
    try:
        return received.get(timeout=PATIENCE / 3)
    except queue.Empty:
        modem.processStoredSms()
        return received.get(timeout=PATIENCE)


def main():
    terminal, mode, number, *texts = sys.argv[1:]
    logging.basicConfig(level=logging.DEBUG, format="# %(message)s")
    received, reported = queue.Queue(), queue.Queue()
    modem = GsmModem(
        terminal, 115200, smsReceivedCallbackFunc=received.put, smsStatusReportCallback=reported.put,
        requestDelivery=True)
    modem.smsTextMode = mode == "text"
    modem.connect()
    print("imei", modem.imei, flush=True)
    for text in texts:
        sent = modem.sendSms(number, text)
        print("sent", sent.reference, flush=True)
        report = reported.get(timeout=PATIENCE)
        delivered = report.deliveryStatus == StatusReport.DELIVERED
        print("reported", report.reference, "delivered" if delivered else report.deliveryStatus, flush=True)
        reply = next_message(modem, received)
        print("received", reply.number, reply.text, flush=True)
    print("left", len(modem.listStoredSms()), flush=True)
    modem.close()


main()
