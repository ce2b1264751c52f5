# The algebra of groups: random answers, cut and put together in every way that the
# server and its users know, give the same metrics, and those of plain SQL.  A way is
# a query that gives a row for each group; its plan must show that it went that way.

use strict;
use warnings FATAL => 'all';

use Answers;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('algebra');
$node->init;
$node->append_conf('postgresql.conf', <<'CONF');
max_worker_processes = 8
max_parallel_workers = 8
jit = off
autovacuum = off
CONF
$node->start;
load_answers($node, 200_000, 100_000);
$node->safe_psql('postgres', <<'SQL');
CREATE TABLE answer_by_team (LIKE answer) PARTITION BY HASH (team);
CREATE TABLE answer_by_split (LIKE answer) PARTITION BY LIST (split);
SELECT format('CREATE TABLE team_%s PARTITION OF answer_by_team FOR VALUES WITH (MODULUS 5, REMAINDER %s)', i, i) FROM generate_series(0, 4) AS i \gexec
SELECT format('CREATE TABLE split_%s PARTITION OF answer_by_split FOR VALUES IN (%s)', i, i) FROM generate_series(0, 6) AS i \gexec
INSERT INTO answer_by_team SELECT * FROM answer;
INSERT INTO answer_by_split SELECT * FROM answer;
ANALYZE answer_by_team;
ANALYZE answer_by_split;
SQL

my $serial = "SET max_parallel_workers_per_gather = 0; SET work_mem = '64MB';";
my $parallel = 'SET max_parallel_workers_per_gather = 4; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;'
  . ' SET min_parallel_table_scan_size = 0; SET parallel_leader_participation = off;';
my $partitionwise = "$serial SET enable_partitionwise_aggregate = on;";
my $compiled = "$serial SET jit = on; SET jit_above_cost = 0; SET jit_inline_above_cost = 0; SET jit_optimize_above_cost = 0;";

# Runs a query into a table, and returns its plan with what really happened.
sub run_way
{
	my ($table, $settings, $query) = @_;
	return $node->safe_psql('postgres',
		"DROP TABLE IF EXISTS $table; $settings EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) CREATE TABLE $table AS $query");
}

sub same_tables
{
	my ($table, $other, $name) = @_;
	is($node->safe_psql('postgres', differences($table, $other)), '', $name);
	return;
}

# Goes this way to the metrics of every group, and compares them with plain SQL's.
sub check_way
{
	my ($name, $settings, $query, $proof) = @_;
	my $plan = run_way('way', $settings, $query);
	like($plan, $proof, "$name: goes that way") if $proof;
	same_tables('way', 'oracle', $name);
	return;
}

sub grouped
{
	my ($key, $table) = @_;
	return "SELECT $key AS key, " . one_step() . " FROM $table GROUP BY $key";
}

# Summaries of the parts of every group, once more merged on the way if there are two kinds of parts.
sub rolled_up
{
	my ($key, @parts) = @_;
	my $query = "SELECT $key AS key, " . join(', ', @parts, summaries()) . ' FROM answer GROUP BY ' . join(', ', $key, @parts);
	while (@parts)
	{
		pop @parts;
		$query = 'SELECT ' . join(', ', 'key', @parts, merged()) . " FROM ($query) AS part GROUP BY " . join(', ', 'key', @parts);
	}
	return 'SELECT key, ' . read_out() . " FROM ($query) AS whole";
}

# The summaries of every group leave the server and come back.
sub check_copy
{
	my ($key, $format) = @_;
	my $file = PostgreSQL::Test::Utils::tempdir() . "/summaries.$format";
	my $same = join ' AND ', map { "sent.$_ = back.$_" } summary_names();
	my $pairs = $node->safe_psql('postgres', <<"SQL");
$serial
DROP TABLE IF EXISTS sent, back, way;
CREATE TABLE sent AS SELECT $key AS key, ${\ summaries()} FROM answer GROUP BY $key;
CREATE TABLE back (LIKE sent);
\\copy sent TO '$file' (FORMAT $format)
\\copy back FROM '$file' (FORMAT $format)
CREATE TABLE way AS SELECT key, ${\ read_out()} FROM back;
SELECT count(*) = (SELECT count(*) FROM sent) FROM sent JOIN back USING (key) WHERE $same;
SQL
	is($pairs, 't', "COPY by $key as $format: the same summaries");
	same_tables('way', 'oracle', "COPY by $key as $format");
	return;
}

# A few large groups.
run_way('oracle', $serial, 'SELECT team AS key, ' . plain_sql() . ' FROM answer GROUP BY team');
check_way('serial', $serial, grouped('team', 'answer'), qr/"Strategy": "Hashed"/);
check_way('sorted', "$serial SET enable_hashagg = off;", grouped('team', 'answer'), qr/"Strategy": "Sorted"/);
check_way('ordered within the aggregate', $serial, 'SELECT team AS key, ' . one_step(' ORDER BY id') . ' FROM answer GROUP BY team');
SKIP:
{
	skip 'this server has no JIT compiler', 2 unless $node->safe_psql('postgres', 'SET jit = on; SELECT pg_jit_available()') eq 't';
	check_way('compiled', $compiled, grouped('team', 'answer'), qr/"JIT"/);
}
check_way('parallel', $parallel, grouped('team', 'answer'), qr/"Workers Launched": [2-4].*"Partial Mode": "Partial"/s);
check_way('partitionwise', $partitionwise, grouped('team', 'answer_by_team'),
	qr/"Node Type": "Append".*"Node Type": "Aggregate",\s*"Strategy": "\w+",\s*"Partial Mode": "Simple"/s);
check_way('partitionwise in part', $partitionwise, grouped('team', 'answer_by_split'), qr/"Finalize".*"Append".*"Partial Mode": "Partial"/s);
check_way('partitionwise and parallel', "$parallel SET enable_partitionwise_aggregate = on;", grouped('team', 'answer_by_split'), qr/"Workers Launched": [2-4]/);
check_way('grouping sets', $serial,
	'SELECT team AS key, ' . one_step() . ' FROM answer GROUP BY GROUPING SETS ((team), (), (day)) HAVING grouping(team) = 0', qr/"Grouping Sets"|"Group Keys"/);
check_way('sums of random splits', $serial, rolled_up('team', 'split'));
check_way('sums of sums, parallel', $parallel, rolled_up('team', 'split', 'day'), qr/"Workers Launched": [2-4]/);
check_copy('team', $_) for qw(text binary);

# A hundred thousand small ones.
run_way('oracle', $serial, 'SELECT customer AS key, ' . plain_sql() . ' FROM answer GROUP BY customer');
check_way('many groups, parallel', $parallel, grouped('customer', 'answer'), qr/"Workers Launched": [2-4]/);
check_way('many groups, spilt', "$serial SET work_mem = '64kB'; SET hash_mem_multiplier = 1; SET enable_sort = off;",
	grouped('customer', 'answer'), qr/"HashAgg Batches": ([2-9]|\d\d)/);
check_way('many groups, sums of sums', $serial, rolled_up('customer', 'split', 'day'));
check_copy('customer', 'binary');

$node->stop;
done_testing();
