# Answers: random answers to every kind of survey, the metrics over them as csmetrics
# and as plain SQL compute them, and how two tables of metrics are compared: digit by
# digit, weighted ones, being floating point, to 1e-9.
#
# CSMETRICS_SEED=n in the environment brings the same data back; the seed is printed.

package Answers;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use Test::More;

our @EXPORT = qw(load_answers one_step plain_sql summaries merged read_out differences summary_names);

# Each metric: its aggregate, the summary that gives it, the accessor, and plain SQL.
my %exact = (
	nps => [ 'nps(score)', 'nps_agg(score)', 'nps(s)', share('score >= 9', 'score <= 6', 'score') ],
	nps_double => [ 'nps(score_double)', 'nps_agg(score_double)', 'nps(s)', share('score >= 9', 'score <= 6', 'score') ],
	nps_numeric => [ 'nps(score_numeric)', 'nps_agg(score_numeric)', 'nps(s)', share('score >= 9', 'score <= 6', 'score') ],
	csat => [ 'csat(rating)', 'csat_agg(rating)', 'csat(s)', composite('rating', 1, 5) ],
	csat_own => [ 'csat(effort, -3, 3)', 'csat_agg(effort, -3, 3)', 'csat(s)', composite('effort', -3, 3) ],
	csat_top2 => [ 'csat_top2(rating)', 'csat_agg(rating)', 'csat_top2(s)', share('rating >= 4', 'false', 'rating') ],
	csat_top2_own => [ 'csat_top2(effort, -3, 3)', 'csat_agg(effort, -3, 3)', 'csat_top2(s)', share('effort >= 2', 'false', 'effort') ],
	csat_good => [ 'csat(good)', 'csat_agg(good)', 'csat(s)', share('good', 'false', 'good') ],
	ces => [ 'ces(agreement)', 'ces_agg(agreement)', 'ces(s)', 'avg(agreement)' ],
	ces_top3 => [ 'ces_top3(agreement)', 'ces_agg(agreement)', 'ces_top3(s)', share('agreement >= 5', 'false', 'agreement') ],
	responses => [ 'responses(nps_agg(score))', 'nps_agg(score)', 'responses(s)', 'count(score)' ],
	stddev => [ 'stddev(csat_agg(rating))', 'csat_agg(rating)', 'stddev(s)', 'stddev(rating)' ],
);
my $weighted = 'weighted_rating_agg(rating, weight, 1, 5)';
my %near = (
	weighted_csat => [ "csat($weighted)", $weighted, 'csat(s)', '25 * (sum(rating * weight) / sum(weight) - 1)' ],
	weighted_top2 => [ "csat_top2($weighted)", $weighted, 'csat_top2(s)', '100 * coalesce(sum(weight) FILTER (WHERE rating >= 4), 0) / sum(weight)' ],
	weighted_responses => [ "responses($weighted)", $weighted, 'responses(s)', 'count(weight)' ],
);
my %metric = (%exact, %near);
my @names = sort keys %metric;

# % of one kind of answer less % of another.
sub share
{
	my ($above, $below, $answer) = @_;
	return "100 * (count(*) FILTER (WHERE $above) - count(*) FILTER (WHERE $below))::numeric / nullif(count($answer), 0)";
}

# The mean answer on the way from low to high, in %.
sub composite
{
	my ($answer, $low, $high) = @_;
	my $width = $high - $low;
	return "100 * (sum($answer) - ($low) * count($answer))::numeric / nullif($width * count($answer), 0)";
}

# A select list of all metrics; what is given is put into every aggregate's parentheses or after them.
sub select_list
{
	my ($column, $inside, $after) = @_;
	my $list = join ', ', map { "$metric{$_}[$column] AS $_" } @names;
	$list =~ s/\b((?:nps|csat|ces|agg|count|sum|avg|stddev)\w*|\w+_agg)\(([-\w, *]+)\)( FILTER \(.*?\))?/"$1($2$inside)" . ($3 \/\/ '') . $after/ge;
	return $list;
}

# All metrics: in one step, and in plain SQL; grouped, or OVER a window.
sub one_step { return select_list(0, $_[0] // '', $_[1] // '') }
sub plain_sql { return select_list(3, '', $_[0] // '') }

# A summary for each metric; how they merge; and what they give in the end.
sub summaries { return join ', ', map { "$metric{$_}[1] AS $_" } @names }
sub merged { return join ', ', map { "sum($_)" . ($_[0] // '') . " AS $_" } @names }
sub read_out { return join ', ', map { ($metric{$_}[2] =~ s/\bs\b/$_/r) . " AS $_" } @names }
sub summary_names { return @names }

# A query for up to three rows that are not the same in both tables; key says which belong together.
sub differences
{
	my ($table, $other) = @_;
	my $differ = join ' OR ',
	  (map { "a.$_ IS DISTINCT FROM b.$_" } sort keys %exact),
	  # to the last printed zero, but for PostgreSQL's stddev, which prints none
	  (map { "a.${_}::text IS DISTINCT FROM b.${_}::text" } grep { $_ ne 'stddev' } sort keys %exact),
	  map { "(a.$_ IS NULL) <> (b.$_ IS NULL) OR abs(a.$_ - b.$_) > 1e-9 * greatest(abs(b.$_), 100)" } sort keys %near;
	return "SELECT a, b FROM $table AS a FULL JOIN $other AS b USING (key) WHERE a.key IS NULL OR b.key IS NULL OR $differ LIMIT 3";
}

# Makes the table answer, of so many rows from so many customers.
sub load_answers
{
	my ($node, $rows, $customers) = @_;
	my $seed = $ENV{CSMETRICS_SEED} // int(rand(1_000_000));
	note "CSMETRICS_SEED=$seed";
	$node->safe_psql('postgres', <<"SQL");
CREATE EXTENSION csmetrics;
SELECT setseed($seed / 1000000.0);
CREATE TABLE answer AS
	SELECT id, customer, team, day, split, score, score::float8 AS score_double, score::numeric AS score_numeric, rating, agreement, effort, good,
	       CASE WHEN rating IS NOT NULL THEN weight END AS weight
	  FROM (SELECT id, (random() * ($customers - 1))::int AS customer, (random() * random() * 16)::int AS team, (random() * 99)::int AS day,
	               (random() * 6)::int AS split,
	               CASE WHEN random() < 0.8 THEN floor(random() * 11)::int END AS score,
	               CASE WHEN random() < 0.8 THEN 1 + floor(sqrt(random()) * 5)::int END AS rating,
	               CASE WHEN random() < 0.5 THEN 1 + floor(random() * 7)::int END AS agreement,
	               CASE WHEN random() < 0.9 THEN floor(random() * 7)::int - 3 END AS effort,
	               CASE WHEN random() < 0.9 THEN random() < 0.7 END AS good,
	               0.2 + 3 * random() AS weight
	          FROM generate_series(1, $rows) AS id) AS r;
VACUUM ANALYZE answer;
SQL
	return;
}

1;
