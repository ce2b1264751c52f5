# postgres_fdw: with the extension listed on the foreign server, aggregates and
# accessors are computed over there and agree.  What is shipped is read from the
# remote server's log, not from a plan.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('fdw');
$node->init;
$node->start;
if ($node->safe_psql('postgres', "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'") eq '0')
{
	$node->stop;
	plan skip_all => 'this server comes without postgres_fdw';
}

$node->safe_psql('postgres', 'CREATE DATABASE branch');
$node->safe_psql('postgres', "ALTER DATABASE branch SET log_statement = 'all'");
$node->safe_psql('branch', <<'SQL');
CREATE EXTENSION csmetrics;
CREATE TABLE answer AS SELECT i AS id, i % 3 AS team, CASE WHEN i % 5 > 0 THEN i * i % 11 END AS score, 1 + i * i % 5 AS rating, i % 4 = 0 AS good, 0.5 + i % 3 AS weight FROM generate_series(1, 5000) AS i;
CREATE TABLE daily AS SELECT id % 40 AS day, team, nps_agg(score) AS score FROM answer GROUP BY 1, 2;
ANALYZE;
SQL
my ($host, $port) = ($node->host, $node->port);
$node->safe_psql('postgres', <<"SQL");
CREATE EXTENSION csmetrics;
CREATE EXTENSION postgres_fdw;
CREATE SERVER branch FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$host', port '$port', dbname 'branch', extensions 'csmetrics');
CREATE USER MAPPING FOR CURRENT_USER SERVER branch;
IMPORT FOREIGN SCHEMA public LIMIT TO (answer, daily) FROM SERVER branch INTO public;
ANALYZE answer, daily;
SQL

# Runs a query here and there; the remote log must show a statement like this, or, where there is none, nothing of it.
sub check_shipped
{
	my ($query, $shipped) = @_;
	my $begin = -s $node->logfile;
	my $result = $node->safe_psql('postgres', $query);
	my $log = slurp_file($node->logfile, $begin);
	my ($statement) = $log =~ /DECLARE c1 CURSOR FOR\s*(.*)/;
	like($statement, $shipped, "shipped: $query");
	is($result, $node->safe_psql('branch', $query), 'and the same as there');
	isnt($result, '', 'which is something');
	return;
}

check_shipped('SELECT team, nps(score) FROM answer GROUP BY team ORDER BY team', qr/^SELECT team, public\.nps\(score\) FROM public\.answer GROUP BY 1/);
check_shipped('SELECT team, nps(score), promoters(nps_agg(score)), responses(nps_agg(score)) FROM answer GROUP BY team ORDER BY team',
	qr/public\.promoters\(public\.nps_agg\(score\)\).*GROUP BY/);
check_shipped('SELECT team, csat(rating, 0, 10), csat_top2(rating), ces(rating), ces_top3(rating), csat(good) FROM answer GROUP BY team ORDER BY team',
	qr/public\.csat\(rating, 0, 10\), public\.csat_top2\(rating\), public\.ces\(rating\), public\.ces_top3\(rating\), public\.csat\(good\).*GROUP BY/);
check_shipped('SELECT nps(score) FILTER (WHERE rating > 2) FROM answer', qr/public\.nps\(score\) FILTER \(WHERE \(\(?rating > 2\)/);
check_shipped('SELECT team FROM answer GROUP BY team HAVING nps(score) > -1000 ORDER BY team', qr/HAVING \(\(public\.nps\(score\) > /);
check_shipped('SELECT round(csat(weighted_rating_agg(rating, weight::float8, 1, 5)), 6) FROM answer', qr/public\.weighted_rating_agg\(rating, /);
check_shipped('SELECT team, nps(sum(score)), sum(score) FROM daily GROUP BY team ORDER BY team', qr/public\.nps\(public\.sum\(score\)\).*GROUP BY/);
check_shipped('SELECT day, team FROM daily WHERE nps(score) > -70 AND responses(score) > 1 ORDER BY day, team', qr/WHERE .*public\.nps\(score\) > /);
check_shipped('SELECT a.day FROM daily AS a JOIN daily AS b ON a.score = b.score AND a.team <> b.team ORDER BY 1 LIMIT 3', qr/OPERATOR\(public\.=\)|\(\(?r1\.score = r2\.score\)/);

# Not listed: computed here, and the same.
$node->safe_psql('postgres', 'ALTER SERVER branch OPTIONS (DROP extensions)');
check_shipped('SELECT team, nps(score) FROM answer GROUP BY team ORDER BY team', qr/^SELECT team, score FROM public\.answer/);
check_shipped('SELECT day, team FROM daily WHERE nps(score) > -70 ORDER BY day, team', qr/^SELECT day, team, score FROM public\.daily(?! WHERE)/);

$node->stop;
done_testing();
