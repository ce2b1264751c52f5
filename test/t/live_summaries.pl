# The live table of docs/summaries.md, with the SQL of that page: while several clients
# insert, update, delete, roll back and sweep, the summaries stay those of the rows.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $clients = 4;
my $transactions = 150;

# The page's block that makes the table, its trigger function and its triggers.
my ($recipe) = slurp_file('docs/summaries.md') =~ /^```sql\n(CREATE TABLE feedback \(.*?)^```$/ms
  or die 'docs/summaries.md has no live table';

my $node = PostgreSQL::Test::Cluster->new('live_summaries');
$node->init;
$node->start;
$node->safe_psql('postgres', "CREATE EXTENSION csmetrics; $recipe; CREATE SEQUENCE ids");

# Nothing but the rows may be in the table, whatever happened before: counts and all.
sub check_table
{
	my ($name) = @_;
	is($node->safe_psql('postgres', <<'SQL'), '', "$name: the summaries are the rows");
SELECT * FROM (SELECT day, team_id, score FROM feedback_daily WHERE responses(score) > 0) AS kept
  FULL JOIN (SELECT day, team_id, nps_agg(score) AS score FROM feedback GROUP BY day, team_id HAVING count(score) > 0) AS raw USING (day, team_id)
 WHERE kept.score IS DISTINCT FROM raw.score;
SQL
	return;
}

# What each client does, drawn anew for each transaction; days and teams are few, so that they meet.
my %script = (
	insert => <<'SQL',
INSERT INTO feedback SELECT nextval('ids'), date '2025-01-01' + (i * :salt) % 7, (i + :salt) % 3, nullif((i * :salt) % 12, 11) FROM generate_series(1, 6) AS i;
SQL
	update => <<'SQL',
UPDATE feedback SET day = date '2025-01-01' + (feedback_id::int + :salt) % 7, score = nullif((feedback_id::int * :salt) % 12, 11) WHERE feedback_id BETWEEN :salt AND :salt + 4;
SQL
	delete => <<'SQL',
DELETE FROM feedback WHERE feedback_id BETWEEN :salt AND :salt + 2;
SQL
	roll_back => <<'SQL',
BEGIN;
INSERT INTO feedback SELECT nextval('ids'), date '2025-01-01' + i, 1, 10 FROM generate_series(0, 6) AS i;
DELETE FROM feedback WHERE feedback_id = :salt;
ROLLBACK;
SQL
	upsert => <<'SQL',
INSERT INTO feedback SELECT 100000 + :salt % 100 + i, date '2025-01-01' + i, 2, 5 FROM generate_series(0, 2) AS i ON CONFLICT (feedback_id) DO UPDATE SET score = 10, team_id = 0;
SQL
	sweep => <<'SQL',
DELETE FROM feedback_daily WHERE responses(score) = 0;
SQL
);
my @files;
for my $name (sort keys %script)
{
	my $file = PostgreSQL::Test::Utils::tempdir() . "/$name.sql";
	append_to_file($file, "\\set salt random(1, 2000)\n$script{$name}");
	push @files, '-f', $file . ($name eq 'insert' ? '@3' : '@1');
}

$node->safe_psql('postgres', "INSERT INTO feedback SELECT nextval('ids'), date '2025-01-01' + i % 7, i % 3, i % 11 FROM generate_series(1, 500) AS i");
check_table('one client');
$node->command_checks_all(
	[ 'pgbench', '-n', '-c', $clients, '-j', 2, '-t', $transactions, '--max-tries=100', @files, $node->connstr('postgres') ],
	0,
	[ qr{number of transactions actually processed: ${\ ($clients * $transactions)}/${\ ($clients * $transactions)}} ],
	[qr/^$/],
	"$clients clients, $transactions transactions each");
check_table("$clients clients");
my $rows = $node->safe_psql('postgres', 'SELECT count(*) FROM feedback');
cmp_ok($rows, '>', 1000, 'there are answers');
note "$rows answers, " . ($clients * $transactions) . ' transactions, nothing lost';

# Updates of the key, of everything, of nothing; MERGE, a partition of the work in one statement; TRUNCATE.
$node->safe_psql('postgres', 'UPDATE feedback SET score = 10 - score');
check_table('every row changed');
$node->safe_psql('postgres', 'UPDATE feedback SET score = 1 WHERE false; DELETE FROM feedback WHERE false; INSERT INTO feedback SELECT * FROM feedback WHERE false');
check_table('no row changed');
$node->safe_psql('postgres', <<'SQL');
MERGE INTO feedback AS f USING (SELECT i, i % 4 AS n FROM generate_series(-20, 1000) AS i) AS s ON f.feedback_id = s.i
 WHEN MATCHED AND n = 0 THEN DELETE WHEN MATCHED AND n < 3 THEN UPDATE SET day = day + 1 WHEN NOT MATCHED THEN INSERT VALUES (i, '2025-01-03', 1, 7);
SQL
check_table('MERGE');
$node->safe_psql('postgres', 'DELETE FROM feedback WHERE feedback_id % 2 = 0');
check_table('half deleted');
$node->safe_psql('postgres', 'TRUNCATE feedback');
check_table('truncated');
is($node->safe_psql('postgres', 'SELECT count(*) FROM feedback_daily'), '0', 'truncated: nothing is left');

$node->stop;
done_testing();
