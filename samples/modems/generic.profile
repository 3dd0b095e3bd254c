# What a modem is without a profile. `shortcode modem --profile FILE` takes each line in place of its own.
manufacturer    shortcode
model           AT modem
revision        1.0
operator        Shortcode Test
operator-short  Shortcode
operator-code   00101
service-centre  +62811000000
registration    1
signal          25
battery         100
memory-sm       50
memory-me       100
memory-sr       20
# Where status reports are kept: `messages` is the memory that receives, `SR` one of their own.
reports         messages
