"""python-gammu as a member: what it saw and got, a line each.

    gammu_client.py CONFIGURATION NUMBER TEXT...

Sends each text, polls until the reply is there, deletes it, and ends.
"""
import sys

import gammu


def main():
    configuration, number, *texts = sys.argv[1:]
    machine = gammu.StateMachine()
    machine.ReadConfig(Filename=configuration)
    machine.Init()
    print("imei", machine.GetIMEI(), flush=True)
    for text in texts:
        message = {"Text": text, "SMSC": {"Location": 1}, "Number": number}
        print("sent", machine.SendSMS(message), flush=True)
        [reply] = machine.GetNextSMS(Start=True, Folder=0)
        print("received", reply["Number"], reply["Text"], flush=True)
        machine.DeleteSMS(Folder=0, Location=reply["Location"])
    status = machine.GetSMSStatus()
    print("left", status["SIMUsed"] + status["PhoneUsed"], flush=True)
    machine.Terminate()


main()
