# Peers: where Citus, TimescaleDB or tdigest is installed, csmetrics works with it as
# docs/summaries.md says.  Each part is skipped, saying so, where its extension is not
# to be had, but fails where PEERS, a list of names, says that it is.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# The answers, in a table that the extension then takes over.
my $answers = <<'SQL';
CREATE TABLE answer (id bigint NOT NULL, answered_at timestamptz NOT NULL, team int, score int, rating float8, good boolean);
INSERT INTO answer SELECT i, timestamptz '2025-01-01 00:00+00' + i * interval '1 hour', i % 3, CASE WHEN i % 5 > 0 THEN i * i % 11 END, 1 + i * i % 5, i % 4 = 0 FROM generate_series(1, 3000) AS i;
CREATE TABLE plain AS TABLE answer;
SQL

# A server with the extension, or undef where there is no such extension.
sub server_with
{
	my ($extension, @settings) = @_;
	my $node = PostgreSQL::Test::Cluster->new($extension);
	$node->init;
	$node->append_conf('postgresql.conf', "timezone = 'UTC'");
	$node->start;
	if ($node->safe_psql('postgres', "SELECT count(*) FROM pg_available_extensions WHERE name = '$extension'") eq '0')
	{
		die "$extension is not installed\n" if grep { $_ eq $extension } split ' ', $ENV{PEERS} // '';
		$node->stop;
		return;
	}
	if (@settings)
	{
		$node->append_conf('postgresql.conf', join("\n", @settings));
		$node->restart;
	}
	$node->safe_psql('postgres', "CREATE EXTENSION $extension");
	$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');
	$node->safe_psql('postgres', $answers);
	return $node;
}

# A query over the table that the extension took over gives what it gives over the plain one.
sub check_same
{
	my ($node, $query, $name) = @_;
	my $wanted = $node->safe_psql('postgres', $query =~ s/\banswer\b/plain/gr);
	isnt($wanted, '', "$name: gives something");
	is($node->safe_psql('postgres', $query), $wanted, $name);
	return;
}

# Citus: partial aggregates on the shards, merged on the coordinator.
SKIP:
{
	my $node = server_with('citus', "shared_preload_libraries = 'citus'", "listen_addresses = '127.0.0.1'", 'citus.shard_count = 4')
	  or skip 'Citus is not installed here', 1;
	$node->safe_psql('postgres', "SELECT citus_set_coordinator_host('127.0.0.1', current_setting('port')::int)");
	$node->safe_psql('postgres', "SELECT citus_set_node_property('127.0.0.1', current_setting('port')::int, 'shouldhaveshards', true)");
	$node->safe_psql('postgres', "SELECT create_distributed_table('answer', 'id')");
	check_same($node, 'SELECT nps(score), csat(rating), csat(good), responses(nps_agg(score)) FROM answer', 'Citus: no group');
	check_same($node, 'SELECT team, nps(score), csat_top2(rating, 0, 10), nps_agg(score), round(csat(weighted_rating_agg(rating, 0.5, 1, 5)), 6) FROM answer GROUP BY team ORDER BY team', 'Citus: groups');
	check_same($node, 'SELECT nps(sum(s)) FROM (SELECT team, nps_agg(score) AS s FROM answer GROUP BY team) AS t', 'Citus: sums');
	check_same($node, 'SELECT nps(score) FILTER (WHERE team > 0), count(*) FROM answer HAVING nps(score) < 100', 'Citus: FILTER and HAVING');
	like($node->safe_psql('postgres', 'SET citus.explain_all_tasks = on; EXPLAIN (VERBOSE, COSTS OFF) SELECT team, nps(score) FROM answer GROUP BY team'),
		qr/worker_(binary_)?partial_agg/, 'Citus: computed in part on the workers');
	# Before Citus 14, EXPLAIN ANALYZE of any aggregate that isn't a built-in one fails.
	my ($version) = $node->safe_psql('postgres', "SELECT extversion FROM pg_extension WHERE extname = 'citus'") =~ /^(\d+)/;
	if ($version >= 14)
	{
		like($node->safe_psql('postgres', 'EXPLAIN ANALYZE SELECT team, nps_agg(score) FROM answer GROUP BY team'), qr/actual/, 'Citus: EXPLAIN ANALYZE');
	}
	$node->safe_psql('postgres', <<'SQL');
CREATE TABLE daily (day date, team int, score rating_summary, PRIMARY KEY (day, team));
SELECT create_distributed_table('daily', 'team');
INSERT INTO daily SELECT answered_at::date, team, nps_agg(score) FROM answer GROUP BY 1, 2;
SQL
	is($node->safe_psql('postgres', 'SELECT nps(sum(score)) FROM daily'), $node->safe_psql('postgres', 'SELECT nps(score) FROM plain'), 'Citus: a distributed table of summaries');
	$node->stop;
}

# TimescaleDB: a hypertable, and under its own licence a continuous aggregate that stores summaries
# and is kept up to date, and compressed chunks.  Debian's is under the Apache licence.
SKIP:
{
	my $node = server_with('timescaledb', "shared_preload_libraries = 'timescaledb'", "timescaledb.telemetry_level = 'off'")
	  or skip 'TimescaleDB is not installed here', 1;
	$node->safe_psql('postgres', "SELECT create_hypertable('answer', 'answered_at', migrate_data => true, chunk_time_interval => interval '7 days')");
	check_same($node, "SELECT time_bucket(interval '1 week', answered_at) AS week, nps(score), csat(rating) FROM answer GROUP BY 1 ORDER BY 1", 'TimescaleDB: a hypertable');
	check_same($node, 'SELECT team, nps(score), csat_agg(rating), count(*) FROM answer WHERE answered_at < timestamptz $$2025-02-01$$ GROUP BY team ORDER BY team', 'TimescaleDB: some of the chunks');
	SKIP:
	{
		skip 'TimescaleDB under the Apache licence has no continuous aggregates', 1
		  if $node->safe_psql('postgres', 'SHOW timescaledb.license') eq 'apache';
		$node->safe_psql('postgres', <<'SQL');
CREATE MATERIALIZED VIEW nps_by_day WITH (timescaledb.continuous) AS
	SELECT time_bucket(interval '1 day', answered_at) AS day, team, nps_agg(score) AS answers, csat(rating) FROM answer GROUP BY 1, 2 WITH NO DATA;
SQL
		$node->safe_psql('postgres', "CALL refresh_continuous_aggregate('nps_by_day', NULL, NULL)");
		my $months = sub { $node->safe_psql('postgres', $_[0]) };
		my $rolled_up = "SELECT date_trunc('month', day), team, nps(sum(answers)), sum(answers) FROM nps_by_day GROUP BY 1, 2 ORDER BY 1, 2";
		my $raw = "SELECT date_trunc('month', answered_at), team, nps(score), nps_agg(score) FROM plain GROUP BY 1, 2 ORDER BY 1, 2";
		is($months->($rolled_up), $months->($raw), 'TimescaleDB: months from the continuous aggregate');
		$node->safe_psql('postgres', "UPDATE $_ SET score = 10 WHERE id % 7 = 0; DELETE FROM $_ WHERE id % 13 = 0") for qw(answer plain);
		$node->safe_psql('postgres', "CALL refresh_continuous_aggregate('nps_by_day', NULL, NULL)");
		is($months->($rolled_up), $months->($raw), 'TimescaleDB: after updates and deletes');
		$node->safe_psql('postgres', "ALTER TABLE answer SET (timescaledb.compress, timescaledb.compress_segmentby = 'team'); SELECT compress_chunk(c) FROM show_chunks('answer') AS c");
		check_same($node, 'SELECT team, nps(score), csat_agg(rating) FROM answer GROUP BY team ORDER BY team', 'TimescaleDB: compressed chunks');
	}
	$node->stop;
}

# tdigest: quantiles and metrics, side by side in one materialised view.
SKIP:
{
	my $node = server_with('tdigest') or skip 'tdigest is not installed here', 1;
	$node->safe_psql('postgres', <<'SQL');
CREATE MATERIALIZED VIEW daily AS
	SELECT answered_at::date AS day, team, nps_agg(score) AS answers, tdigest(id % 97, 100) AS minutes FROM answer GROUP BY 1, 2;
SQL
	is($node->safe_psql('postgres', 'SELECT team, nps(sum(answers)), tdigest_count(tdigest(minutes)), tdigest_percentile(minutes, 0.5) BETWEEN 40 AND 56 FROM daily GROUP BY team ORDER BY team'),
		$node->safe_psql('postgres', 'SELECT team, nps(score), count(*), true FROM plain GROUP BY team ORDER BY team'), 'tdigest: one view for both');
	is($node->safe_psql('postgres', 'SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SELECT nps(score), tdigest_percentile(id, 100, 0.5) > 0 FROM answer'),
		$node->safe_psql('postgres', 'SELECT nps(score), true FROM plain'), 'tdigest: one parallel query for both');
	$node->stop;
}

done_testing();
