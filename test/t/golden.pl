# Golden values: this and every later version reads and writes them identically, as
# text, in binary and on disk.  test/data/golden has a file for each type; a line is
# a value's text, its wire form, and what is stored after the length word, both in
# hexadecimal.  Lines are added, never changed (docs/format.md).

use strict;
use warnings FATAL => 'all';

use File::Basename;
use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @files = sort glob "$FindBin::Bin/../data/golden/*.tsv";
my $is_little_endian = unpack('C', pack('S', 1));

my $node = PostgreSQL::Test::Cluster->new('golden');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');

# A column of the table, in the order of the file's lines.
sub column
{
	my ($sql) = @_;
	return [ split /\n/, $node->safe_psql('postgres', "SELECT $sql FROM golden ORDER BY line") ];
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

# Whether each of these is on the disk of a table that holds only its value.
sub stored
{
	my ($type, @values) = @_;
	my @found;
	for my $value (@values)
	{
		my $path = $node->safe_psql('postgres', qq{
			DROP TABLE IF EXISTS one;
			CREATE TABLE one (v $type);
			INSERT INTO one VALUES (\$text\$$value->[0]\$text\$);
			CHECKPOINT;
			SELECT pg_relation_filepath('one')});
		push @found, index(slurp_file($node->data_dir . "/$path"), pack('H*', $value->[2])) > 0 ? $value->[2] : 'not found';
	}
	return \@found;
}

for my $file (@files)
{
	my $type = basename($file, '.tsv');
	my @values = map { [ split /\t/ ] } split /\n/, slurp_file($file);
	my @texts = map { $_->[0] } @values;
	my @wires = map { $_->[1] } @values;
	cmp_ok(scalar(@values), '>', 10, "$type: values");

	$node->safe_psql('postgres', "DROP TABLE IF EXISTS golden; CREATE TABLE golden (line int, v $type)");
	my $line = 0;
	$node->safe_psql('postgres', 'INSERT INTO golden VALUES ' . join(', ', map { '(' . ++$line . ", \$text\$$_\$text\$)" } @texts));
	is_deeply(column('v::text'), \@texts, "$type: text in, text out");
	is_deeply(column("encode(${type}_send(v), 'hex')"), \@wires, "$type: text in, bytes out");

	$node->safe_psql('postgres', 'TRUNCATE golden');
	$node->safe_psql('postgres', "\\copy golden FROM '" . binary_copy_file(@wires) . "' (FORMAT binary)");
	is_deeply(column('v::text'), \@texts, "$type: bytes in, text out");
	is_deeply(column("encode(${type}_send(v), 'hex')"), \@wires, "$type: bytes in, bytes out");

	SKIP:
	{
		skip 'written for little-endian machines', 1 unless $is_little_endian;
		is_deeply(stored($type, @values), [ map { $_->[2] } @values ], "$type: on disk");
	}
}

$node->stop;
done_testing();
