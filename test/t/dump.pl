# Dump and restore: tables, materialised views, partitions, generated columns and
# indexes on our types come back, as text and as a directory, whatever the schema of
# the extension, and binary COPY is the same as text.

use strict;
use warnings FATAL => 'all';

use Golden;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('dump');
$node->init;
$node->start;
my $folder = PostgreSQL::Test::Utils::tempdir();

$node->safe_psql('postgres', 'CREATE DATABASE desk');
$node->safe_psql('desk', 'CREATE SCHEMA "Support metrics"; CREATE EXTENSION csmetrics SCHEMA "Support metrics";'
	  . 'ALTER DATABASE desk SET search_path = public, "Support metrics"');
$node->safe_psql('desk', golden_tables());
$node->safe_psql('desk', <<'SQL');
CREATE DOMAIN nps_summary AS rating_summary CHECK (nps(VALUE) IS NULL OR nps(VALUE) BETWEEN -100 AND 100);
CREATE TYPE answers AS (score nps_summary, rating rating_summary);
CREATE TABLE daily (
	day date, team int, score nps_summary NOT NULL, rating rating_summary DEFAULT '1..5 {0,0,0,0,0}', both_of_them answers, weeks rating_summary[],
	nps numeric GENERATED ALWAYS AS (round(nps(score), 2)) STORED, PRIMARY KEY (day, team), CHECK (responses(rating) < 1000));
INSERT INTO daily (day, team, score, rating, both_of_them, weeks)
	SELECT day, team, score, rating, ROW(score, rating)::answers, ARRAY[score, rating, NULL]
	  FROM (SELECT date '2025-01-01' + i % 50 AS day, i % 3 AS team, nps_agg(i * i % 11) AS score, csat_agg(1 + i % 5) AS rating FROM generate_series(1, 3000) AS i GROUP BY 1, 2) AS d;
CREATE INDEX daily_by_nps ON daily (nps(score));
CREATE INDEX daily_by_summary ON daily USING hash (score) WHERE responses(score) > 0;
CREATE INDEX daily_worst ON daily (day) WHERE nps(score) < 0;
CREATE TABLE shard (s rating_summary) PARTITION BY HASH (s);
CREATE TABLE shard_0 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shard_1 PARTITION OF shard FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO shard SELECT score FROM daily;
CREATE MATERIALIZED VIEW monthly AS SELECT date_trunc('month', day) AS month, team, sum(score) AS score, nps(sum(score)) FROM daily GROUP BY 1, 2;
CREATE UNIQUE INDEX ON monthly (month, team);
CREATE VIEW best AS SELECT team, nps(sum(score)), csat_top2(sum(rating)), nps(i) AS nps_of_i FROM daily, generate_series(1, 2) AS i GROUP BY team HAVING nps(sum(score)) > -100;
SQL

my @tables = ((map { "golden_$_" } golden_types()), qw(daily shard shard_0 shard_1 monthly best));

# All rows of all tables, as text.
sub contents
{
	my ($database) = @_;
	my $all = '';
	$all .= "$_\n" . $node->safe_psql($database, "SELECT t::text FROM $_ AS t ORDER BY t::text") for @tables;
	return $all;
}

# The dump as text, without what pg_dump draws by lot or says about itself.
sub dump_text
{
	my ($database, $file) = @_;
	$node->command_ok([ 'pg_dump', '--no-sync', '-f', $file, $node->connstr($database) ], "pg_dump $database");
	return slurp_file($file) =~ s/^(\\(un)?restrict|--).*\n//gmr;
}

# The indexes find what is there.
sub check_indexes
{
	my ($database) = @_;
	my $found = sub {
		my ($index, $where) = @_;
		my $query = "SELECT count(*) FROM daily AS d WHERE $where";
		my $settings = 'SET enable_seqscan = off; SET enable_bitmapscan = off;';
		like($node->safe_psql($database, "$settings EXPLAIN (COSTS OFF) $query"), qr/$index/, "$database: $index is used");
		is($node->safe_psql($database, "$settings $query"), $node->safe_psql($database, "SET enable_indexscan = off; SET enable_indexonlyscan = off; $query"), "$database: $index finds the same");
	};
	$found->('daily_by_nps', 'nps(score) > 0');
	$found->('daily_worst', 'nps(score) < 0 AND day > \'2025-01-10\'');
	$found->('daily_by_summary', "score = '" . $node->safe_psql($database, 'SELECT score FROM daily ORDER BY day, team LIMIT 1') . "' AND responses(score) > 0");
	$node->command_ok([ 'pg_amcheck', '--install-missing', '--heapallindexed', '-d', $database, '-h', $node->host, '-p', $node->port ], "$database: pg_amcheck finds nothing wrong");
}

my $contents = contents('desk');
like($contents, qr/0\.\.10 \{/, 'there are summaries');
my $dump = dump_text('desk', "$folder/desk.sql");
unlike($dump, qr/CREATE (FUNCTION|AGGREGATE|OPERATOR)/, 'the dump leaves what is the extension\'s to the extension');

$node->safe_psql('postgres', 'CREATE DATABASE from_text');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$folder/desk.sql", $node->connstr('from_text') ], 'psql restores the text');
$node->safe_psql('postgres', 'ALTER DATABASE from_text SET search_path = public, "Support metrics"');
is(contents('from_text'), $contents, 'the text brings everything back');
is(dump_text('from_text', "$folder/again.sql"), $dump, 'and is dumped as the same text');
check_indexes('from_text');

$node->command_ok([ 'pg_dump', '--no-sync', '-Fd', '-j2', '-f', "$folder/desk.dir", $node->connstr('desk') ], 'pg_dump writes a directory');
$node->safe_psql('postgres', 'CREATE DATABASE from_directory');
$node->command_ok([ 'pg_restore', '-j2', '-e', '-d', $node->connstr('from_directory'), "$folder/desk.dir" ], 'pg_restore reads it');
$node->safe_psql('postgres', 'ALTER DATABASE from_directory SET search_path = public, "Support metrics"');
is(contents('from_directory'), $contents, 'the directory brings everything back');
check_indexes('from_directory');

$node->safe_psql('from_directory', 'REFRESH MATERIALIZED VIEW CONCURRENTLY monthly');
is(contents('from_directory'), $contents, 'a refreshed view shows the same');
$node->safe_psql('from_directory', 'VACUUM FULL daily; CLUSTER daily USING daily_by_nps; REINDEX TABLE daily');
is(contents('from_directory'), $contents, 'so does what was rewritten');
check_indexes('from_directory');

# Binary COPY of rows with domains, composites and arrays of summaries.
for my $table (grep { !/daily|monthly|best|shard$/ } @tables)
{
	$node->safe_psql('from_text', "\\copy $table TO '$folder/$table.bin' (FORMAT binary)\nTRUNCATE $table;\n\\copy $table FROM '$folder/$table.bin' (FORMAT binary)");
}
$node->safe_psql('from_text', "\\copy (SELECT day, team, score, rating, both_of_them, weeks FROM daily) TO '$folder/daily.bin' (FORMAT binary)\nTRUNCATE daily;\n"
	  . "\\copy daily (day, team, score, rating, both_of_them, weeks) FROM '$folder/daily.bin' (FORMAT binary)");
is(contents('from_text'), $contents, 'binary COPY brings everything back');
check_indexes('from_text');

$node->stop;
done_testing();
