# Hostile: what a hostile user may call, from the catalogue, and arguments of every kind for
# it.  Two tables hold the arguments, a column for each type: in a row of tame all goes
# together, a rubric with rows, texts and numbers that it rates; odd has the odd corners of
# every type.  An argument is a column of one of them, or what SQL can write in its place.

package Hostile;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use List::Util qw(shuffle);

our @EXPORT = qw(read_functions parameter names_of read_types make_arguments call argument column_of from_clause some_rows pick chance tame_rows constants);

my $rows = 240;

sub tame_rows { return $rows }

# One of a list; and whether something with this probability happens.
sub pick { return $_[ int rand @_ ] }
sub chance { return rand() < $_[0] }

# The extension's functions that SQL can call: those that take internal have no argument there.
sub read_functions
{
	my ($trial) = @_;
	my @functions;
	for (split /\n/, $trial->ask(<<'SQL'))
SELECT p.oid, quote_ident(proname), prokind, proisstrict, proretset, format_type(prorettype, NULL), pronargdefaults,
       (SELECT string_agg(format_type(t, NULL), ';' ORDER BY i) FROM unnest(proargtypes) WITH ORDINALITY AS a (t, i)),
       (SELECT string_agg(n, ';' ORDER BY i) FROM unnest(proargnames) WITH ORDINALITY AS a (n, i) WHERE i <= pronargs), p.oid::regprocedure
  FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
 WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics') AND 'internal'::regtype <> ALL (proargtypes)
 ORDER BY p.oid::regprocedure::text
SQL
	{
		my ($oid, $name, $kind, $strict, $set, $returns, $defaults, $types, $names, $signature) = split /\|/;
		push @functions, {
			oid => $oid, name => $name, kind => $kind, strict => $strict eq 't', set => $set eq 't', returns => $returns, defaults => $defaults,
			types => [ split /;/, $types ], names => [ split /;/, $names // '' ], signature => $signature };
	}
	return @functions;
}

# The extension's own types.
sub read_types
{
	my ($trial) = @_;
	return split /\n/, $trial->ask("SELECT format_type(t.oid, NULL) FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'"
		  . " WHERE typtype = 'b' AND typelem = 0 AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics') ORDER BY 1");
}

# Rubrics: a few that tame rows go with, and odd ones.
my @tame_rubrics = (
	q('{"scale": [1, 5], "categories": {"solution": {"weight": 50, "critical": true}, "tone": 20}}'),
	q('{"scale": [1, 5], "categories": {"tone": 3}}'),
	q('{"scale": [1, 5], "groups": {"soft": 30, "hard": {"weight": 70, "critical": true}}, "categories": {"solution": {"weight": 1, "group": "hard", "critical": "group"}, "tone": {"weight": 2, "group": "soft"}}}'),
	q((SELECT format('{"scale": [1, 5], "categories": {"tone": 1, %s}}', string_agg(format('"c%s": 1', i), ',')) FROM generate_series(1, 45) AS i)),
	q((SELECT format('{"scale": [1, 5], "categories": {"tone": 2, %s}}', string_agg(format('"c%s": %s', i, i), ',')) FROM generate_series(101, 150) AS i)),
	q((SELECT format('{"scale": [0, 10], "categories": {"tone": 1, %s}}', string_agg(format('"c%s": {"weight": %s, "critical": true}', i, i), ',')) FROM generate_series(1, 199) AS i)));

# The odd corners of each type, as expressions; what is no value of this version's is left out.
my %odd = (
	'integer' => [ 'NULL', qw(0 1 2 3 5 -1 7 11 98 101 32767 -32768 2147483647 -2147483648) ],
	'smallint' => [ 'NULL', qw(0 1 5 -1 32767 -32768) ],
	'bigint' => [ 'NULL', qw(0 1 3 -1 9223372036854775807 -9223372036854775808 4294967296) ],
	'double precision' => [ 'NULL', qw(0 0.95 0.5 3 -1 1 100), map { "'$_'" } qw(NaN Infinity -Infinity 1e308 -1e308 5e-324 -0 0.999999999999 2.5 1e15) ],
	'real' => [ 'NULL', qw(0 1 2.3), map { "'$_'" } qw(NaN Infinity 1e38 1e-45) ],
	'numeric' => [ 'NULL', qw(0 0.5 3 87.5 -1 100.000001 99.9999999 0.05 100), map { "'$_'" } qw(NaN Infinity -Infinity 1e1000 1e-1000 1e100000 -1e100000 0.000000 50.9999995) ],
	'boolean' => [ 'NULL', 'true', 'false' ],
	'text' => [ 'NULL', map({ "'$_'" } '', ' ', 'solution', 'tone', 'c1', '5', '4.0', 'NaN', '1e400', 'nominal', 'ordinal', 'ratio', 'Good', '{', '"', '\\', '\\u0000'), "repeat('x', 10000)", "repeat('日本', 4000)",
		"'a' || repeat('日本', 40)", "repeat('é', 128)", "chr(1)", "chr(1114111)", "repeat('x', 255)", "repeat('y', 256)", "E'two\\nlines'", "repeat('5', 3000)" ],
	'text[]' => [ 'NULL', map({ "'$_'" } '{}', '{a,b}', '{NULL}', '{{a,b},{c,d}}', '{Bad,Fair,Good}', '[-3:-2]={a,b}', '{a,a}'), "ARRAY[repeat('日本', 4000)]", "array_fill('x'::text, ARRAY[5000])" ],
	'bigint[]' => [ 'NULL', map({ "'$_'" } '{}', '{1,2}', '{1,NULL}', '{{1,2},{3,4}}', '{9223372036854775807,1}', '{-1,1}', '[-3:-1]={1,2,3}', '{0,0,0}'), "array_fill(1::bigint, ARRAY[101])", "array_fill(9::bigint, ARRAY[1001])", "array_fill(1::bigint, ARRAY[100000])" ],
	'jsonb' => [ 'NULL', map({ "'$_'" } 'null', '{}', '[]', '7', '"text"', '{"solution": 5}', '{"solution": null, "tone": "x"}', '{"tone": [1]}', '{"x": {"y": 1e400}}', '{"tone": 1e1000}', '{"tone": true}', '[[[[]]]]'),
		"jsonb_build_object('a' || repeat('日本', 40), 5)", "jsonb_build_object(repeat('k', 100000), 5)", "jsonb_build_object('tone', repeat('日本', 4000))", "(SELECT jsonb_object_agg('k' || i, i) FROM generate_series(1, 3000) AS i)" ],
	'rating_summary' => [ 'NULL', map({ "'$_'" } '{}', '0..10 {3,0,0,1,0,2,5,9,14,20,31}', '1..5 {0,0,0,0,0}', '1..5 {1,2,3,4,5}', '1..7 {1,1,1,1,1,1,1}', '0..1 {5,6}', '1..5 {255,65535,4294967295,4294967296,0}', '0..1 {9223372036854775807,0}',
			'-32768..-32668 {' . '9,' x 100 . '9}', '2147483547..2147483647 {' . '9,' x 100 . '9}', 'weighted 1..5 {0.5,0,2,1,4} n=7 w2={0.25,0,2,1,6}', 'weighted 0..10 {0,0,0,0,0,0,0,0,0,0,0} n=0 w2={0,0,0,0,0,0,0,0,0,0,0}', 'weighted 1..5 {1e120,0,0,0,1e-100} n=9223372036854775807 w2={1e240,0,0,0,1e-200}',
			'0.5..5 by 0.5 {1,2,3,4,5,6,7,8,9,10}') ],
	'iqs_summary' => [ 'NULL', map({ "'$_'" } '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
			'{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}',
			'{"reviews": 2, "failed": 0, "sum": 90.9, "squares": 4182.41, "scores": {"50": 1, "40": 1}, "categories": {}}',
			'{"reviews": 2, "failed": 1, "sum": 87.5, "scores": {"0": 1, "87": 1}, "categories": {"tone": {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}, "solution": {"rated": 1, "failed": 1, "sum": 33.333333}}}',
			'{"reviews": 9223372036854775807, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {}}',
			'{"reviews": 92233720368, "failed": 0, "sum": 9223372036800, "scores": {"100": 92233720368}, "categories": {"tone": {"rated": 92233720368, "failed": 0, "sum": 9223372036800}}}',
			'{"reviews": 3, "failed": 0, "sum": 299.999999, "scores": {"99": 1, "100": 2}, "categories": {}}'),
		q((SELECT format('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {%s}}', string_agg(format('"%s": {"rated": 1, "failed": 0, "sum": 50}', 'name ' || i), ',')) FROM generate_series(1, 400) AS i)),
		q(format('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"a%s": {"rated": 1, "failed": 0, "sum": 50}}}', repeat('日本', 40))) ],
	'rubric' => [ 'NULL', @tame_rubrics, q('{"categories": {"tone": {"weight": 1e6, "outcomes": {"x": 0, "5": 100, "2.3": 50}}}}'),
		q('{"scale": [-32768, -32668], "groups": {"g": 0.000001}, "categories": {"solution": {"weight": 1, "group": "g", "critical": "group"}}}'),
		q('{"scale": [5, 1], "fail_below": 99.9, "categories": {"tone": {"weight": 1, "critical": true}, "é": 2}}'),
		q((SELECT format('{"scale": [0, 100], "categories": {%s}}', string_agg(format('"%s": 1', i), ', ')) FROM generate_series(1, 64) AS i)),
		q(format('{"scale": [1, 5], "categories": {"a%s": 1, "ab%s": {"weight": 1, "outcomes": {"%s": 0, "b%s": 5}}}}', repeat('日本', 40), repeat('日本', 30), repeat('日本', 20), repeat('日本', 20))) ],
	'bytea' => [ 'NULL', map { "'$_'" } '', '\x00', '\x01', '\x010000000000000000ffffffff', '\x01000000000000000000000000', '\x01000000000000000000000001ff', '\xffffffffffffffffffffffffffffffff',
		'\x0100000000000000000000001e01c800000000000f42400000000002faf080010000000000000000000100', '\x0100000000000000000000001e010000000000000f42400000000002faf080010000000000000000000100' ],
	'anyelement' => [ 'NULL' ],
);

# A row of tame, by its number i: numbers on common scales, texts that the rubrics know.
my %tame = (
	'integer' => '1 + i % 5', 'smallint' => '1 + i % 5', 'bigint' => '1 + i % 7', 'double precision' => '1 + i % 5', 'real' => '1 + i % 5', 'numeric' => '1 + i % 5', 'boolean' => 'i % 3 > 0',
	'text' => "CASE WHEN i % 6 IN (0, 2) AND i % 7 > 2 THEN 'solution' ELSE 'tone' END", 'text[]' => "'{Bad,Fair,Good,tone,solution}'", 'bigint[]' => 'ARRAY[i, 2, 3, 4, i % 7]',
	'jsonb' => "CASE WHEN i % 6 IN (0, 2) THEN jsonb_build_object('solution', 1 + i % 5, 'tone', 1 + i % 4) ELSE jsonb_build_object('tone', 1 + i % 5) END",
	'rating_summary' => "(CASE WHEN i > 160 THEN format('0..10 {%s,1,2,3,4,5,6,7,8,9,%s}', i, i % 7) WHEN i > 120 THEN format('1..7 {%s,1,2,3,4,5,6}', i) ELSE format('1..5 {%s,%s,3,%s,7}', i, i % 3, i * i) END)",
	'iqs_summary' => q(format('{"reviews": 2, "failed": 0, "sum": %s, "scores": {"%s": 2}, "categories": {"tone": {"rated": 2, "failed": 0, "sum": %s, "squares": %s}, "own %s": {"rated": 1, "failed": 0, "sum": 50}}}', 2 * (i % 100), i % 100, i % 50, (i % 50) ^ 2 / 2, i % 30)),
	'rubric' => '(CASE i % 6 ' . join(' ', map { "WHEN $_ THEN $tame_rubrics[$_]" } 0 .. $#tame_rubrics) . ' END)',
	'bytea' => "''",
);

# Constants that go with many tame rows.
my %constants = (
	'integer' => [ 1, 3, 5 ], 'bigint' => [ 1, 7 ], 'double precision' => [ 1, 4 ], 'numeric' => [ 2, 5 ], 'boolean' => [ 'true', 'false' ], 'text' => [ "'tone'" ], 'bytea' => [ "''" ], 'jsonb' => [ q('{"tone": 3}') ],
	'rating_summary' => [ q('{}'), q('1..5 {1,2,3,4,5}'), q('0..10 {1,2,3,4,5,6,7,8,9,10,11}') ], 'rubric' => [ @tame_rubrics[ 0 .. 2 ] ],
	'iqs_summary' => [ q('{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}'), q('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}') ]);
sub constants { return @{ $constants{ $_[0] } // ['NULL'] } }

# The column of a type in both tables.
sub column_of { return 'c_' . ($_[0] =~ s/\W+/_/gr) }

# Makes both tables, with a column for each type; domains over the types, and rows of a few kinds.
sub make_arguments
{
	my ($trial, @functions) = @_;
	my %types = map { $_ => 1 } keys %odd, grep { !/^(?:record|cstring|internal|any\w*|void|\w*event_trigger)$/ } map { @{ $_->{types} } } @functions;
	my @types = grep { !/^any/ } sort keys %types;
	my $wide = join ', ', map { "c$_ integer" } 1 .. 200;
	my $fives = join ', ', map { "1 + (i + $_) % 5" } 1 .. 200;
	my @sql = (
		"CREATE TYPE mood AS ENUM ('1', '2', '3', '4', '5', 'x'); CREATE DOMAIN rated AS integer CHECK (VALUE < 100)",
		'CREATE TABLE small (solution integer, tone integer)', 'CREATE TABLE texts (solution text, gone text, tone varchar(9), also char(7))', 'ALTER TABLE texts DROP gone',
		'CREATE TABLE kinds (solution numeric, flag boolean, tone rated, mood mood, real real)', "CREATE TYPE wide AS (solution integer, tone integer, $wide)",
		'CREATE TABLE later (solution integer)', 'INSERT INTO later SELECT 1 + i % 5 FROM generate_series(1, 9) AS i', 'ALTER TABLE later ADD tone integer DEFAULT 4',
		'CREATE TABLE tame (id integer PRIMARY KEY, low integer, high integer, step numeric, confidence double precision, boxes integer, level text, small small, texts texts, kinds kinds, wide wide, mood mood)',
		"INSERT INTO tame SELECT i, 1, 5, 1, 0.9, 1, 'ordinal', ROW(1 + i % 5, 1 + i % 3)::small, ROW((1 + i % 5)::text, '5', '4.0')::texts, ROW(1 + i % 5, true, 1 + i % 2, '3', 2)::kinds, ROW(1 + i % 5, 1 + i % 4, $fives)::wide, (1 + i % 5)::text::mood FROM generate_series(1, $rows) AS i",
		'CREATE TABLE odd (id integer PRIMARY KEY, low integer, high integer, step numeric, confidence double precision, boxes integer, level text, small small, texts texts, kinds kinds, wide wide, mood mood)',
		"INSERT INTO odd SELECT i, (ARRAY[0, 5, -2147483648, NULL, 1])[1 + i % 5], (ARRAY[10, 5, 2147483647, NULL])[1 + i % 4], (ARRAY[0.5, 0, -1, 'NaN', 1e-20, NULL, 0.1])[1 + i % 7],"
		  . " (ARRAY[0, 1, 'NaN', 1e-300, 0.9999999999999999, NULL])[1 + i % 6], (ARRAY[0, -1, 1000, 2147483647, NULL, 4])[1 + i % 6], (ARRAY['', NULL, 'x', repeat('日本', 99), 'ratio'])[1 + i % 5],"
		  . " (ARRAY[NULL, ROW(NULL, NULL), ROW(7, 0), ROW(2147483647, -1)]::small[])[1 + i % 4], (ARRAY[NULL, ROW('', ' ', NULL), ROW('x', repeat('5', 9), '1e999'), ROW(repeat('日本', 4000), '4', '')]::texts[])[1 + i % 4],"
		  . " (ARRAY[NULL, ROW('NaN', NULL, 0, 'x', 'NaN'), ROW('1e1000', false, 99, '1', 'Infinity'), ROW(0.5, true, 5, NULL, 2.3)]::kinds[])[1 + i % 4], NULL, 'x' FROM generate_series(1, $rows) AS i",
		"CREATE FUNCTION tame_row(integer) RETURNS tame LANGUAGE sql AS 'SELECT t FROM tame AS t WHERE id = \$1'",
		'CREATE FUNCTION vol(v anyelement) RETURNS anyelement LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN v; END $$',
		'CREATE FUNCTION a_row(t tame) RETURNS record LANGUAGE plpgsql AS $$ DECLARE x record; BEGIN IF t.id % 6 > 2 OR t.id % 4 = 0 THEN x := t.wide; ELSIF t.id % 5 = 0 THEN SELECT 5 AS tone, 3 AS solution INTO x; ELSE x := t.small; END IF; RETURN x; END $$',
		'CREATE FUNCTION inlined(v anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT v $$');
	$trial->ask_as_user("$_;") for @sql;
	fill_columns($trial, $_) for @types;
	$trial->ask_as_user('ANALYZE tame; ANALYZE odd');
	return @types;
}

# The columns of one type: in odd each row another of its corners.
sub fill_columns
{
	my ($trial, $type) = @_;
	my $column = column_of($type);
	my $tame = $tame{$type} // 'NULL';
	my @expressions = @{ $odd{$type} // [ 'NULL', q(''), q('0'), q('1'), q('{}'), q('x') ] };
	$trial->ask_as_user("ALTER TABLE tame ADD $column $type; ALTER TABLE odd ADD $column $type; CREATE TABLE corner (v $type); CREATE DOMAIN dom$column AS $type");
	$trial->ask_as_user("UPDATE tame SET $column = t.v::$type FROM (SELECT i, $tame AS v FROM generate_series(1, $rows) AS i) AS t WHERE i = id");
	# one by one: what is no value in this version is left out
	my $out = '';
	$trial->{node}->psql($trial->{database}, "\\set ON_ERROR_STOP 0\n" . join('', map { "INSERT INTO corner SELECT ($_)::$type;\n" } @expressions), on_error_stop => 0, stdout => \$out, stderr => \$out, extra_params => [ '-U', $trial->{user} ]);
	$trial->ask_as_user("UPDATE odd SET $column = c.v FROM (SELECT v, row_number() OVER () AS i, count(*) OVER () AS n FROM corner) AS c WHERE c.i = 1 + (id * 7919 + id / n) % n; DROP TABLE corner");
	$trial->ask_as_user("CREATE FUNCTION tame_$column(integer) RETURNS $type LANGUAGE sql AS 'SELECT $column FROM tame WHERE id = \$1'; CREATE FUNCTION odd_$column(integer) RETURNS $type LANGUAGE sql AS 'SELECT $column FROM odd WHERE id = \$1'");
	return;
}

# What a query with arguments selects from; the rows are given by a condition on t.id.
sub from_clause { return 'FROM tame AS t JOIN odd AS o ON o.id = 1 + (t.id * 31 + ' . int(rand $rows) . ") % $rows" }

# The same, of a few rows.
sub some_rows
{
	my ($most) = @_;
	my $first = 1 + int rand($rows - $most);
	return from_clause() . " WHERE t.id BETWEEN $first AND " . ($first + int rand $most);
}

# A row, or something that claims to be one; from a table t of the query.
sub record_argument
{
	my ($table) = @_;
	return pick('t.wide', 't.small', 't.wide', 't.wide', 't.wide', 'a_row(t)', 'a_row(t)', 'a_row(t)', 't.kinds', 't.texts', "$table.texts", "$table.kinds", "$table.small", 't', 'o', 'vol(t.wide)', '(SELECT x.wide FROM tame AS x WHERE x.id = t.id)',
		'(SELECT x FROM (SELECT 5 AS solution, 1 + t.id % 5 AS tone) AS x)', '(SELECT l FROM later AS l LIMIT 1)', 'ROW(1, 2)', 'NULL::record', 'NULL::small', "ROW(5, 4, NULL)", 'inlined(t.small)', '(ARRAY[t.small, o.small])[1 + t.id % 2]');
}

# Columns for arguments whose names say what they must be.
my %common = (low => 'low', high => 'high', step => 'step', boxes => 'boxes', top => 'boxes', bottom => 'boxes', confidence => 'confidence', power => 'confidence', level => 'level', design_effect => 'confidence');

# An argument of a type: column, constant, parameter of a plan, volatile, domain, ...
sub argument
{
	my ($type, $name, $wild) = @_;
	my $table = chance($wild) ? 'o' : 't';
	return record_argument($table) if $type eq 'record';
	return pick("t.$type", "t.$type", "$table.$type", "vol(t.$type)", "inlined(t.$type)", "(SELECT x.$type FROM tame AS x WHERE x.id = t.id)", "NULL::$type") if $type =~ /^(?:wide|small|mood)$/;
	return pick('t.mood', "'3'::mood", 'NULL::mood', 'o.mood') if $type =~ /^any/;
	return 'textout(' . argument('text', $name, $wild) . ')' if $type eq 'cstring';
	return "$table." . $common{$name} if $common{$name} && $type =~ /^(?:integer|numeric|double precision|text)$/ && chance(0.9);
	my $column = "$table." . column_of($type);
	return $column if chance(0.5);
	my $other = (chance($wild) ? 'o.' : 't.') . column_of($type);
	return '(' . pick(constants($type), 'NULL') . ")::$type" if chance(0.3);
	my $constant = chance($wild) ? pick(@{ $odd{$type} // ['NULL'] }) : pick(constants($type), 'NULL');
	my $same = column_of($type);
	return pick("vol($column)", "inlined($column)", "(SELECT x.$same FROM tame AS x WHERE x.id = t.id)", "(SELECT x.$same FROM tame AS x WHERE x.id = " . int(1 + rand $rows) . ')', "($column)::text::$type",
		"$column\::dom$same", "CASE WHEN t.id % 3 > 0 THEN $column ELSE $other END", "coalesce($column, $other)", "($constant)::$type", "($constant)::$type", chance($wild) ? "NULL::$type" : $column,
		$type =~ /\]$/ ? $column : "(ARRAY[$column, $other])[1 + t.id % 2]", $type eq 'bytea' ? "set_byte($column || '\\x00', t.id % (length($column) + 1), o.id % 256)" : $column);
}

# The names of a function's arguments; of integers without one, as in (answer, low, high).
sub names_of
{
	my ($function) = @_;
	my $integers = 0;
	return map { $function->{names}[$_] || ($function->{types}[$_] eq 'integer' ? ('', 'low', 'high')[ $integers++ % 3 ] : '') } 0 .. $#{ $function->{types} };
}

# A value without a table and without a subquery, for a parameter.
sub parameter
{
	my ($type, $name, $row) = @_;
	return "(tame_row($row)).$common{$name}" if $common{$name} && chance(0.9);
	return "(tame_row($row)).$type" if $type =~ /^(?:wide|small|mood)$/;
	return pick('tame_', 'tame_', 'tame_', 'odd_') . column_of($type) . "($row)";
}

# A call; wild is how often its arguments are odd, named whether they are given by name, in
# any order and without some that have a default.
sub call
{
	my ($function, $wild, $named) = @_;
	my @types = @{ $function->{types} };
	my $left_out = $function->{defaults} && chance(0.5) ? 1 + int rand $function->{defaults} : 0;
	my @names = names_of($function);
	my @arguments;
	for my $i (0 .. $#types - $left_out)
	{
		my $argument = argument($types[$i], $names[$i], $wild);
		# the input function of a type: some text of that type
		$argument = 'textout((' . argument($function->{returns}, '', $wild) . ')::text)' if $types[$i] eq 'cstring' && chance(0.6);
		push @arguments, $named ? "$function->{names}[$i] => $argument" : $argument;
	}
	@arguments = shuffle(@arguments) if $named;
	return "$function->{name}(" . join(', ', @arguments) . ')' unless wantarray;
	return ($function->{name}, @arguments);
}

1;
