# Other engines: a distributed planner computes a part of an aggregate on each worker,
# by calling its transition function itself, sends the state as text or in binary,
# and combines and finishes on the coordinator.  Here every aggregate of the
# catalogue is taken apart so, in backends of their own, and must give what it gives
# in one piece.  The functions are called from SQL: outside of any aggregate, with
# states that are nobody's own.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $workers = 3;

# A rubric, and ratings of one review, a few rows' each; the other rows say nothing.
my $rubric = q('{"scale": [1, 5], "categories": {"rating": {"weight": 3, "critical": true}, "effort": {"weight": 1, "scale": [-3, 3]}, "good": 2}}'::rubric);
my $category = "CASE id WHEN 3 THEN 'rating' WHEN 4 THEN 'effort' WHEN 8 THEN 'good' END";
my $step = 'CASE WHEN id IN (3, 4, 8) THEN 1 + id % 3 END';
my $own = "CASE WHEN id < 50 THEN 'c' || id END, (CASE WHEN id < 50 THEN id END)::TYPE, id::TYPE, mod(id, 2) = 0";

# What each aggregate is called with, by its name and the types of its arguments.
my %arguments = (
	'nps|nps_agg' => { 'integer' => 'score', 'double precision' => 'score::float8', 'numeric' => 'score::numeric' },
	'csat|csat_top2|csat_agg' => {
		'integer' => 'rating', 'double precision' => 'rating::float8', 'numeric' => 'rating::numeric', 'boolean' => 'good',
		'integer, integer, integer' => 'effort, -3, 3', 'double precision, integer, integer' => 'effort::float8, -3, 3', 'numeric, integer, integer' => 'effort::numeric, -3, 3',
		'double precision, double precision, double precision, double precision' => '(effort / 2.0)::float8, -1.5, 1.5, 0.5', 'numeric, numeric, numeric, numeric' => 'effort / 2.0, -1.5, 1.5, 0.5' },
	'ces|ces_top3|ces_agg' => {
		'integer' => 'rating', 'double precision' => 'rating::float8', 'numeric' => 'rating::numeric',
		'integer, integer, integer' => 'effort, -3, 3', 'double precision, integer, integer' => 'effort::float8, -3, 3', 'numeric, integer, integer' => 'effort::numeric, -3, 3',
		'double precision, double precision, double precision, double precision' => '(effort / 2.0)::float8, -1.5, 1.5, 0.5', 'numeric, numeric, numeric, numeric' => 'effort / 2.0, -1.5, 1.5, 0.5' },
	# quarters add up without rounding, so that the parts give the whole to the last digit
	'weighted_rating_agg' => { 'integer, double precision, integer, integer' => 'rating, weight, 1, 5', 'double precision, double precision, integer, integer' => 'rating::float8, weight, 1, 5' },
	'sum' => { 'rating_summary' => 'summary', 'iqs_summary' => 'reviewed' },
	'iqs|iqs_agg' => {
		'rubric, record' => "$rubric, answer", 'rubric, jsonb' => "$rubric, jsonb_build_object('rating', rating, 'good', good)",
		'numeric' => 'score::numeric * 9.1', 'double precision' => 'score * 9.1::float8' },
	'iqs_review' => {
		'rubric, text, double precision' => "$rubric, $category, $step\::float8", 'rubric, text, numeric' => "$rubric, $category, $step\::numeric",
		'rubric, text, boolean' => "$rubric, $category, $step = 2", 'rubric, text, text' => "$rubric, $category, $step\::text",
		'text, numeric, numeric, boolean' => $own =~ s/TYPE/numeric/gr, 'text, double precision, double precision, boolean' => $own =~ s/TYPE/float8/gr,
		'text, numeric, numeric, boolean, numeric' => "$own, 60" =~ s/TYPE/numeric/gr, 'text, double precision, double precision, boolean, double precision' => "$own, 60" =~ s/TYPE/float8/gr },
	'(nps|csat|csat_top2|ces|ces_top3)_design_effect' => { 'rating_summary' => 'summary' },
	'(top|bottom)_box_design_effect' => { 'rating_summary, integer' => 'summary, 2' },
	'net_box_design_effect' => { 'rating_summary, integer, integer' => 'summary, 2, 7' },
	'counted_rating_agg' => {
		'integer, bigint, integer, integer' => 'rating, id, 1, 5', 'double precision, bigint, integer, integer' => 'rating::float8, id, 1, 5', 'numeric, bigint, integer, integer' => 'rating::numeric, id, 1, 5',
		'double precision, bigint, double precision, double precision, double precision' => '(effort / 2.0)::float8, id, -1.5, 1.5, 0.5', 'numeric, bigint, numeric, numeric, numeric' => 'effort / 2.0, id, -1.5, 1.5, 0.5' },
	'agreement' => { 'rating_summary, text' => "summary, 'ordinal'" },
	'rater_agreement' => {
		'integer, integer, integer, integer, text' => "rating, 1 + score % 5, 1, 5, 'ordinal'",
		'double precision, double precision, integer, integer, text' => "rating::float8, (1 + score % 5)::float8, 1, 5, 'interval'",
		'numeric, numeric, integer, integer, text' => "rating::numeric, (1 + score % 5)::numeric, 1, 5, 'nominal'",
		'double precision, double precision, double precision, double precision, double precision, text' => "rating / 2.0::float8, (1 + score % 5) / 2.0::float8, 0.5, 2.5, 0.5, 'ratio'",
		'numeric, numeric, numeric, numeric, numeric, text' => "rating / 2.0, (1 + score % 5) / 2.0, 0.5, 2.5, 0.5, 'ordinal'" },
	'calibrated_iqs' => { 'numeric, numeric' => 'score * 9.1, rating * 20.0', 'double precision, double precision' => 'score * 9.1::float8, rating * 20::float8' },
);

my $node = PostgreSQL::Test::Cluster->new('engines');
$node->init;
$node->start;
$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION csmetrics;
CREATE TABLE answer AS
	SELECT i AS id, CASE WHEN i % 5 > 0 THEN i * i % 11 END AS score, CASE WHEN i % 7 > 0 THEN 1 + i * i % 5 END AS rating,
	       CASE WHEN i % 11 > 0 THEN i * i % 7 - 3 END AS effort, CASE WHEN i % 3 > 0 THEN i % 4 = 0 END AS good, 0.25 * (1 + i % 9) AS weight
	  FROM generate_series(1, 700) AS i;
ALTER TABLE answer ADD summary rating_summary;
UPDATE answer SET summary = s FROM (SELECT id / 3 * 3 AS id, nps_agg(score) AS s FROM answer GROUP BY 1) AS t WHERE t.id = answer.id;
ALTER TABLE answer ADD reviewed iqs_summary;
UPDATE answer SET reviewed = s FROM (SELECT id / 3 * 3 AS id, iqs_review('category ' || id % 7, rating * 20, 1 + id, id % 2 = 0) AS s FROM answer GROUP BY 1) AS t WHERE t.id = answer.id;

CREATE VIEW part AS
	SELECT a.aggfnoid::oid AS oid, p.proname, oidvectortypes(p.proargtypes) AS types, a.aggtransfn, t.proisstrict, a.aggcombinefn, a.aggfinalfn, a.agginitval, a.aggtranstype::regtype AS state
	  FROM pg_aggregate AS a JOIN pg_proc AS p ON p.oid = a.aggfnoid JOIN pg_proc AS t ON t.oid = a.aggtransfn JOIN pg_depend AS d ON d.objid = p.oid
	 WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics') AND d.deptype = 'e';

-- What a worker does: every row goes through the transition function by itself, the state as text in between.
CREATE FUNCTION worker(aggregate oid, arguments text, worker int, workers int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	part part;
	row answer;
	state text;
	has_null boolean;
BEGIN
	SELECT * INTO part FROM part WHERE oid = aggregate;
	state := part.agginitval;
	FOR row IN SELECT * FROM answer WHERE id % workers = worker ORDER BY id LOOP
		EXECUTE format('SELECT num_nulls(%s) > 0 FROM (SELECT ($1).*) AS answer', arguments) USING row INTO has_null;
		CONTINUE WHEN part.proisstrict AND has_null;
		EXECUTE format('SELECT %s($1::%s, %s)::text FROM (SELECT ($2).*) AS answer', part.aggtransfn, part.state, arguments) USING state, row INTO state;
	END LOOP;
	RETURN state;
END
$$;

-- What the coordinator does with the states; beginning with the initial state, or with the first that comes.
CREATE FUNCTION coordinator(aggregate oid, states text[], from_initial boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	part part;
	state text;
	result text;
	next text;
BEGIN
	SELECT * INTO part FROM part WHERE oid = aggregate;
	state := CASE WHEN from_initial THEN part.agginitval END;
	FOREACH next IN ARRAY states LOOP
		IF state IS NULL THEN
			state := next;
		ELSE
			EXECUTE format('SELECT %s($1::%s, $2::%s)::text', part.aggcombinefn, part.state, part.state) USING state, next INTO state;
		END IF;
	END LOOP;
	EXECUTE format('SELECT %s($1::%s)::text', part.aggfinalfn, part.state) USING state INTO result;
	RETURN result;
END
$$;

-- The aggregate in one piece.
CREATE FUNCTION whole(aggregate oid, arguments text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT %I(%s)::text FROM answer', (SELECT proname FROM part WHERE oid = aggregate), arguments) INTO result;
	RETURN result;
END
$$;
CREATE TABLE call (oid oid, arguments text);
SQL

# One psql is one backend.
sub backend { return $node->safe_psql('postgres', $_[0]) }

# What to call each aggregate of the catalogue with.
my @states = split /\n/, backend('SELECT DISTINCT state FROM part');
for (split /\n/, backend('SELECT oid, oid::regprocedure, proname, types FROM part ORDER BY 2::text'))
{
	my ($oid, $signature, $name, $types) = split /\|/;
	my ($key) = grep { $name =~ /^($_)$/ } keys %arguments;
	my $arguments = $key && $arguments{$key}{$types};
	ok($arguments, "$signature: is known here") or next;
	backend("INSERT INTO call VALUES ($oid, \$arguments\$$arguments\$arguments\$)");
}

# Each worker sends a state for each aggregate: as text, and in binary with those of the same type.
my $folder = PostgreSQL::Test::Utils::tempdir();
for my $worker (0 .. $workers - 1)
{
	my $part = "SELECT $worker, oid, worker(oid, arguments, $worker, $workers)";
	backend("\\copy ($part FROM call) TO '$folder/text.$worker'\n"
		  . join '', map { "\\copy ($part\::$_ FROM call JOIN part USING (oid) WHERE state = '$_'::regtype) TO '$folder/$_.$worker' (FORMAT binary)\n" } @states);
}

# The coordinator receives and combines them.
my $receive = 'CREATE TEMP TABLE from_text (worker int, oid oid, state text);' . "\n";
$receive .= "\\copy from_text FROM '$folder/text.$_'\n" for 0 .. $workers - 1;
for my $state (@states)
{
	$receive .= "CREATE TEMP TABLE from_$state (worker int, oid oid, state $state);\n";
	$receive .= "\\copy from_$state FROM '$folder/$state.$_' (FORMAT binary)\n" for 0 .. $workers - 1;
}
my $combined = "SELECT oid, 'text', coordinator(oid, array_agg(state ORDER BY worker), true) FROM from_text GROUP BY oid";
$combined .= " UNION ALL SELECT oid, 'binary', coordinator(oid, array_agg(state::text ORDER BY worker DESC), false) FROM from_$_ GROUP BY oid" for @states;
for (split /\n/, backend("$receive SELECT oid::regprocedure, way, whole(oid, arguments), result FROM ($combined) AS c (oid, way, result) JOIN call USING (oid) ORDER BY oid::regprocedure::text, way"))
{
	my ($signature, $way, $whole, $result) = split /\|/;
	isnt($whole, '', "$signature gives something");
	is($result, $whole, "$signature by states as $way");
}

# A state that is handed over outside an aggregate belongs to somebody else: it stays as it is.
is(backend(<<'SQL'), '', 'no function changes a state that is not its own');
CREATE TEMP TABLE state AS SELECT s::rating_summary FROM (VALUES ('0..10 {0,0,0,1,0,0,0,0,0,0,255}'), ('0..10 {0,0,0,1,0,0,0,0,0,0,65535}'), ('0..10 {0,0,0,9,0,0,0,0,0,0,4294967296}')) AS t (s);
SELECT * FROM (SELECT s::text AS before, rating_summary_accum(s, 10), rating_summary_accum_inv(s, 3), rating_summary_accum(s, 3::float8), rating_summary_accum(s, 3, 0, 10), rating_summary_merge(s, s), s + '0..10 {1,0,0,0,0,0,0,0,0,0,0}',
	s - '0..10 {0,0,0,1,0,0,0,0,0,0,200}', rating_summary_final(s), s::text AS after FROM state OFFSET 0) AS t WHERE before <> after;
SQL

$node->stop;
done_testing();
