# Replication: values reach a logical subscriber (binary, and identified by the whole
# row) and a streaming standby, and the metrics there are those of the publisher.

use strict;
use warnings FATAL => 'all';

use Golden;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $publisher = PostgreSQL::Test::Cluster->new('publisher');
$publisher->init(allows_streaming => 'logical');
$publisher->start;
$publisher->safe_psql('postgres', 'CREATE EXTENSION csmetrics');

my $daily = <<'SQL';
CREATE TABLE daily (day date, team int, score rating_summary);
CREATE INDEX ON daily (nps(score));
CREATE INDEX ON daily USING hash (score);
ALTER TABLE daily REPLICA IDENTITY FULL;
SQL
my @tables = ('daily', map { "golden_$_" } golden_types());
$publisher->safe_psql('postgres', $daily . golden_tables());

# The standby is made before there is any summary: all it has, it has from the log.
$publisher->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($publisher, 'base', has_streaming => 1);
$standby->start;

my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init;
$subscriber->start;
$subscriber->safe_psql('postgres', 'CREATE SCHEMA elsewhere; CREATE EXTENSION csmetrics SCHEMA elsewhere; ALTER DATABASE postgres SET search_path = public, elsewhere');
$subscriber->safe_psql('postgres', $daily . golden_tables() =~ s/^INSERT.*\n//gmr);
my $connection = $publisher->connstr . ' dbname=postgres';
$publisher->safe_psql('postgres', 'CREATE PUBLICATION summaries FOR ALL TABLES');
$subscriber->safe_psql('postgres', "CREATE SUBSCRIPTION summaries CONNECTION '$connection' PUBLICATION summaries WITH (binary = true)");
$subscriber->wait_for_subscription_sync($publisher, 'summaries');

# The rows of all tables as text, and metrics over them.
my $contents = join ' UNION ALL ', (map { "SELECT '$_', t::text FROM $_ AS t" } @tables),
  "SELECT 'nps', (team, nps(sum(score)), sum(score))::text FROM daily GROUP BY team", "SELECT 'best', max(nps(score))::text FROM daily WHERE nps(score) > 0";

sub everywhere_the_same
{
	my ($name) = @_;
	my $wanted = $publisher->safe_psql('postgres', "$contents ORDER BY 1, 2");
	$publisher->wait_for_catchup('summaries');
	$publisher->wait_for_catchup($standby, 'replay', $publisher->lsn('write'));
	is($subscriber->safe_psql('postgres', "$contents ORDER BY 1, 2"), $wanted, "subscriber: $name");
	is($standby->safe_psql('postgres', "$contents ORDER BY 1, 2"), $wanted, "standby: $name");
	return $wanted;
}

everywhere_the_same('what was there before');
$publisher->safe_psql('postgres', 'INSERT INTO daily SELECT date \'2025-01-01\' + i % 50, i % 3, nps_agg(i * i % 11) FROM generate_series(1, 3000) AS i GROUP BY 1, 2');
like(everywhere_the_same('inserts'), qr/0\.\.10 \{/, 'there are summaries');
# the row that goes is found by comparing all its columns, the summary too
$publisher->safe_psql('postgres', 'UPDATE daily SET score = score + score WHERE team = 1; UPDATE daily SET score = NULL WHERE team = 0 AND day < \'2025-01-10\'; DELETE FROM daily WHERE team = 2 AND nps(score) < 0');
everywhere_the_same('updates and deletes');
$publisher->safe_psql('postgres', "UPDATE golden_$_ SET v = NULL WHERE line % 2 = 0; UPDATE golden_$_ SET line = -line WHERE line % 2 = 1") for golden_types();
everywhere_the_same('updates of every golden value');

unlike(slurp_file($subscriber->logfile), qr/ERROR/, 'the subscriber had no trouble');
$standby->promote;
is($standby->safe_psql('postgres', 'INSERT INTO daily VALUES (NULL, 9, \'0..10 {0,0,0,0,0,0,0,0,0,0,1}\'); SELECT nps(sum(score)) FROM daily WHERE team = 9'), '100.0000000000000000', 'the standby, promoted, goes on');

$_->stop for $subscriber, $standby, $publisher;
done_testing();
