# Like a SIMCom 2G module: SIM memory only, some answers of its own.
manufacturer  SIMCOM_Ltd
model         SIMCOM_SIM800C
revision      Revision:1418B04SIM800C24
memory-sm     30
memory-me     0
memory-sr     0

answer I
    SIM800 R14.18
answer +CCID
    8962102812000000016f
answer +CSPN?
    +CSPN: "Shortcode Test",0
answer +CBC
    +CBC: 0,87,4046
answer +CVHU=0
    ERROR
answer +CSGS?
    ERROR
