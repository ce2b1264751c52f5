# HostileOwn: what a hostile user builds of the extension's functions: aggregates in which they
# play every part, operators, prepared statements, loops, and rows whose type changes
# meanwhile.  What is made is temporary, each with a name of its own.

package HostileOwn;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use Hostile;

our @EXPORT = qw(parts_of own_aggregate own_operator prepared looped stored windowed changing_types changing_rows);

my $made = 0;

my @frames = (
	'ORDER BY t.id', 'ORDER BY t.id ROWS 1 PRECEDING', 'ORDER BY t.id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING', 'ORDER BY t.id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING', 'ORDER BY t.id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
	'ORDER BY t.id RANGE 2 PRECEDING', 'ORDER BY t.id / 3 GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW', 'ORDER BY t.id ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW', 'PARTITION BY t.id % 3 ORDER BY t.id ROWS 1 PRECEDING', '',
	'ORDER BY t.id DESC ROWS 1 PRECEDING', 'ORDER BY md5(t.id::text) ROWS 1 PRECEDING', 'ORDER BY t.id % 7, t.id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW');

# A call of an aggregate over a window of some frame.
sub windowed { my ($call) = @_; return "$call OVER (" . pick(@frames) . ')' }

# The type that a column or a state can have in the place of a pseudo-type.
sub real_type { my ($type) = @_; return $type eq 'record' ? pick('wide', 'wide', 'small') : $type eq 'cstring' ? 'text' : $type =~ /^any/ ? 'mood' : $type }

# The parts of an aggregate that a function fits, by its types.
sub parts_of
{
	my ($function) = @_;
	my ($state, @rest) = @{ $function->{types} };
	return () if $function->{kind} ne 'f' || $function->{set} || !defined $state || $state eq 'cstring';
	my @parts = @rest ? ('ordered_final', 'hypothetical') : ('final', 'ordered_final', 'moving_final');
	push @parts, 'final_extra' if @rest && !$function->{strict};
	push @parts, 'step', 'moving_step', 'inverse', 'ordered_step' if $function->{returns} eq $state;
	push @parts, 'combine' if $function->{returns} eq $state && @rest == 1 && $rest[0] eq $state;
	return @parts;
}

# The functions with these types.
sub fitting
{
	my ($functions, $returns, @types) = @_;
	return grep { $_->{kind} eq 'f' && !$_->{set} && "@{$_->{types}}" eq "@types" && (!$returns || $_->{returns} eq $returns) } @$functions;
}

# A transition function of one's own, and the SQL that makes it: it keeps the state, takes a
# value of the state's type as the next state, or the one of tame that a number says.
sub own_step
{
	my ($state, @inputs) = @_;
	my $name = 'pg_temp.step_' . ++$made;
	my $column = state_column($state);
	my $body = "coalesce(\$1, (SELECT $column FROM tame WHERE id = 7))";
	$body = '$2' if "@inputs" eq $state && chance(0.7);
	$body = "(SELECT $column FROM tame WHERE id = \$2)" if "@inputs" eq 'integer' && chance(0.8);
	return { name => $name, strict => 0, create => "CREATE FUNCTION $name(" . join(', ', $state, @inputs) . ") RETURNS $state LANGUAGE sql AS 'SELECT $body'; " };
}
sub state_column { my ($state) = @_; return $state =~ /^(?:wide|small|mood)$/ ? $state : column_of($state) }

# The initial state: none, or a constant's text.
sub initial
{
	my ($word, $state, $step) = @_;
	my @constants = grep { /^'[^']*'$/ } constants($state);
	return @constants && ($step->{strict} || chance(0.6)) ? ", $word = " . pick(@constants) : '';
}

# Arguments for inputs of these types.
sub inputs { my ($wild, $names, @types) = @_; return join ', ', map { argument($types[$_], $names->[$_] // '', $wild) } 0 .. $#types }

# The transition function of an aggregate in which a function plays a part, and its inputs.
sub step_and_inputs
{
	my ($functions, $function, $part, $state) = @_;
	my (undef, @real) = map { real_type($_) } @{ $function->{types} };
	return ($function, @real) if $part eq 'step' || $part eq 'moving_step';
	if ($part eq 'inverse')
	{
		my @same = grep { $_->{strict} == $function->{strict} } fitting($functions, $state, @{ $function->{types} });
		return (pick(@same), @real);
	}
	return (own_step($state, @real), @real) if $part eq 'final_extra';
	my @inputs = pick($state, 'integer');
	my @steps = fitting($functions, $state, $state, @inputs);
	return (@steps && chance(0.5) ? pick(@steps) : own_step($state, @inputs), @inputs);
}

# An aggregate of one's own in which the function plays a part, and what is asked of it.
sub own_aggregate
{
	my ($trial, $functions, $function, $part) = @_;
	my $first = $function->{types}[0];
	my $state = real_type($first);
	my $name = 'pg_temp.own_' . ++$made;
	my $wild = pick(0, 0, 0, 0.2, 0.5);
	return ordered_set($trial, $function, $part, $name, $state, $wild) if $part =~ /^(?:ordered|hypothetical)/;
	my ($step, @inputs) = step_and_inputs($functions, $function, $part, $state);
	my $final = $part =~ /final/ ? $function : chance(0.4) ? pick(fitting($functions, undef, $first)) : undef;
	my $finish = $final ? ", FINALFUNC = $final->{name}" . ($part eq 'final_extra' ? ', FINALFUNC_EXTRA' : '') . pick('', '', ', FINALFUNC_MODIFY = READ_WRITE', ', FINALFUNC_MODIFY = SHAREABLE') : '';
	my $combine = $part eq 'combine' ? $function : chance(0.5) ? pick(fitting($functions, $state, $state, $state)) : undef;
	my $definition = "SFUNC = $step->{name}, STYPE = $state" . initial('INITCOND', $state, $step) . $finish . ($combine ? ", COMBINEFUNC = $combine->{name}, PARALLEL = SAFE" : '');
	my $moves = $part =~ /moving|inverse/ || chance(0.3);
	if ($moves)
	{
		my $inverse = $part eq 'inverse' ? $function : pick((grep { $_->{strict} == $step->{strict} } fitting($functions, $state, $state, @inputs)), $step);
		$definition .= ", MSFUNC = $step->{name}, MINVFUNC = $inverse->{name}, MSTYPE = $state" . initial('MINITCOND', $state, $step) . $finish =~ s/FINALFUNC/MFINALFUNC/gr;
	}
	my $call = "$name(" . (inputs($wild, [ (names_of($function))[ 1 .. @inputs ] ], @inputs) || '*') . ')';
	my $rest = some_rows($wild ? 4 : 50);
	my $query = $moves || chance(0.2) ? windowed($call) . " $rest" : "$call $rest" . pick('', ' GROUP BY t.id % 4', ' GROUP BY t.id % 20', ' GROUP BY ROLLUP (t.id % 3)');
	return ($step->{create} // '') . "CREATE AGGREGATE $name(" . (join(', ', @inputs) || '*') . ") ($definition); " . $trial->kept($final ? $final->{returns} : $state, "SELECT $query") . ';';
}

# The same as an ordered-set or a hypothetical-set aggregate, with direct arguments.
sub ordered_set
{
	my ($trial, $function, $part, $name, $state, $wild) = @_;
	my (undef, @rest) = @{ $function->{types} };
	my @direct = $part eq 'ordered_step' ? pick([], ['integer']) : [ map { real_type($_) } @rest ];
	my @sorted = $part eq 'ordered_step' ? map { real_type($_) } @rest : $part eq 'hypothetical' ? $direct[0][-1] : 'integer';
	my $step = $part eq 'ordered_step' ? $function : own_step($state, @sorted);
	my @names = names_of($function);
	my $returns = $part eq 'ordered_step' ? $state : $function->{returns};
	my $final = $part eq 'ordered_step' ? '' : ", FINALFUNC = $function->{name}" . ($part eq 'hypothetical' ? ', HYPOTHETICAL' : '');
	my $order = "@sorted" eq 'integer' ? pick('t.id', '1', '7', 't.id % 9') : inputs($wild, [ @names[ 1 .. $#names ] ], @sorted);
	my $call = "$name(" . inputs($wild, [ @names[ 1 .. $#names ] ], @{ $direct[0] }) . ") WITHIN GROUP (ORDER BY $order)";
	return ($step->{create} // '') . "CREATE AGGREGATE $name(" . join(', ', @{ $direct[0] }) . ' ORDER BY ' . join(', ', @sorted) . ") (SFUNC = $step->{name}, STYPE = $state" . initial('INITCOND', $state, $step) . "$final); "
	  . $trial->kept($returns, "SELECT $call " . some_rows($wild ? 4 : 60) . ' GROUP BY t.id, o.id') . ';';
}

# An operator whose function it is, between columns.
sub own_operator
{
	my ($trial, $function) = @_;
	my @types = map { real_type($_) } @{ $function->{types} };
	return () if @types > 2 || @types == 0 || $function->{kind} ne 'f';
	my $schema = 'pg_temp';
	my $operator = '#' . join '', map { pick('@', '#', '~', '&', '|', '%') } 1 .. 6;
	my $wild = pick(0, 0, 0.3);
	my @arguments = map { my $a = argument($_, '', $wild); $a =~ /^row/i ? "($a)" : $a } @{ $function->{types} };
	my $sides = @types == 2 ? "LEFTARG = $types[0], RIGHTARG = $types[1]" : "RIGHTARG = $types[0]";
	my $of = @types == 2 ? "($arguments[0]) OPERATOR($schema.$operator) ($arguments[1])" : "OPERATOR($schema.$operator) ($arguments[0])";
	return "CREATE OPERATOR $schema.$operator ($sides, FUNCTION = $function->{name}); " . $trial->kept($function->{returns}, "SELECT $of " . some_rows($wild ? 2 : 30)) . ';';
}

# A prepared statement, run with changing parameters.
sub prepared
{
	my ($trial, $function) = @_;
	my $name = 'prepared_' . ++$made;
	my @names = names_of($function);
	my (@parameters, @places);
	for my $i (0 .. $#names)
	{
		my $type = $function->{types}[$i];
		push @parameters, [ real_type($type), $names[$i] ];
		push @places, '$' . @parameters;
		next if $type !~ /^(?:cstring|any)/ && chance(0.7);
		pop @parameters;
		$places[-1] = argument($type, $names[$i], 0);
	}
	my $value = sub { join ', ', map { chance(0.1) ? 'NULL' : parameter(@$_, 1 + int rand tame_rows()) } @parameters };
	my $query = "$function->{name}(" . join(', ', @places) . ')';
	$query = windowed($query) if $function->{kind} eq 'a' && chance(0.3);
	my $prepare = "PREPARE $name" . (@parameters ? '(' . join(', ', map { $_->[0] } @parameters) . ')' : '') . ' AS ' . $trial->kept($function->{returns}, "SELECT $query " . some_rows(6));
	my $execute = sub { "EXECUTE $name" . (@parameters ? '(' . $value->() . ')' : '') . '; ' };
	return 'SET plan_cache_mode = ' . pick('auto', 'force_generic_plan', 'force_custom_plan') . "; $prepare; " . join('', map { $execute->() } 1 .. 8) . "DEALLOCATE $name;";
}

# A loop in PL/pgSQL, whose variables are handed over by what it keeps of an expression.
sub looped
{
	my ($trial, $function) = @_;
	return () if $function->{kind} ne 'f' || $function->{set} || grep { /^(?:cstring|any)/ } @{ $function->{types} };
	my @types = @{ $function->{types} };
	my @names = names_of($function);
	my $own = grep { $_ eq $function->{returns} } @{ $trial->{types} };
	my $declare = join ' ', map { "v$_ " . ($types[$_] eq 'record' ? pick('record', 'record', 'wide', 'small') : $types[$_]) . ';' } 0 .. $#types;
	my $assign = join ' ', map {
		my $v = "v$_";
		$types[$_] eq 'record' ? "IF i % 3 = 0 THEN SELECT (t.small).* INTO $v FROM tame AS t WHERE t.id = i; ELSIF i % 3 = 1 THEN SELECT 3 AS tone, 4 AS solution INTO $v; ELSE $v := (tame_row(i)).wide; END IF;"
		  : "$v := " . parameter($types[$_], $names[$_], pick('i', 'i', '7', '1 + i * i % 90')) . ';'
	} 0 .. $#types;
	my $call = "$function->{name}(" . join(', ', map { "v$_" } 0 .. $#types) . ')';
	my $use = $own ? "v := $call; INSERT INTO made.$function->{returns} (test, v) VALUES (CASE_ID, v);" : "PERFORM $call; v := ($call)::text;";
	return "DO \$\$ DECLARE v " . ($own ? $function->{returns} : 'text') . "; $declare BEGIN FOR i IN " . pick('1 .. 20', 'REVERSE 40 .. 20', '1 .. 60') . " LOOP BEGIN $assign $use EXCEPTION WHEN OTHERS THEN IF SQLSTATE LIKE 'XX%' THEN RAISE; END IF; END; END LOOP; END \$\$;";
}

# In the places that keep an expression: generated columns, defaults, checks, indexes, views, rules.
sub stored
{
	my ($trial, $function) = @_;
	return () if $function->{kind} ne 'f' || $function->{set} || grep { /^(?:cstring|any|record)/ } $function->{returns}, @{ $function->{types} };
	my @columns = map { column_of($_) } @{ $function->{types} };
	my %seen;
	my $distinct = join ', ', 'id', grep { !$seen{$_}++ } @columns;
	my $name = 'stored_' . ++$made;
	my $call = "$function->{name}(" . join(', ', @columns) . ')';
	my $rows = "SELECT $distinct FROM " . pick('tame', 'tame', 'odd') . " WHERE id BETWEEN 5 AND " . pick(5, 6, 30);
	my $place = pick("ALTER TABLE $name ADD made $function->{returns} GENERATED ALWAYS AS ($call) STORED;", "CREATE INDEX ON $name USING " . pick('btree', 'hash') . " (($call));", "ALTER TABLE $name ADD CHECK (($call)::text <> 'x');",
		"CREATE VIEW ${name}_view AS SELECT $call AS made FROM $name; " . $trial->kept($function->{returns}, "SELECT made FROM ${name}_view") . ';', "CREATE STATISTICS pg_temp.${name}_s ON ($call), id FROM $name; ANALYZE $name;");
	my $read = $place =~ /GENERATED/ ? $trial->kept($function->{returns}, "SELECT made FROM $name") . ';' : '';
	return "CREATE TEMP TABLE $name AS $rows WITH NO DATA; $place INSERT INTO $name $rows; UPDATE $name SET id = id + 1; $read";
}

# A function whose rows' type is altered from one call to the next, for changing_rows.
sub changing_types
{
	my ($trial) = @_;
	$trial->ask_as_user(<<'SQL');
CREATE TYPE changing AS (tone integer, solution integer);
CREATE TYPE changing_mood AS ENUM ('1', '2', '3');
CREATE TABLE changing_table (id integer, tone integer, solution integer);
INSERT INTO changing_table SELECT i, 1 + i % 5, 1 + i % 4 FROM generate_series(1, 20) AS i;
CREATE FUNCTION changing_row(i integer, how integer) RETURNS record LANGUAGE plpgsql AS $$
DECLARE
	x record;
BEGIN
	IF i % how = 1 THEN
		EXECUTE CASE i / how % 4 WHEN 0 THEN 'ALTER TYPE changing ADD ATTRIBUTE more text' WHEN 1 THEN 'ALTER TYPE changing DROP ATTRIBUTE tone, ADD ATTRIBUTE tone numeric'
			WHEN 2 THEN 'ALTER TYPE changing DROP ATTRIBUTE IF EXISTS more, DROP ATTRIBUTE tone, ADD ATTRIBUTE tone text' ELSE 'ALTER TYPE changing ALTER ATTRIBUTE solution TYPE bigint, DROP ATTRIBUTE tone, ADD ATTRIBUTE tone integer' END;
	END IF;
	EXECUTE format('SELECT jsonb_populate_record(NULL::changing, jsonb_build_object(''tone'', %s, ''solution'', %s)) AS x', 1 + i % 5, 1 + i % 3) INTO x;
	RETURN x.x;
END
$$;
SQL
	return;
}

# A function of rows, while the rows' type is altered.
sub changing_rows
{
	my ($trial, $function) = @_;
	my $call = sub {
		my ($row) = @_;
		# of the rubrics, those whose categories the row has
		my $rubric = pick('(SELECT r.c_rubric FROM tame AS r WHERE r.id = 6 * (1 + t.id % 30) + ' . pick(0, 1, 2, 't.id % 3') . ')', pick(constants('rubric')) . '::rubric');
		return "$function->{name}(" . join(', ', map { $_ eq 'record' ? $row : $_ eq 'rubric' ? $rubric : argument($_, '', 0) } @{ $function->{types} }) . ')';
	};
	my $name = 'changing_' . ++$made;
	my $within = 'BEGIN; ' . $trial->kept($function->{returns}, 'SELECT ' . $call->('changing_row(t.id, ' . pick(3, 4, 7) . ')') . ' ' . some_rows(20)) . '; ROLLBACK;';
	$within =~ s/ROLLBACK/COMMIT/ if chance(0.5);
	my $from = some_rows(12) =~ s/ WHERE/ JOIN changing_table AS x ON x.id = 1 + t.id % 20 WHERE/r;
	my $alter = sub { pick('ALTER TABLE changing_table ADD IF NOT EXISTS more integer DEFAULT 3', 'ALTER TABLE changing_table DROP IF EXISTS more', 'ALTER TABLE changing_table ALTER tone TYPE numeric', 'ALTER TABLE changing_table ALTER tone TYPE integer', 'ALTER TABLE changing_table RENAME solution TO other',
		'ALTER TABLE changing_table RENAME other TO solution', 'ALTER TABLE changing_table DROP tone, ADD tone integer DEFAULT 2') };
	my $prepared = 'SET plan_cache_mode = ' . pick('auto', 'force_generic_plan') . "; PREPARE $name AS " . $trial->kept($function->{returns}, 'SELECT ' . $call->('x') . " $from") . '; ' . join('', map { "EXECUTE $name; " . $alter->() . '; ' } 1 .. 5) . "EXECUTE $name; DEALLOCATE $name;";
	my $cursor = "BEGIN; DECLARE $name CURSOR FOR SELECT " . $call->(pick('x', 'changing_row(t.id, 5)')) . " $from; FETCH 3 FROM $name; ALTER TYPE changing ADD ATTRIBUTE again integer; FETCH 3 FROM $name; SAVEPOINT s; ALTER TYPE changing DROP ATTRIBUTE again; FETCH 3 FROM $name; COMMIT;";
	return pick($within, $within, $prepared, $prepared, $cursor);
}

1;
