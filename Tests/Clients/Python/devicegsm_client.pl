# Device::Gsm at a modem: what it sent and found, a line each.
#
#     devicegsm_client.pl TERMINAL SHORTCODE TEXT...
use strict;
use warnings;
use Device::Gsm;

$| = 1;
my ($terminal, $short_code, @texts) = @ARGV;
my $gsm = Device::Gsm->new(port => $terminal, log => 'file,/dev/null');
$gsm->connect(baudrate => 115200) or die "not connected";
$gsm->register() or die "not registered";
print 'imei ', $gsm->imei(), "\n";
for my $text (@texts) {
    $gsm->send_sms(recipient => $short_code, content => $text) or die "not sent";
    my @messages;
    for (1 .. 60) {
        @messages = $gsm->messages('SM') and last;
    }
    for my $message (@messages) {
        print 'received ', $message->sender(), ' ', $message->text(), "\n";
        $gsm->delete_sms($message->index());
    }
}
print 'left ', scalar(() = $gsm->messages('SM')), "\n";
