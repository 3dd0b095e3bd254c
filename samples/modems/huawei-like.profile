# Like a Huawei 3G stick: a small SIM memory, a modem's memory that is not offered, and commands that begin with ^.
manufacturer  huawei
model         E1752
revision      11.126.13.00.00
memory-sm     20
memory-me     0
memory-sr     0
signal        18

answer I
    Manufacturer: huawei
    Model: E1752
    Revision: 11.126.13.00.00
    +GCAP: +CGSM,+DS,+ES
answer ^SYSINFO
    ^SYSINFO:2,3,0,5,1,,4
answer ^CVOICE?
    ^CVOICE:0,8000,16,20
answer ^CURC=0
    OK
answer ^U2DIAG?
    ^U2DIAG:0
answer ^CARDLOCK?
    ^CARDLOCK: 2,10,0
