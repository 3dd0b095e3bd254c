# Net::SMPP as an ESME: what it sent and got, a line each.
#
#     netsmpp_client.pl PORT VERSION REGISTRATION QUESTION
#
# VERSION is that of the protocol: 51 (0x33) or 52 (0x34).
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my ($port, $version, @texts) = @ARGV;
my @more = $version < 52 ? () : (interface_version => $version);
my ($smpp, $answer) = Net::SMPP->new_transceiver(
    '127.0.0.1', port => $port, system_id => 'netsmpp', password => 'secret', smpp_version => $version + 0, @more)
    or die "no connection: $!";
die 'not bound: ' . $answer->explain_status() if $answer->{status};
print "bound $answer->{system_id}\n";

# Answers everything that is not what is waited for.
sub wait_for {
    my ($command, $receipt) = @_;
    while (1) {
        my $pdu = $smpp->read_pdu() or die "closed: $!";
        if ($pdu->{cmd} == Net::SMPP::CMD_deliver_sm) {
            $smpp->deliver_sm_resp(seq => $pdu->{seq}, message_id => '');
            my $is_receipt = ($pdu->{esm_class} & 0x3C) == 4;
            return $pdu if $command == $pdu->{cmd} && $is_receipt == $receipt;
        } elsif ($pdu->{cmd} == Net::SMPP::CMD_enquire_link) {
            $smpp->enquire_link_resp(seq => $pdu->{seq});
        } elsif ($pdu->{cmd} == $command) {
            return $pdu;
        }
    }
}

for my $text (@texts) {
    my $seq = $smpp->submit_sm(
        async => 1, source_addr_ton => 1, source_addr_npi => 1, source_addr => '6281200000001',
        destination_addr => '2757', short_message => $text, registered_delivery => 1);
    my $sent = wait_for(Net::SMPP::CMD_submit_sm_resp, 0);
    print "sent $sent->{message_id} $sent->{status}\n";
    my $receipt = wait_for(Net::SMPP::CMD_deliver_sm, 1);
    print "receipt $receipt->{short_message}\n";
    my $reply = wait_for(Net::SMPP::CMD_deliver_sm, 0);
    print "received $reply->{source_addr} $reply->{short_message}\n";
}
my $state = $smpp->query_sm(message_id => '1', source_addr_ton => 1, source_addr_npi => 1, source_addr => '6281200000001');
print "state $state->{message_state}\n";
my $bye = $smpp->unbind();
print "left $bye->{status}\n";
