# The recipes over other products' tables (examples/products) run as they are
# printed, find the same figures in plain SQL and with csmetrics, and would notice
# if they did not.

use strict;
use warnings FATAL => 'all';

use File::Basename;
use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @files = sort glob "$FindBin::Bin/../../examples/products/*.sql";
is(scalar(@files), 7, 'products');

my $node = PostgreSQL::Test::Cluster->new('products');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');

for my $file (@files)
{
	my $name = basename($file);
	my ($sql, $stdout, $stderr) = slurp_file($file);

	my $status = $node->psql('postgres', $sql, stdout => \$stdout, stderr => \$stderr);
	is($status, 0, "$name: runs");
	is($stderr, '', "$name: says nothing else");
	like($stdout, qr/\|t$/m, "$name: the same figures");
	unlike($stdout, qr/\|f$/m, "$name: no other figures");

	# Without its first row, the report is another.
	$sql =~ s/^(CREATE TEMP VIEW with_csmetrics .*?FROM) (\w+)/$1 (TABLE $2 OFFSET 1) AS $2/ms
	  or die "$name has no view with_csmetrics";
	$status = $node->psql('postgres', $sql, stdout => \$stdout, stderr => \$stderr);
	isnt($status, 0, "$name: notices a difference");
	like($stderr, qr/ERROR:  .* differs?$/m, "$name: says what differs");
}

$node->stop;
done_testing();
