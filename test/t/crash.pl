# Crash: a server that goes down in the middle of a nightly merge comes up with the summaries
# as they were, its indexes sound, and the merge can be run again.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('crash');
$node->init;
$node->append_conf('postgresql.conf', "restart_after_crash = on\nautovacuum = off");
$node->start;
$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION csmetrics;
CREATE TABLE answer AS SELECT date '2025-01-01' + i % 90 AS day, i * i % 11 AS score FROM generate_series(1, 20000) AS i;
CREATE TABLE daily (day date PRIMARY KEY, score rating_summary);
CREATE INDEX daily_by_nps ON daily (nps(score));
CREATE INDEX daily_by_summary ON daily USING hash (score);
CREATE TABLE monthly (month date, score rating_summary);
CHECKPOINT;
INSERT INTO daily SELECT day, nps_agg(score) FROM answer WHERE day < '2025-03-01' GROUP BY day;
SQL

# The merge, in one transaction: today's answers go into the daily summaries, these into the months; in its
# middle it waits as long as we need to stop the server.
my $merge = <<'SQL';
UPDATE daily SET score = score + score;
INSERT INTO daily SELECT day, nps_agg(score) FROM answer WHERE day >= '2025-03-01' GROUP BY day;
INSERT INTO monthly SELECT date_trunc('month', day), sum(CASE WHEN n = 45 AND pg_sleep(300) IS NULL THEN NULL ELSE score END)
	FROM (SELECT *, row_number() OVER (ORDER BY day) AS n FROM daily) AS d GROUP BY 1;
SQL

# Starts the merge and returns when it is in its middle: its psql, and its server process.
sub begin_rollup
{
	my $output = '';
	my $psql = IPC::Run::start([ 'psql', '-X', '-q', '-c', $merge, $node->connstr('postgres') ], '<', \undef, '>&', \$output);
	$node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'") or die 'the merge did not begin';
	return ($psql, $node->safe_psql('postgres', "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"));
}

# Everything is as it was before the merge.
sub check_state
{
	my ($name) = @_;
	is($node->safe_psql('postgres', 'SELECT count(*), bool_and(d.score = a.score) FROM daily AS d FULL JOIN (SELECT day, nps_agg(score) AS score FROM answer WHERE day < \'2025-03-01\' GROUP BY day) AS a USING (day)'),
		'59|t', "$name: the daily summaries are the answers");
	is($node->safe_psql('postgres', 'SELECT count(*) FROM monthly'), '0', "$name: there is no month yet");
	is($node->safe_psql('postgres', 'SET enable_seqscan = off; SELECT count(*) FROM daily AS d WHERE EXISTS (SELECT FROM daily AS i WHERE i.score = d.score AND i.day = d.day)'), '59', "$name: the hash index finds them");
	is($node->safe_psql('postgres', 'SET enable_seqscan = off; SET enable_bitmapscan = off; SELECT count(*) FROM daily WHERE nps(score) > -101'), '59', "$name: so does the index on nps");
	return;
}

my ($psql, $pid) = begin_rollup();
is(kill('KILL', $pid), 1, 'the process that rolls up is killed');
$psql->finish;
$node->poll_query_until('postgres', 'SELECT NOT pg_is_in_recovery()') or die 'the server did not come back';
check_state('after a process was killed');

($psql, $pid) = begin_rollup();
$node->stop('immediate');
$psql->finish;
$node->start;
check_state('after the server was stopped');

# Again, to its end.
$merge =~ s/pg_sleep\(300\)/pg_sleep(0)/;
$merge =~ s/UPDATE.*\n//;
$node->safe_psql('postgres', $merge);
is($node->safe_psql('postgres', 'SELECT count(*), bool_and(m.score = a.score) FROM monthly AS m FULL JOIN (SELECT date_trunc(\'month\', day)::date AS month, nps_agg(score) AS score FROM answer GROUP BY 1) AS a USING (month)'),
	'3|t', 'the merge, run again, gives the months');

$node->stop;
done_testing();
