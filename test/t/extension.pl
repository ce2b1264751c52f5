# The extension as a whole: who may create it, where it may live, and that it leaves
# nothing behind.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('extension');
$node->init;
$node->start;

sub sql { return $node->safe_psql(@_) }

# What a statement says when it is refused.
sub refusal
{
	my ($database, $statement, @options) = @_;
	my ($out, $error);
	$node->psql($database, $statement, stdout => \$out, stderr => \$error, @options);
	return $error;
}

# Every object of the database, but for the numbers that no two have in common.
my $objects = join ' UNION ALL ', map {
	my ($catalogue, $name) = @$_;
	"SELECT '$catalogue ' || $name FROM $catalogue"
} (
	[ 'pg_proc', 'oid::regprocedure' ], [ 'pg_type', 'oid::regtype' ], [ 'pg_operator', 'oid::regoperator' ],
	[ 'pg_opclass', 'opcname' ], [ 'pg_opfamily', 'opfname' ], [ 'pg_cast', '(castsource::regtype, casttarget::regtype)::text' ],
	[ 'pg_aggregate', 'aggfnoid' ], [ 'pg_class', 'oid::regclass' ], [ 'pg_namespace', 'nspname' ], [ 'pg_extension', 'extname' ],
	[ 'pg_description', 'description' ], [ 'pg_amop', 'amopopr::regoperator' ], [ 'pg_amproc', 'amproc::text' ],
	[ 'pg_depend', '(classid::regclass, refclassid::regclass, deptype)::text' ], [ 'pg_default_acl', 'oid' ], [ 'pg_init_privs', 'objoid' ]);

# DROP EXTENSION leaves nothing.
my $before = sql('postgres', "$objects ORDER BY 1");
sql('postgres', 'CREATE EXTENSION csmetrics');
my $with = sql('postgres', "$objects ORDER BY 1");
isnt($with, $before, 'CREATE EXTENSION adds objects');
sql('postgres', 'DROP EXTENSION csmetrics');
is(sql('postgres', "$objects ORDER BY 1"), $before, 'DROP EXTENSION leaves nothing');
sql('postgres', 'CREATE EXTENSION csmetrics');
is(sql('postgres', "$objects ORDER BY 1"), $with, 'it can be created again');

# What depends on it goes only with CASCADE, and then alone.
sql('postgres', 'CREATE TABLE daily (day date, score rating_summary); INSERT INTO daily VALUES (\'2025-01-01\', \'0..10 {0,0,0,0,0,0,0,0,0,0,1}\');'
	  . 'CREATE VIEW metric AS SELECT day, nps(score) FROM daily');
like(refusal('postgres', 'DROP EXTENSION csmetrics'), qr/cannot drop extension csmetrics because other objects depend on it/, 'a table depends on it');
sql('postgres', 'SET client_min_messages = warning; DROP EXTENSION csmetrics CASCADE');
is(sql('postgres', 'SELECT day FROM daily'), '2025-01-01', 'CASCADE takes the column, not the table');

# It works in any schema, moves to another, and what is built on it moves with it.
sql('postgres', 'DROP TABLE daily; CREATE SCHEMA "Support ""metrics"""; CREATE SCHEMA other; CREATE EXTENSION csmetrics SCHEMA "Support ""metrics"""');
sql('postgres', <<'SQL');
SET search_path = public, "Support ""metrics""";
CREATE TABLE daily (day date, score rating_summary);
INSERT INTO daily SELECT '2025-01-01', nps_agg(i) FROM generate_series(0, 10) AS i;
CREATE INDEX daily_nps ON daily (nps(score));
CREATE VIEW monthly AS SELECT sum(score) AS score, nps(sum(score)), csat(1 + (day - '2025-01-01')) FROM daily;
CREATE MATERIALIZED VIEW stored AS TABLE monthly;
SQL
my $answer = sql('postgres', 'TABLE monthly');
like($answer, qr/^0\.\.10 \{1,1,1,1,1,1,1,1,1,1,1\}\|-45\.45/, 'in a schema with an odd name');
sql('postgres', 'ALTER EXTENSION csmetrics SET SCHEMA other; REFRESH MATERIALIZED VIEW stored; ALTER TABLE daily ADD CHECK (other.nps(score) < 100)');
is(sql('postgres', 'TABLE monthly'), $answer, 'the view follows to another schema');
is(sql('postgres', 'TABLE stored'), $answer, 'so does the materialised view');
is(sql('postgres', 'SELECT count(*) FROM daily WHERE other.nps(score) < 0'), '1', 'so does the index');
is(sql('postgres', "SELECT count(*) FROM pg_depend AS d, pg_extension AS e WHERE e.extname = 'csmetrics' AND d.refobjid = '\"Support \"\"metrics\"\"\"'::regnamespace"), '0',
	'nothing stays behind');
like(refusal('postgres', 'SELECT nps(5)'), qr/function nps\(integer\) does not exist/, 'what is not in the search path is not found');
sql('postgres', 'SET search_path = other; SELECT nps(5), csat(3), ces(4), nps_agg(3) + nps_agg(4), nps_agg(3) IS DISTINCT FROM nps_agg(4)');

# It is trusted: who may create in the database may create it; nobody else may.
sql('postgres', 'CREATE ROLE analyst LOGIN; CREATE ROLE guest LOGIN; CREATE DATABASE desk; GRANT CREATE ON DATABASE desk TO analyst; REVOKE CREATE ON DATABASE desk FROM PUBLIC');
sql('desk', 'GRANT CREATE ON SCHEMA public TO analyst');
my @guest = (extra_params => [ '-U', 'guest' ]);
my @analyst = (extra_params => [ '-U', 'analyst' ]);
like(refusal('desk', 'CREATE EXTENSION csmetrics', @guest), qr/permission denied to create extension "csmetrics"/, 'a guest may not create it');
sql('desk', 'CREATE EXTENSION csmetrics', @analyst);
is(sql('desk', "SELECT rolname FROM pg_extension AS e JOIN pg_roles AS r ON r.oid = extowner WHERE extname = 'csmetrics'"), 'analyst', 'an analyst who is no superuser creates it');
is(sql('desk', 'SELECT round(nps(i), 1) FROM generate_series(0, 10) AS i', @guest), '-45.5', 'and everybody may use it');
sql('desk', 'DROP EXTENSION csmetrics; CREATE SCHEMA mine; CREATE EXTENSION csmetrics SCHEMA mine; SELECT mine.nps(9); DROP EXTENSION csmetrics', @analyst);
like(refusal('desk', "CREATE FUNCTION f(cstring) RETURNS cstring AS 'csmetrics', 'rating_summary_in' LANGUAGE c", @analyst), qr/permission denied for language c/,
	'which gives no right to C');

# The script is for CREATE EXTENSION only, and what it installs is the version it says.
my $script = sql('postgres', "SELECT setting || '/extension/csmetrics--' || (SELECT default_version FROM pg_available_extensions WHERE name = 'csmetrics') || '.sql' FROM pg_config() WHERE name = 'SHAREDIR'");
my ($out, $error) = run_command([ 'psql', '-X', '-f', $script, $node->connstr('desk') ]);
like($out . $error, qr/Use "CREATE EXTENSION csmetrics" to load this file/, 'psql is told to use CREATE EXTENSION');
is(sql('desk', "SELECT count(*) FROM pg_proc WHERE proname = 'nps'"), '0', 'and loads nothing');
is(sql('postgres', "SELECT extversion = default_version FROM pg_extension JOIN pg_available_extensions ON name = extname WHERE extname = 'csmetrics'"), 't', 'the version');

$node->stop;
done_testing();
