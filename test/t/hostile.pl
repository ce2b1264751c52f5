# Hostile calls: whoever may create in a database may create the extension, and call each of
# its functions from wherever SQL takes a function, with whatever arguments.  Every function
# of the catalogue is called so, by a user who is no superuser: directly, as each of the
# functions that an aggregate of one's own may consist of, behind operators, in windows, in
# prepared statements and PL/pgSQL, over types that change meanwhile, in parallel workers.
# Trial.pm says what must hold after each batch.
#
# CSMETRICS_SEED=n in the environment draws other cases; the seed is printed.

use strict;
use warnings FATAL => 'all';

use Hostile;
use HostileOwn;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Trial;

my $seed = $ENV{CSMETRICS_SEED} // 20261125;
note "CSMETRICS_SEED=$seed";
srand $seed;

my $node = PostgreSQL::Test::Cluster->new('hostile');
$node->init;
$node->append_conf('postgresql.conf', <<'CONF');
restart_after_crash = on
autovacuum = off
jit = off
max_worker_processes = 8
max_parallel_workers = 8
CONF
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE mallory LOGIN; CREATE DATABASE desk; GRANT CREATE ON DATABASE desk TO mallory');
$node->safe_psql('desk', 'GRANT CREATE ON SCHEMA public TO mallory');
my $trial = Trial->new($node, 'desk', 'mallory');
$trial->ask_as_user('CREATE EXTENSION csmetrics');

my @functions = read_functions($trial);
my @own_types = read_types($trial);
$trial->keep_values_of(@own_types);
my @types = make_arguments($trial, @functions);
my @plain = grep { $_->{kind} eq 'f' } @functions;
my @aggregates = grep { $_->{kind} eq 'a' } @functions;
my @of_rows = grep { grep { $_ eq 'record' } @{ $_->{types} } } @functions;
cmp_ok(scalar @plain, '>', 80, 'functions to call');
cmp_ok(scalar @aggregates, '>', 30, 'aggregates to call');
is($trial->ask("SELECT count(*) FROM tame WHERE num_nulls(" . join(', ', map { column_of($_) } @own_types) . ') > 0'), '0', 'the tame arguments are values of this version');

my $patience = ($ENV{VARIANT} // '') =~ /^(?:asan|ubsan|coverage)$/ ? 60 : 10;
my $limits = "SET statement_timeout = '${patience}s'; SET client_min_messages = error; CREATE TEMP TABLE has_temporary_schema ();";

# A select of a call, whose result is kept if it is of an own type.
sub asked
{
	my ($function, $call, $rest) = @_;
	return $trial->kept($function->{returns}, "SELECT $call $rest") . ';';
}

# What is drawn for every function of a list, so many times each.
sub each_of
{
	my ($times, $make, @of) = @_;
	return map { my $function = $_; map { $make->($function, $_) } 1 .. $times } @of;
}

# What a query gives for one row alone, and whether that is what it gives among others.
$trial->ask_as_user(<<'SQL');
CREATE FUNCTION alone(query text, id integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result USING id;
	RETURN result;
END
$$;
CREATE FUNCTION same(together text, alone text, id integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF together IS DISTINCT FROM alone THEN
		RAISE 'row % gives %, alone %', id, left(together, 200), left(alone, 200) USING ERRCODE = 'XX999';
	END IF;
	RETURN true;
END
$$;
SQL

# What was found first, by its shape: a rubric that is no constant behind a first argument that
# is one; what was never in is taken out of a summary; a state whose name is no text.
my $summary = q('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}'::iqs_summary);
sub found_before
{
	my ($function) = @_;
	my ($name, @types) = ($function->{name}, @{ $function->{types} });
	my @constants = map { "NULL::$_" } @types;
	my $large = 'FROM tame AS t WHERE t.id % 6 IN (3, 4)';
	if ("@types" =~ /^(.*)rubric record$/)
	{
		my $direct = "$name(" . join(', ', @constants[ 0 .. $#types - 2 ], 't.c_rubric', 't.wide') . ')';
		my ($state, $taken, $given) = $types[0] eq 'rubric' ? ('rubric', 'wide', 't.wide') : ($types[0], 'rubric, wide', 't.c_rubric, t.wide');
		my $keep = 'tame_' . column_of($state);
		my $set = "(pg_temp.found_$function->{oid}($given) WITHIN GROUP (ORDER BY 3, t.id))";
		return ("SELECT count(same(($direct)::text, alone('SELECT ($direct)::text $large AND t.id = \$1', t.id), t.id)) $large;",
			"CREATE FUNCTION pg_temp.keep_$function->{oid}($state, integer, integer) RETURNS $state LANGUAGE sql AS 'SELECT $keep(\$3)'; "
			  . "CREATE AGGREGATE pg_temp.found_$function->{oid}($taken ORDER BY integer, integer) (SFUNC = pg_temp.keep_$function->{oid}, STYPE = $state, FINALFUNC = $name); "
			  . "SELECT same($set\::text, alone('SELECT ($name($keep(t.id), $given))::text $large AND t.id = \$1', t.id), t.id) $large GROUP BY t.id;");
	}
	return map { asked($function, "$name($summary, $_)", '') } '50', '50.95', "'NaN'" if "@types" =~ /^iqs_summary (?:numeric|double precision)$/;
	return map { asked($function, "$name(o.c_bytea)", "FROM odd AS o WHERE o.id = $_") } 1 .. 20 if "@types" eq 'bytea';
	return ();
}
$trial->run('what was found before', $limits, (map { found_before($_) } grep { $_->{kind} eq 'f' } @functions) x 2);

# Direct calls: of many rows with arguments that go together, and of one or two with odd ones.
sub direct
{
	my ($function, $named) = @_;
	my $wild = pick(0, 0, 0.3, 0.7);
	my $call = call($function, $wild, $named);
	my $rest = some_rows($wild ? 2 : 40);
	$rest .= ' ORDER BY md5(t.id::text)' if $function->{kind} ne 'a' && chance(0.3);
	return "SELECT x.* $rest" =~ s/ WHERE/ CROSS JOIN LATERAL $call AS x WHERE/r . ';' if ($function->{set} || $function->{returns} eq 'record') && chance(0.5);
	return asked($function, $call, $rest);
}
$trial->run('direct calls', $limits, each_of(8, sub { direct($_[0], 0) }, @functions));
$trial->run('calls by name and with defaults', $limits,
	each_of(5, sub { direct($_[0], 1) }, grep { @{ $_->{names} } == @{ $_->{types} } && !grep { $_ eq '' } @{ $_->{names} } } @plain));

# The same call over many rows and over each row alone gives the same: nothing that it keeps
# from one row to the next shows.
sub together
{
	my ($function) = @_;
	my $call = call($function, 0, 0);
	my $from = from_clause();
	my $condition = pick('true', 't.id < 60', 't.id % 6 IN (3, 4)', 't.id % 6 IN (3, 4)', 't.id % 6 < 3');
	return "SELECT count(same(($call)::text, alone('SELECT ($call)::text $from WHERE t.id = \$1', t.id), t.id)) $from WHERE $condition;" if $call !~ /'/;
	return "SELECT count(same(($call)::text, alone(\$query\$SELECT ($call)::text $from WHERE t.id = \$1\$query\$, t.id), t.id)) $from WHERE $condition;";
}
$trial->run('rows together and alone', $limits, each_of(3, \&together, grep { !$_->{set} && $_->{returns} ne 'record' } @plain), each_of(20, \&together, grep { $_->{kind} eq 'f' } @of_rows));

# Our aggregates over groups, in order, DISTINCT, filtered, and in windows of every frame.
sub grouped
{
	my ($function) = @_;
	my $wild = pick(0, 0, 0.3);
	my ($name, @arguments) = call($function, $wild, 0);
	my $list = join ', ', @arguments;
	my $rest = some_rows($wild ? 3 : 60);
	return asked($function, windowed("$name($list)"), $rest) if chance(0.4);
	my $order = chance(0.3) ? ' ORDER BY t.id DESC' : '';
	my $distinct = $order eq '' && chance(0.2) ? 'DISTINCT ' : '';
	my $filter = chance(0.3) ? ' FILTER (WHERE t.id % 4 > 0)' : '';
	return asked($function, "$name($distinct$list$order)$filter", $rest . pick('', ' GROUP BY t.id % 4', ' GROUP BY t.id', ' GROUP BY GROUPING SETS ((t.id), (t.id % 3), ())'));
}
$trial->run('aggregates and windows', $limits, each_of(6, \&grouped, @aggregates));

# Aggregates of the user's own, in which each function plays each part that it fits.
sub own { my ($function) = @_; return map { own_aggregate($trial, \@functions, $function, $_) } parts_of($function) }
$trial->run("the user's own aggregates", $limits, each_of(3, \&own, @plain), each_of(12, \&own, @of_rows));

changing_types($trial);
$trial->run('operators', $limits, each_of(3, sub { own_operator($trial, @_) }, @plain));
$trial->run('prepared statements', $limits, each_of(2, sub { prepared($trial, @_) }, @functions));
$trial->run('loops', $limits, each_of(2, sub { looped($trial, @_) }, @plain), each_of(12, sub { looped($trial, @_) }, @of_rows));
$trial->run('kept expressions', $limits, each_of(3, sub { stored($trial, @_) }, @plain));
$trial->run('types that change', $limits, each_of(16, sub { changing_rows($trial, @_) }, @of_rows));

# In parallel workers, or at least in one.
my $force = $node->pg_version >= 16 ? 'debug_parallel_query' : 'force_parallel_mode';
my $parallel = "$limits SET $force = on; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;";
$trial->run('parallel workers', $parallel, each_of(1, sub { direct($_[0], 0) }, @functions), each_of(1, \&grouped, @aggregates), each_of(1, \&own, grep { $_->{returns} eq $_->{types}[0] } @plain));

is_deeply([ map { $_->{signature} } grep { my $f = $_; !grep { $trial->{succeeded}{$_} && $trial->{cases}[$_] =~ /\b\Q$f->{name}\E\(/ } 0 .. $#{ $trial->{cases} } } @functions ], [], 'every function gave a value somewhere');

note $trial->summary;
$node->stop;
done_testing();
