# pg_upgrade: summaries that were stored under an older PostgreSQL are read by a newer
# one where they lie, by its indexes, too.  dev/tap names the older one, if there is
# one on this machine.

use strict;
use warnings FATAL => 'all';

use Golden;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'there is no older PostgreSQL here to upgrade from' unless $ENV{CSMETRICS_OLD_INSTALL};

my $old = PostgreSQL::Test::Cluster->new('old', install_path => $ENV{CSMETRICS_OLD_INSTALL});
$old->init;
$old->start;
$old->safe_psql('postgres', 'CREATE SCHEMA metrics; CREATE EXTENSION csmetrics SCHEMA metrics; ALTER DATABASE postgres SET search_path = public, metrics');
$old->safe_psql('postgres', golden_tables());
$old->safe_psql('postgres', <<'SQL');
CREATE TABLE daily (day date PRIMARY KEY, score rating_summary, weeks rating_summary[], nps numeric GENERATED ALWAYS AS (nps(score)) STORED);
INSERT INTO daily SELECT day, score, ARRAY[score, NULL, '{}'] FROM (SELECT date '2025-01-01' + i % 200 AS day, nps_agg(i * i % 11) AS score FROM generate_series(1, 5000) AS i GROUP BY 1) AS d;
CREATE INDEX daily_by_nps ON daily (nps(score));
CREATE INDEX daily_by_summary ON daily USING hash (score);
CREATE TABLE shard (s rating_summary) PARTITION BY HASH (s);
CREATE TABLE shard_0 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shard_1 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO shard SELECT score FROM daily;
CREATE MATERIALIZED VIEW monthly AS SELECT date_trunc('month', day) AS month, sum(score) AS score, nps(sum(score)) FROM daily GROUP BY 1;
CREATE VIEW whole AS SELECT nps(sum(score)), csat(sum(score)), sum(score) FROM daily;
SQL

my @tables = ((map { "golden_$_" } golden_types()), qw(daily shard_0 shard_1 monthly whole));

sub contents
{
	my ($node) = @_;
	return join "\n", map { "$_:\n" . $node->safe_psql('postgres', "SELECT t::text FROM $_ AS t ORDER BY t::text") } @tables;
}

my $before = contents($old);
like($before, qr/0\.\.10 \{/, 'there are summaries');
$old->stop;

my $new = PostgreSQL::Test::Cluster->new('new');
# 18 has checksums unless it is told otherwise, and an upgrade can't add them
$new->init(extra => $new->pg_version >= 18 ? ['--no-data-checksums'] : []);
my $bindir = $new->config_data('--bindir');
chdir PostgreSQL::Test::Utils::tempdir();
command_ok(
	[
		"$bindir/pg_upgrade", '--no-sync', '-d', $old->data_dir, '-D', $new->data_dir, '-b', $old->config_data('--bindir'), '-B', $bindir,
		'-s', $new->host, '-p', $old->port, '-P', $new->port
	],
	'pg_upgrade from ' . $old->pg_version . ' to ' . $new->pg_version);
$new->start;

is(contents($new), $before, 'every value is what it was');
my $index_only = 'SET enable_seqscan = off; SET enable_bitmapscan = off;';
like($new->safe_psql('postgres', "$index_only EXPLAIN SELECT FROM daily WHERE nps(score) > -60"), qr/daily_by_nps/, 'the index on nps is used');
is($new->safe_psql('postgres', "$index_only SELECT count(*) FROM daily WHERE nps(score) > -60"),
	$new->safe_psql('postgres', 'SELECT count(*) FROM daily WHERE nps > -60'), 'and finds what is there');
is($new->safe_psql('postgres', "$index_only SELECT count(*) FROM (SELECT (SELECT i.day FROM daily AS i WHERE i.score = d.score AND i.day = d.day) AS found FROM (SELECT * FROM daily OFFSET 0) AS d) AS f WHERE found IS NULL"),
	'0', 'the hash index finds every summary');
$new->safe_psql('postgres', 'REFRESH MATERIALIZED VIEW monthly; REINDEX TABLE daily; VACUUM FULL daily');
is(contents($new), $before, 'and what is computed anew is the same');
is($new->safe_psql('postgres', "INSERT INTO shard SELECT s FROM shard; SELECT count(*) FROM (SELECT s::text FROM shard_0 INTERSECT SELECT s::text FROM shard_1) AS in_both"), '0',
	'new rows go to the partitions of the old ones');

$new->stop;
done_testing();
