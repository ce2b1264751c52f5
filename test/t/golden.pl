# Golden values: this and every later version reads and writes them identically, as
# text, in binary and on disk.  Lines are added to test/data/golden, never changed
# (docs/format.md).

use strict;
use warnings FATAL => 'all';

use Golden;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $is_little_endian = unpack('C', pack('S', 1));

my $node = PostgreSQL::Test::Cluster->new('golden');
$node->init(extra => [ '--locale=C', '--encoding=UTF8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');
$node->safe_psql('postgres', golden_tables());

# What an expression gives for every value, in the order of the file's lines.
sub column
{
	my ($type, $sql) = @_;
	return [ split /\n/, $node->safe_psql('postgres', "SELECT $sql FROM golden_$type ORDER BY line") ];
}

# A file for COPY ... (FORMAT binary): line numbers, and the bytes of each value.
sub binary_copy_file
{
	my $file = PostgreSQL::Test::Utils::tempdir() . '/golden.bin';
	my $line = 0;
	open my $out, '>:raw', $file or die "$file: $!";
	print $out "PGCOPY\n\xff\r\n\0", pack('NN', 0, 0);
	print $out pack('nNNN/a', 2, 4, ++$line, pack('H*', $_)) for @_;
	print $out pack('n', 0xffff);
	close $out;
	return $file;
}

# What is on the disk of a table that holds one value only: that value's bytes, or not.
sub stored
{
	my ($type, $value) = @_;
	my $path = $node->safe_psql('postgres', <<"SQL");
CREATE TABLE one (v $type);
INSERT INTO one VALUES (\$text\$$value->[0]\$text\$);
CHECKPOINT;
SELECT pg_relation_filepath('one');
SQL
	my $disk = slurp_file($node->data_dir . "/$path");
	$node->safe_psql('postgres', 'DROP TABLE one');
	return index($disk, pack('H*', $value->[2])) > 0 ? $value->[2] : "$value->[0] is not stored so";
}

for my $type (golden_types())
{
	my @values = golden_values($type);
	my @texts = map { $_->[0] } @values;
	my @wires = map { $_->[1] } @values;
	cmp_ok(scalar(@values), '>', 10, "$type: values");

	is_deeply(column($type, 'v::text'), \@texts, "$type: text in, text out");
	is_deeply(column($type, "encode(${type}_send(v), 'hex')"), \@wires, "$type: text in, bytes out");

	$node->safe_psql('postgres', "TRUNCATE golden_$type;\n\\copy golden_$type FROM '" . binary_copy_file(@wires) . "' (FORMAT binary)");
	is_deeply(column($type, 'v::text'), \@texts, "$type: bytes in, text out");
	is_deeply(column($type, "encode(${type}_send(v), 'hex')"), \@wires, "$type: bytes in, bytes out");

	SKIP:
	{
		skip 'what is stored was written down on a little-endian machine', 1 unless $is_little_endian;
		is_deeply([ map { stored($type, $_) } @values ], [ map { $_->[2] } @values ], "$type: on disk");
	}
}

$node->stop;
done_testing();
