#!/usr/bin/perl
# Harvests a running hub with Debian's HTTP::OAI (apt-get install libhttp-oai-perl): perl tests/interop/harvest.pl http://localhost:3000/oai
# All six verbs, both formats, sets, a harvest since a moment, deleted records; ends with 1 at the first complaint.
# Not part of ./test: not every machine that proves the house has Perl.
use strict;
use warnings;
use HTTP::OAI;

my $base = shift or die "usage: harvest.pl BASE_URL\n";
my $harvester = HTTP::OAI::Harvester->new(baseURL => $base);

sub must { my ($what, $answer) = @_; die "$what: " . $answer->message . "\n" if $answer->is_error; return $answer }

my $identity = must('Identify', $harvester->Identify);
printf "Identify: %s, %s, deleted %s, %s\n", $identity->repositoryName, $identity->protocolVersion, $identity->deletedRecord, $identity->granularity;
$harvester->repository($identity);

my $formats = must('ListMetadataFormats', $harvester->ListMetadataFormats);
print 'ListMetadataFormats: ', join(', ', map { $_->metadataPrefix } $formats->metadataFormat), "\n";

my ($sets, $named) = (must('ListSets', $harvester->ListSets), 0);
my @specs;
while (my $set = $sets->next) { push @specs, $set->setSpec; $named++ if $set->setName }
printf "ListSets: %d, %d with a name\n", scalar @specs, $named;

# By a callback: without one this client keeps the last part of a resumed list alone.
sub all_of {
  my ($what, $verb, %asked) = @_;
  my ($count, $gone, %seen) = (0, 0);
  my $list = $harvester->$verb(%asked, onRecord => sub {
    my $it = shift;
    my $header = $it->can('header') ? $it->header : $it;
    die "$what: twice " . $header->identifier . "\n" if $seen{ $header->identifier }++;
    $header->is_deleted ? $gone++ : $count++;
  });
  die "$what: " . $list->message . "\n" if $list->is_error;
  printf "%s: %d, and %d deleted\n", $what, $count, $gone;
  return [ sort keys %seen ];
}

my $ids = all_of('ListIdentifiers', 'ListIdentifiers', metadataPrefix => 'oai_dc');
for my $prefix (qw(oai_dc tuntas)) {
  my $records = all_of("ListRecords $prefix", 'ListRecords', metadataPrefix => $prefix);
  die "ListRecords $prefix: other records than ListIdentifiers\n" unless "@$records" eq "@$ids";
  my $one = must('GetRecord', $harvester->GetRecord(identifier => $ids->[0], metadataPrefix => $prefix))->next;
  die "GetRecord $prefix: another record\n" unless $one->identifier eq $ids->[0];
}
all_of("ListRecords of $_", 'ListRecords', metadataPrefix => 'oai_dc', set => $_) for grep { /:/ } @specs[0 .. ($#specs < 12 ? $#specs : 12)];
all_of('ListRecords from a day', 'ListRecords', metadataPrefix => 'oai_dc', from => substr($identity->earliestDatestamp, 0, 10));

my $wrong = $harvester->GetRecord(identifier => 'oai:elsewhere.example:1', metadataPrefix => 'oai_dc');
die "GetRecord: no complaint about a record that is not there\n" unless $wrong->is_error && ($wrong->errors)[0]->code eq 'idDoesNotExist';
print "all is well\n";
