# Device::Gsm at a modem: what it sent and found, a line each.
#
#     devicegsm_client.pl TERMINAL SHORTCODE TEXT...
#
# Sending turns the echo on, and a list is not understood with it, so a list has a connection of its own.
use strict;
use warnings;
use Device::Gsm;

$| = 1;
my ($terminal, $short_code, @texts) = @ARGV;

sub connected {
    my $gsm = Device::Gsm->new(port => $terminal, log => 'file,/dev/null');
    $gsm->connect(baudrate => 115200) or die 'not connected';
    $gsm->register() or die 'not registered';
    return $gsm;
}

print 'imei ', connected()->imei(), "\n";
for my $text (@texts) {
    connected()->send_sms(recipient => $short_code, content => $text) or die 'not sent';
    my ($gsm, @messages) = connected();
    for (1 .. 60) {
        @messages = $gsm->messages('SM') and last;
    }
    for my $message (@messages) {
        print 'received ', $message->sender(), ' ', $message->text(), "\n";
        $gsm->delete_sms($message->index());
    }
}
print 'left ', scalar(() = connected()->messages('SM')), "\n";
