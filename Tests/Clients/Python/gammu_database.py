"""The tables that gammu-smsd expects in SQLite, with the columns that it uses.

    gammu_database.py make FILE
    gammu_database.py dump FILE      as SQL, on stdout
"""
import sqlite3
import sys

NOW = "DEFAULT (datetime('now'))"
TABLES = {
    "gammu": "Version INTEGER",
    "inbox": f"UpdatedInDB {NOW}, ReceivingDateTime {NOW}, Text, SenderNumber, Coding, UDH, SMSCNumber, Class INTEGER, "
             "TextDecoded, ID INTEGER PRIMARY KEY AUTOINCREMENT, RecipientID, Processed DEFAULT 'false', "
             "Status INTEGER DEFAULT -1",
    "outbox": f"UpdatedInDB {NOW}, InsertIntoDB {NOW}, SendingDateTime {NOW}, SendBefore DEFAULT '23:59:59', "
              "SendAfter DEFAULT '00:00:00', Text, DestinationNumber, Coding, UDH, Class INTEGER DEFAULT -1, TextDecoded, "
              "ID INTEGER PRIMARY KEY AUTOINCREMENT, MultiPart DEFAULT 'false', RelativeValidity INTEGER DEFAULT -1, "
              f"SenderID, SendingTimeOut {NOW}, DeliveryReport DEFAULT 'default', CreatorID, Retries INTEGER DEFAULT 0, "
              "Priority INTEGER DEFAULT 0, Status DEFAULT 'Reserved', StatusCode INTEGER DEFAULT -1",
    "outbox_multipart": "Text, Coding, UDH, Class INTEGER DEFAULT -1, TextDecoded, ID INTEGER, SequencePosition INTEGER "
                        "DEFAULT 1, Status DEFAULT 'Reserved', StatusCode INTEGER DEFAULT -1, "
                        "PRIMARY KEY (ID, SequencePosition)",
    "phones": f"ID, UpdatedInDB {NOW}, InsertIntoDB {NOW}, TimeOut {NOW}, Send, Receive, IMEI PRIMARY KEY, IMSI, NetCode, "
              "NetName, Client, Battery INTEGER, Signal INTEGER, Sent INTEGER DEFAULT 0, Received INTEGER DEFAULT 0",
    "sentitems": f"UpdatedInDB {NOW}, InsertIntoDB {NOW}, SendingDateTime {NOW}, DeliveryDateTime, Text, DestinationNumber, "
                 "Coding, UDH, SMSCNumber, Class INTEGER DEFAULT -1, TextDecoded, ID INTEGER, SenderID, SequencePosition "
                 "INTEGER DEFAULT 1, Status DEFAULT 'SendingOK', StatusError INTEGER DEFAULT -1, TPMR INTEGER DEFAULT -1, "
                 "RelativeValidity INTEGER DEFAULT -1, CreatorID, StatusCode INTEGER DEFAULT -1, "
                 "PRIMARY KEY (ID, SequencePosition)",
}

command, path = sys.argv[1:]
with sqlite3.connect(path) as database:
    if command == "make":
        for name, columns in TABLES.items():
            database.execute(f"CREATE TABLE {name} ({columns})")
        database.execute("INSERT INTO gammu VALUES (17)")
    else:
        for line in database.iterdump():
            print(line)
