# Golden: the values of test/data/golden, a file for each type: a line is a value's
# text, its wire form, and what is stored after the length word, both in hexadecimal.

package Golden;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use File::Basename;
use FindBin;
use PostgreSQL::Test::Utils;

our @EXPORT = qw(golden_types golden_values golden_tables);

my $folder = "$FindBin::Bin/../data/golden";

sub golden_types { return map { basename($_, '.tsv') } sort glob "$folder/*.tsv" }

# A type's values: a list of [ text, wire form, stored form ].
sub golden_values { return map { [ split /\t/ ] } split /\n/, slurp_file("$folder/$_[0].tsv") }

# SQL that makes a table for each type: golden_TYPE (line, v), with all its values.
sub golden_tables
{
	my $sql = '';
	for my $type (golden_types())
	{
		my $line = 0;
		$sql .= "CREATE TABLE golden_$type (line int PRIMARY KEY, v $type);\nINSERT INTO golden_$type VALUES "
		  . join(', ', map { '(' . ++$line . ", \$text\$$_->[0]\$text\$)" } golden_values($type)) . ";\n";
	}
	return $sql;
}

1;
