# Cancel: whatever a function of the extension is given, statement_timeout and
# pg_terminate_backend end it within a second; and the large values that it takes at all are
# read and merged in a second.  An operation that is over by itself in that time, or that a
# limit refuses, is as good as one that is stopped.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

# What a build that checks each step may take, as in test/unit/check.h.
my $slowness = ($ENV{VARIANT} // '') =~ /^(?:asan|ubsan|coverage)$/ ? 20 : 1;
my $patience = 0.25;
my $folder = PostgreSQL::Test::Utils::tempdir();

my $node = PostgreSQL::Test::Cluster->new('cancel');
$node->init;
$node->append_conf('postgresql.conf', "autovacuum = off\njit = off\nmax_parallel_workers_per_gather = 0\nwork_mem = '256MB'");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');

# Large values as text: a summary of so many categories, whose names come in some order.
$node->safe_psql('postgres', <<'SQL');
CREATE FUNCTION summary_text(categories bigint, name text, descending text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT string_agg(format(''"%%s": {"rated": 1, "failed": 0, "sum": 50}'', %s), '','' ORDER BY %s) FROM generate_series(1, $1) AS i', name, descending) INTO result USING categories;
	RETURN '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {' || result || '}}';
END
$$;
CREATE TABLE long (name text, v text);
ALTER TABLE long ALTER v SET STORAGE external;
INSERT INTO long VALUES ('ascending', summary_text(200000, $$to_char(2 * i, '"name "000000')$$, 'i')), ('descending', summary_text(200000, $$to_char(2 * i, '"name "000000')$$, 'i DESC')),
	('random', summary_text(200000, $$to_char(2 * i, '"name "000000')$$, 'md5(i::text)')), ('other', summary_text(200000, $$to_char(i, '"other "000000')$$, 'i')), ('between', summary_text(200000, $$to_char(2 * i + 1, '"name "000000')$$, 'i')),
	('long names', summary_text(20000, $$repeat(md5(i::text), 7)$$, 'md5(i::text) DESC'));
INSERT INTO long VALUES ('rubric', (SELECT format('{"scale": [0, 100], "categories": {%s}}', string_agg(format('"%s": {"weight": 1, "outcomes": {%s}}', i, o), ',')) FROM generate_series(1, 256) AS i, (SELECT string_agg(format('"outcome %s": %s', j, j), ',') FROM generate_series(1, 8) AS j) AS o (o))),
	('deep rubric', repeat('[', 50000000)), ('blank rubric', '{"scale": [1, 5], "categories": ' || repeat(' ', 100000000) || '{"tone": 1}}'),
	('long key', '{"scale": [1, 5], "categories": {"' || repeat('x', 100000000) || '": 1}}'), ('many categories', (SELECT format('{"scale": [1, 5], "categories": {%s}}', string_agg(format('"c%s": 1', i), ',')) FROM generate_series(1, 300000) AS i)),
	('same category', '{"scale": [1, 5], "categories": {' || repeat('"tone": 1,', 3000000) || '"tone": 1}}');
INSERT INTO long VALUES ('counts', '0..10 {' || repeat('1,', 50000000) || '1}'), ('digits', '0..10 {' || repeat('9', 100000000) || '}'), ('blank counts', repeat(' ', 100000000) || '{}'), ('weights', 'weighted 1..5 {0.' || repeat('0', 100000000) || '1,0,0,0,0} n=1 w2=1'),
	('blank summary', '{"reviews": 1,' || repeat(' ', 100000000) || '"failed": 0}'), ('scores', '{"reviews": 0, "failed": 0, "sum": 0, "scores": {' || repeat('"1": 1,', 5000000) || '"2": 1}}');
INSERT INTO long SELECT c || ' 50 MB', repeat(c, 50000000) FROM unnest('{5,x,0,-,.}'::text[]) AS c;
INSERT INTO long SELECT 'blank 50 MB', repeat(' ', 50000000);
SQL

# Runs SQL under a timeout: gives how long the server's processor was at it, and what it said.
# (Not how long it took by the clock, which on a busy machine says nothing.)
my $ticks = q(SELECT 'ticks', s[14]::int + s[15]::int FROM regexp_split_to_array(pg_read_file('/proc/' || pg_backend_pid() || '/stat', 0, 1000), ' ') AS s;);
sub timed
{
	my ($sql, $timeout) = @_;
	my ($out, $error) = ('', '');
	$node->psql('postgres', "$ticks\nSET statement_timeout = $timeout;\n$sql;\nRESET statement_timeout;\n$ticks", stdout => \$out, stderr => \$error, on_error_stop => 0);
	my ($before, $after) = $out =~ /^ticks\|(\d+)$/mg;
	return (defined $after ? ($after - $before) / 100 : 1e9, $error);
}

# It is over within a second of the timeout.
sub stops
{
	my ($name, $sql) = @_;
	my ($took, $error) = timed($sql, int($patience * 1000));
	$error = substr $error, 0, 200;
	cmp_ok($took, '<', $patience + $slowness, "$name: over in time") or diag $error;
	unlike($error, qr/server closed|invalid memory alloc|out of memory/, "$name: and nothing worse");
	note sprintf '%s: %.2f s %s', $name, $took, $error =~ /(ERROR:.*)/ ? $1 : '';
	return;
}

# It takes no longer than so many seconds, in the best of three tries.
sub takes_at_most
{
	my ($name, $most, $sql) = @_;
	my ($best, $error);
	for (1 .. 3)
	{
		(my $took, $error) = timed($sql, 300000);
		$best = $took if !defined $best || $took < $best;
		last if $best < $most * $slowness;
	}
	is($error, '', "$name: is done");
	cmp_ok($best, '<', $most * $slowness, "$name: in $most s");
	note sprintf '%s: %.2f s', $name, $best;
	return;
}

# Reading.
takes_at_most("200,000 categories in $_ order", 1, "SELECT pg_column_size(v::iqs_summary) FROM long WHERE name = '$_'") for qw(ascending descending random);
stops("reading $_", "SELECT pg_column_size(v::iqs_summary) FROM long WHERE name = '$_'") for 'ascending', 'descending', 'random', 'long names', 'blank summary', 'scores';
stops("reading $_", "SELECT pg_column_size(v::rubric) FROM long WHERE name = '$_'") for 'rubric', 'deep rubric', 'blank rubric', 'long key', 'many categories', 'same category';
stops("reading $_", "SELECT pg_column_size(v::rating_summary) FROM long WHERE name = '$_'") for 'counts', 'digits', 'blank counts', 'weights';
stops('reading counts of an array', 'SELECT rating_summary(0, array_fill(1::bigint, ARRAY[1000000]))');

# Merging, taking out, comparing, writing: summaries of 100,000 categories each, the same ones,
# others behind them, and others between them; and of as many as there may be.
$node->safe_psql('postgres', <<'SQL');
CREATE TABLE large (name text, v iqs_summary);
ALTER TABLE large ALTER v SET STORAGE external;
INSERT INTO large VALUES ('a', summary_text(100000, $$to_char(2 * i, '"name "000000')$$, 'i')::iqs_summary), ('behind', summary_text(100000, $$to_char(i, '"other "000000')$$, 'i')::iqs_summary),
	('between', summary_text(100000, $$to_char(2 * i + 1, '"name "000000')$$, 'i')::iqs_summary), ('most', summary_text(200000, $$to_char(2 * i, '"name "000000')$$, 'i')::iqs_summary), ('most between', summary_text(200000, $$to_char(2 * i + 1, '"name "000000')$$, 'i')::iqs_summary);
SQL
my $value = sub { my ($name) = @_; return "(SELECT v FROM large WHERE name = '$name')" };
for ([ 'a', 'a' ], [ 'a', 'behind' ], [ 'behind', 'a' ], [ 'a', 'between' ], [ 'between', 'a' ], [ 'most', 'most' ], [ 'most', 'most between' ])
{
	my ($one, $other) = @$_;
	my ($a, $b) = map { $value->($_) } @$_;
	if ("$one $other" eq 'most most between')
	{
		like((timed("\\set VERBOSITY sqlstate\nSELECT pg_column_size($a + $b);", 300000))[1], qr/^\S+ ERROR:  54000$/m, "$one + $other: more than the most");
	}
	else
	{
		takes_at_most("$one + $other", 1, "SELECT pg_column_size($a + $b)");
	}
	stops("$one + $other", "SELECT pg_column_size($a + $b)");
	stops("$one - $other", "SELECT pg_column_size($a - $b)");
	stops("merge of $one and $other", "SELECT pg_column_size(sum(v)) FROM large WHERE name IN ('$one', '$other')");
}
my $large = $value->('most');
stops('output', "SELECT length($large\::text)");
stops('binary output', "COPY (SELECT $large) TO '/dev/null' (FORMAT binary)");
stops('comparing', "SELECT $large = " . $value->('most between'));
stops('its categories', "SELECT count(*) FROM category_scores($large)");
stops('one category', "SELECT count(category_score(v, 'name ' || i)) FROM large, generate_series(1, 100000) AS i WHERE name = 'most'");
stops('adding a review to it', "SELECT count(f) FROM (SELECT $large + iqs_agg('{\"scale\": [1, 5], \"categories\": {\"tone\": 1}}'::rubric, '{\"tone\": 3}'::jsonb) AS f FROM generate_series(1, 1000)) AS t");
$node->safe_psql('postgres', "CREATE TABLE many AS SELECT i, summary_text(10, format('md5(i || ''of %s'')', i), 'i')::iqs_summary AS v FROM generate_series(1, 20000) AS i");
takes_at_most('merge of 20,000 summaries with ten names of their own', 1, "SELECT pg_column_size(sum(v)) FROM many");
stops('merge of 20,000 summaries with ten names of their own', "SELECT pg_column_size(sum(v)) FROM many");
stops('the same in a window', "SELECT count(x) FROM (SELECT sum(v) OVER (ORDER BY i ROWS 5000 PRECEDING) AS x FROM many) AS t");
$node->psql('postgres', "COPY (SELECT v FROM large WHERE name = 'most') TO '$folder/large' (FORMAT binary)");
stops('binary input', "CREATE TEMP TABLE back (v iqs_summary); COPY back FROM '$folder/large' (FORMAT binary)");

# Scoring: ratings and keys of any length and number.
my $rubric = q('{"scale": [1, 5], "categories": {"tone": 1}}'::rubric);
# as many categories and outcomes as there may be
my $outcomes = q((SELECT v::rubric FROM long WHERE name = 'rubric'));
for my $text ('5', 'x', '0', '-', '.', 'blank')
{
	stops("a rating of 50 MB ($text)", "SELECT iqs_review($rubric, 'tone', v) FROM long WHERE name = '$text 50 MB'");
	stops("an outcome of 50 MB ($text)", "SELECT iqs_review($outcomes, '7', v) FROM long WHERE name = '$text 50 MB'");
	stops("a category of 50 MB ($text)", "SELECT iqs_review($outcomes, v, 'outcome 7') FROM long WHERE name = '$text 50 MB'");
	stops("each type of 50 MB ($text)", "SELECT pg_column_size(v::$_) FROM long WHERE name = '$text 50 MB'") for qw(rubric rating_summary iqs_summary);
}
stops('a jsonb of many keys', "SELECT review_score($rubric, (SELECT jsonb_object_agg('key ' || i, 5) FROM generate_series(1, 300000) AS i))");
stops('a jsonb with a key of 100 MB', "SELECT review_score($rubric, jsonb_build_object(repeat('x', 100000000), 5))");
stops('a jsonb with a rating of 100 MB', "SELECT review_score($rubric, jsonb_build_object('tone', repeat('5', 100000000)))");
stops('a number of 100,000 digits', "SELECT review_score($rubric, jsonb_build_object('tone', ('1e100000')::numeric))");
stops('a jsonb with a key of 10 MB for a rubric of many names', "SELECT review_score($outcomes, jsonb_build_object(repeat('7', 10000000), 5))");
stops('many ratings of one review', "SELECT iqs_review($rubric, 'tone', 5.0) FROM generate_series(1, 1000000)");
stops('a huge numeric', "SELECT iqs(('1e130000')::numeric), nps(('1e-16000')::numeric)");
stops('any sample size', 'SELECT nps_sample_size(1e-9), nps_sample_size(1e-300, 0.9999999999)');

# pg_terminate_backend, which statement_timeout doesn't stand for.
sub terminated
{
	my ($name, $sql) = @_;
	my $application = 'doomed_' . ($name =~ s/\W+/_/gr);
	my $child = fork // die "fork: $!";
	if ($child == 0)
	{
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', '/dev/null';
		exec 'psql', '-X', '-c', $sql, $node->connstr('postgres') . " application_name=$application";
	}
	my $alive = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '$application' AND state = 'active'";
	sleep 0.5;
	$node->safe_psql('postgres', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '$application'");
	sleep $slowness;
	is($node->safe_psql('postgres', $alive), '0', "$name: terminated");
	kill 'KILL', $child;
	waitpid $child, 0;
	return;
}
terminated('reading', "SELECT pg_column_size(v::iqs_summary) FROM long, generate_series(1, 100) WHERE name = 'descending'");
terminated('adding', 'SELECT pg_column_size(' . $value->('most') . ' + ' . $value->('most between') . ') FROM generate_series(1, 100)');
terminated('merging', "SELECT pg_column_size(sum(v)) FROM many, generate_series(1, 100)");

$node->stop('immediate');
done_testing();
