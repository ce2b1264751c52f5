# The algebra of windows: over every kind of frame, a metric is what plain SQL
# computes, whether the frame moves (by the inverse transition function) or is
# computed anew at every row, and whether it rolls over answers or over summaries.

use strict;
use warnings FATAL => 'all';

use Answers;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('windows');
$node->init;
$node->start;
load_answers($node, 1_500, 100);

# The frames that move come first; the others the server computes anew by itself.
my @frames = (
	'ORDER BY id ROWS 20 PRECEDING',
	'ORDER BY id ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING',
	'ORDER BY id ROWS BETWEEN 3 FOLLOWING AND 9 FOLLOWING',
	'ORDER BY id ROWS BETWEEN 9 PRECEDING AND 3 PRECEDING',
	'ORDER BY id ROWS BETWEEN CURRENT ROW AND CURRENT ROW',
	'ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
	'ORDER BY day RANGE 7 PRECEDING',
	'ORDER BY day DESC RANGE BETWEEN 7 PRECEDING AND 3 FOLLOWING',
	'ORDER BY day GROUPS BETWEEN 2 PRECEDING AND 1 FOLLOWING',
	'ORDER BY day',
	'ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING',
	'ORDER BY id ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING EXCLUDE CURRENT ROW',
	'ORDER BY day GROUPS 1 PRECEDING EXCLUDE GROUP',
	'ORDER BY day RANGE 7 PRECEDING EXCLUDE TIES',
);

# The metrics with a volatile argument of the same value: such a frame is not moved.
sub not_moved
{
	my $list = one_step('', ' OVER w');
	$list =~ s/\(good\)/(good AND random() >= 0)/g;
	$list =~ s/\((score|rating|agreement|effort)\b/($1 + (random() * 0)::int/g;
	$list =~ s/\(score_double\b/(score_double + random() * 0/g;
	$list =~ s/\(score_numeric\b/(score_numeric + (random() * 0)::numeric/g;
	return $list;
}

# Compares what a query gives for each key with what is in the table oracle.
sub same_as_oracle
{
	my ($query, $name) = @_;
	is($node->safe_psql('postgres', "DROP TABLE IF EXISTS way; CREATE TABLE way AS $query; " . differences('way', 'oracle')), '', $name);
	return;
}

for my $frame (@frames)
{
	my $from = "FROM answer WINDOW w AS (PARTITION BY team $frame)";
	$node->safe_psql('postgres', "DROP TABLE IF EXISTS oracle; CREATE TABLE oracle AS SELECT id AS key, " . plain_sql(' OVER w') . " $from");
	same_as_oracle('SELECT id AS key, ' . one_step('', ' OVER w') . " $from", $frame);
	same_as_oracle('SELECT id AS key, ' . not_moved() . " $from", "$frame, not moved");
}

# A month of days is the answers of that month.
my $window = 'PARTITION BY team ORDER BY day RANGE 29 PRECEDING';
$node->safe_psql('postgres', "DROP TABLE oracle; CREATE TABLE oracle AS SELECT DISTINCT ON (key) (team, day)::text AS key, "
	  . plain_sql(' OVER w') . " FROM answer WINDOW w AS ($window)");
same_as_oracle('SELECT key, ' . read_out() . ' FROM (SELECT (team, day)::text AS key, ' . merged(' OVER w')
	  . ' FROM (SELECT team, day, ' . summaries() . " FROM answer GROUP BY team, day) AS daily WINDOW w AS ($window)) AS month",
	'thirty days of daily summaries');

$node->stop;
done_testing();
