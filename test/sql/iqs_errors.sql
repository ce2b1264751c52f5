--
-- rubrics and reviews: what is wrong, and what is said about it
--

CREATE FUNCTION refused(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	code text;
	message text;
	detail text;
	hint text;
BEGIN
	EXECUTE query;
	RETURN NEXT 'NO ERROR';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN NEXT code || '  ' || message;
	IF detail <> '' THEN RETURN NEXT 'DETAIL ' || detail; END IF;
	IF hint <> '' THEN RETURN NEXT 'HINT   ' || hint; END IF;
END
$$;
CREATE FUNCTION refused_rubric(rubric text) RETURNS SETOF text LANGUAGE sql AS $$ SELECT refused(format('SELECT %L::rubric', rubric)) $$;
\pset format unaligned
\pset tuples_only on

-- no JSON
SELECT refused_rubric('');
SELECT refused_rubric('50');
SELECT refused_rubric('{"categories": {"tone": 50}');
SELECT refused_rubric('{"categories": {"tone": 50,}}');
SELECT refused_rubric('{"categories": {''tone'': 50}}');
SELECT refused_rubric('{"categories": {"tone": .5}}');
SELECT refused_rubric('{"categories": {"café": tru}}');
SELECT refused_rubric('{"categories": {"tone\u0000": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 50}} -- by hand');
SELECT refused_rubric(repeat('[', 100000));

-- nothing to rate, or too much
SELECT refused_rubric('{}');
SELECT refused_rubric('{"scale": [1, 5]}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": ["tone"]}');
SELECT refused_rubric(format('{"scale": [1, 5], "categories": {%s}}', string_agg(format('"c%s": 1', i), ', '))) FROM generate_series(1, 300) AS i;
SELECT refused_rubric(format('{"scale": [1, 5], "groups": {%s}, "categories": {}}', string_agg(format('"g%s": 1', i), ', '))) FROM generate_series(1, 65) AS i;
SELECT refused_rubric(format('{"categories": {"a": {"weight": 1, "outcomes": {%s}}}}', string_agg(format('"%s": 1', i), ', '))) FROM generate_series(1, 102) AS i;
SELECT refused_rubric(format('{"categories": {%s}}', string_agg(format('"c%s": {"weight": 1, "outcomes": {%s}}', i, (SELECT string_agg(format('"%s": 1', j), ', ') FROM generate_series(1, 100) AS j)), ', '))) FROM generate_series(1, 21) AS i;
SELECT refused_rubric(format('{"scale": [1, 5], "categories": {"%s": 1}}', repeat('é', 128)));
SELECT refused_rubric('{"scale": [1, 5], "categories": {"": 1}}');

-- weights
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 0}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": -5}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 33.3333333}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 1e7}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 1e99999999999}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": "50"}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": null}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": "50"}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {}}}');

-- keys
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"wieght": 50}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "hidden": true}}}');
SELECT refused_rubric('{"scale": [1, 5], "category": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "fail_blow": 50, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"g": {"weight": 1, "scale": [1, 5]}}, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "scale": [1, 4], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "weight": 50}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 50, "t\u006fne": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"g": 1, "g": 2}, "categories": {"tone": 50}}');

-- scales and outcomes
SELECT refused_rubric('{"categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "scale": [3, 3]}}}');
SELECT refused_rubric('{"scale": [0, 1001], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 2, 3], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 4.5], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 99999], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 1000001], "step": "any", "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5.0000001], "step": "any", "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": "1..5", "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "step": 0, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "step": -0.5, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "step": 0.3, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "step": "half", "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "step": null, "categories": {"tone": 50}}');
SELECT refused_rubric('{"step": 0.5, "categories": {"tone": 50}}');
SELECT refused_rubric('{"step": 0.5, "categories": {"tone": {"weight": 50, "scale": [0, 2.7]}}}');
SELECT refused_rubric('{"categories": {"tone": {"weight": 50, "scale": [0, 100], "step": 0.01}}}');
SELECT refused_rubric('{"categories": {"tone": {"weight": 50, "step": 1, "outcomes": {"good": 100}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "scale": [1, 5], "outcomes": {"followed": 100}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": ["followed"]}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {"followed": 120}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {"followed": "100"}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {"followed": 100, "followed": 0}}}}');
SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {"": 100}}}}');

SELECT refused_rubric('{"categories": {"policy": {"weight": 50, "outcomes": {"1": 100, "1.0": 0}}}}');

-- what means "not rated"
SELECT refused_rubric('{"scale": [1, 5], "not_rated": 99, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "not_rated": [99, null], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "not_rated": ["x", "N/A", "x"], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "not_rated": [99, "99.0"]}}}');
SELECT refused_rubric('{"scale": [1, 5], "not_rated": [0.0000001], "categories": {"tone": 50}}');
SELECT refused_rubric('{"not_rated": ["none"], "categories": {"policy": {"weight": 50, "outcomes": {"none": 100}}}}');
SELECT refused_rubric(format('{"scale": [1, 5], "not_rated": [%s], "categories": {"tone": 50}}', string_agg(i::text, ', '))) FROM generate_series(100, 132) AS i;
SELECT refused_rubric(format('{"scale": [1, 5], "not_rated": ["%s"], "categories": {"tone": 50}}', repeat('x', 256)));

-- bonuses, and what only fails
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "bonus": true}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "bonus": "yes"}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 50, "delight": {"weight": 5, "bonus": true, "critical": true}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": 50, "delight": {"weight": 0, "bonus": true}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"data": {"weight": 0, "critical": true}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"g": 0}, "categories": {"tone": {"weight": 50, "group": "g"}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "critical": true, "fail_below": 100.5}}}');

-- what is critical, and groups
SELECT refused_rubric('{"scale": [1, 5], "fail_below": 101, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "fail_below": "half", "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "critical": "yes"}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "critical": 1}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "critical": "group"}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": {"weight": 1, "critical": "group"}}, "categories": {"tone": {"weight": 50, "group": "soft"}}}');
SELECT refused_rubric('{"scale": [1, 5], "categories": {"tone": {"weight": 50, "group": "soft"}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": 1}, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft skills": 1}, "categories": {"tone": {"weight": 50, "group": "soft skill"}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": 1}, "categories": {"tone": {"weight": 50, "group": "hard"}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": 1, "hard": 1}, "categories": {"tone": {"weight": 50, "group": "soft"}}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {}, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": ["soft"], "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": null}, "categories": {"tone": 50}}');
SELECT refused_rubric('{"scale": [1, 5], "groups": {"soft": 1}, "categories": {"tone": {"weight": 50, "group": 7}}}');

-- reviews as JSON
CREATE FUNCTION refused_review(review text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT refused(format($q$SELECT iqs('{"scale": [1, 5], "categories": {"solution": 50, "tone": 20, "policy": {"weight": 10, "outcomes": {"followed": 100, "partly": 40, "broken": 0}}}}', %L::jsonb)$q$, review))
$$;
SELECT refused_review('{"solution": 5, "tome": 4}');
SELECT refused_review('{"solution": 5, "empathy": null}');
SELECT refused_review('{"Tone": 5}');
SELECT refused_review('{"tone": 6}');
SELECT refused_review('{"tone": 0}');
SELECT refused_review('{"tone": -1e20}');
SELECT refused_review('{"tone": 3.5}');
SELECT refused_review('{"tone": 3.000001}');
SELECT refused_review('{"tone": "6"}');
SELECT refused_review('{"tone": "4.25"}');
SELECT refused_review('{"tone": 3.14159}');
SELECT refused_review('{"tone": "1e99"}');
SELECT refused_review('{"tone": "good"}');
SELECT refused_review('{"tone": ""}');
SELECT refused_review('{"tone": [4]}');
SELECT refused_review('{"tone": {"rating": 4}}');
SELECT refused_review('{"tone": {"by": "Ann", "it''s": 4}}');
SELECT refused_review('{"tone": {"label": "good"}}');
SELECT refused_review('{"tone": {}}');
SELECT refused_review('{"tone": "say \"good\""}');
SELECT refused_review('{"policy": "folowed"}');
SELECT refused_review('{"policy": "Followed "}');
SELECT refused_review('{"policy": ""}');
SELECT refused_review('{"policy": 100}');
SELECT refused_review('{"policy": 0.5}');
SELECT refused_review('{"policy": true}');
SELECT refused_review('[{"tone": 4}]');
SELECT refused_review('"good"');
SELECT refused_review('4');
SELECT refused(format($q$SELECT review_score('{"scale": [1, 5], "categories": {"tone": 50}}', jsonb_build_object('%s', 5))$q$, repeat('x', 1000)));
SELECT refused(format($q$SELECT review_score('{"categories": {"tone": {"weight": 1, "outcomes": {%s}}}}', jsonb_build_object('tone', '%s'))$q$, string_agg(format('"outcome number %s": 1', i), ', '), repeat('é', 1000))) FROM generate_series(1, 100) AS i;

-- reviews as rows
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 5 AS solution, 4 AS tones) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 5 AS "Tone") AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', ROW(5, 4))');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 5 AS tone, 4 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 6 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 0::smallint AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 9223372036854775807 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT -9223372036854775808 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 4.5 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 4.5::real AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT ''NaN''::numeric AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT ''-Infinity''::float8 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT 1e300::float8 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT ''four''::text AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [0, 5], "step": 0.5, "categories": {"tone": 20}}'', t) FROM (SELECT 4.75 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [5, 1], "categories": {"tone": 20}}'', t) FROM (SELECT 6 AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [0, 10], "step": "any", "categories": {"tone": 20}}'', t) FROM (SELECT 10.000001 AS tone) AS t');
CREATE TYPE pg_temp.mood AS ENUM ('bad', 'good');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"Tone": 20}}'', t) FROM (SELECT ''good''::pg_temp.mood AS "Tone") AS t');
SELECT refused('SELECT iqs(''{"categories": {"tone": {"weight": 1, "outcomes": {"great": 100}}}}'', t) FROM (SELECT ''good''::pg_temp.mood AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT current_date AS tone) AS t');
SELECT refused('SELECT iqs(''{"scale": [1, 5], "categories": {"tone": 20}}'', t) FROM (SELECT ARRAY[4] AS tone) AS t');
SELECT refused('SELECT iqs(''{"categories": {"tone": {"weight": 1, "outcomes": {"good": 100}}}}'', t) FROM (SELECT ''god''::char(5) AS tone) AS t');
SELECT refused('SELECT review_score(''{"scale": [1, 5], "categories": {"a": 1, "b": 1}}'', t) FROM (SELECT 5 AS a) AS t');
SELECT refused('SELECT iqs(NULL::rubric, t) FROM (SELECT 5 AS tone) AS t');
SELECT refused('SELECT iqs_agg(NULL, jsonb ''{"tone": 5}'')');

-- reviews that were scored elsewhere
SELECT refused('SELECT iqs(103)');
SELECT refused('SELECT iqs(100.000001)');
SELECT refused('SELECT iqs(-1)');
SELECT refused('SELECT iqs(-0.000001)');
SELECT refused('SELECT iqs(1e100)');
SELECT refused('SELECT iqs(''NaN''::numeric)');
SELECT refused('SELECT iqs(''Infinity''::float8)');
SELECT refused('SELECT iqs(1e300::float8)');
SELECT refused('SELECT iqs_agg(''-Infinity''::numeric)');

-- rows of one rating each
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', category, rating) FROM (VALUES (''tone'', 4), (''tone'', 5)) AS t (category, rating)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tne'', 4)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''empathy'', NULL::int)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', NULL, 4)');
SELECT refused('SELECT iqs_review(NULL, ''tone'', 4)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', 6)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', 4.5)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', ''good''::text)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', ''6''::text)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', ''4.2''::text)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', ''-''::text)');
SELECT refused('SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 20}}'', ''tone'', ''99999999999999999999''::text)');
SELECT refused('SELECT iqs_review(rubric, category, 4) FROM (VALUES (''{"scale": [1, 5], "categories": {"a": 1, "b": 1}}''::rubric, ''a''), (''{"scale": [1, 4], "categories": {"a": 1, "b": 1}}'', ''b'')) AS t (rubric, category)');
SELECT refused('SELECT iqs_review(''tone'', 101, 1, false)');
SELECT refused('SELECT iqs_review(''tone'', -0.5, 1, false)');
SELECT refused('SELECT iqs_review(''tone'', ''NaN''::numeric, 1, false)');
SELECT refused('SELECT iqs_review(''tone'', 50, 0, false)');
SELECT refused('SELECT iqs_review(''tone'', 50, -1, true)');
SELECT refused('SELECT iqs_review(''tone'', 50, 1000001, false)');
SELECT refused('SELECT iqs_review(''tone'', 50, 1, true, 101)');
SELECT refused('SELECT iqs_review(''tone'', 50, 1, true, -1::float8)');
SELECT refused('SELECT iqs_review(''tone'', 50, 1, true, ''NaN''::numeric)');
SELECT refused('SELECT iqs_review(''tone'', 50, ''Infinity''::float8, false)');
SELECT refused('SELECT iqs_review(''tone'', 50, NULL::int, false)');
SELECT refused('SELECT iqs_review(''tone'', 50, 1, NULL)');
SELECT refused('SELECT iqs_review(NULL, 50, 1, false)');
SELECT refused('SELECT iqs_review('''', 50, 1, false)');
SELECT refused(format('SELECT iqs_review(%L, 50, 1, false)', repeat('x', 256)));
SELECT refused('SELECT iqs_review(category, 50, 1, false) FROM (VALUES (''a''), (''a'')) AS t (category)');
SELECT refused('SELECT iqs_review(''c'' || i, 50, 1, false) FROM generate_series(1, 257) AS i');
SELECT refused('SELECT review_state_final(''\x00'')');
SELECT refused('SELECT review_state_final(''\x0100000000000000000000000100'')');
SELECT refused('SELECT review_state_combine(review_state_accum('''', ''a'', 50, 1, false), review_state_accum('''', ''a'', 50, 1, false))');
SELECT refused('SELECT review_state_combine(review_state_accum('''', ''a'', 50, 1, false), review_state_accum('''', ''{"scale": [1, 5], "categories": {"b": 1}}'', ''b'', 5::numeric))');

-- the casts and the binary form check as text does
SELECT refused('SELECT ''{"categories": {}}''::jsonb::rubric');
SELECT refused('SELECT ''[1, 2]''::jsonb::rubric');

-- summaries
CREATE FUNCTION refused_summary(summary text) RETURNS SETOF text LANGUAGE sql AS $$ SELECT refused(format('SELECT %L::iqs_summary', summary)) $$;
SELECT refused_summary('');
SELECT refused_summary('[]');
SELECT refused_summary('{"reviews": 1}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, "categories": {}, "categories": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, "category": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 2}, "categories": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 81, "scores": {"80": 1}, "categories": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 1, "sum": 80, "scores": {"80": 1}, "categories": {"a": {"rated": 1, "failed": 1, "sum": 0}}}');
SELECT refused_summary('{"reviews": 1, "failed": 1, "sum": 0, "scores": {"0": 1}, "categories": {"a": {"rated": 1, "failed": 0, "sum": 0}}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, "categories": {"a": {"rated": 2, "failed": 0, "sum": 80, "squares": 3200}}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, "categories": {"a": {"rated": 1, "failed": 0, "sum": 100.000001}}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 80.0000001, "scores": {"80": 1}, "categories": {}}');
SELECT refused_summary('{"reviews": 9223372036854775808, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775808}, "categories": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 9223372036854.775808, "scores": {"0": 1}, "categories": {}}');
SELECT refused_summary('{"reviews": 1.5, "failed": 0, "sum": 80, "scores": {"80": 1}, "categories": {}}');
SELECT refused_summary('{"reviews": 1, "failed": 0, "sum": 101, "scores": {"101": 1}, "categories": {}}');

-- asking what there is no answer to, taking out what is not in, and more than can be counted
SELECT refused('SELECT pass_rate(iqs_agg(80), -1)');
SELECT refused('SELECT pass_rate(iqs_agg(80), 101)');
SELECT refused('SELECT pass_rate(iqs_agg(80), 87.5)');
SELECT refused('SELECT pass_rate_ci(iqs_agg(80), ''NaN'')');
SELECT refused('SELECT pass_rate_change(iqs_agg(80), iqs_agg(80), 1e-20)');
SELECT refused('SELECT iqs_ci(iqs_agg(80), 1)');
SELECT refused('SELECT iqs_ci(iqs_agg(80), 95)');
SELECT refused('SELECT (iqs_change(iqs_agg(80), iqs_agg(80), 0)).*');
SELECT refused('SELECT iqs_agg(80) - iqs_agg(70)');
SELECT refused('SELECT iqs_agg(80) - (iqs_agg(80) + iqs_agg(80))');
SELECT refused('SELECT iqs_review(''a'', 80, 1, false) - iqs_review(''b'', 80, 1, false)');
SELECT refused('SELECT iqs_review(''a'', 80, 1, false) - iqs_review(''a'', 80.5, 1, false)');
SELECT refused('SELECT iqs_summary_accum_inv(iqs_agg(80), 70.0)');
SELECT refused('SELECT iqs_summary_accum_inv(iqs_agg(80), ''{"scale": [1, 5], "categories": {"a": 1}}'', jsonb ''{"a": 5}'')');
SELECT refused('SELECT s + s FROM (SELECT ''{"reviews": 9223372036854775807, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {}}''::iqs_summary) AS t (s)');
SELECT refused('SELECT s + (SELECT iqs_agg(100)) FROM (SELECT ''{"reviews": 92233720368, "failed": 0, "sum": 9223372036800, "scores": {"100": 92233720368}, "categories": {}}''::iqs_summary) AS t (s)');
SELECT refused('SELECT iqs_summary_accum(s, 0.0) FROM (SELECT ''{"reviews": 9223372036854775807, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {}}''::iqs_summary) AS t (s)');
SELECT refused('SELECT sum(s) FROM (VALUES (''{"reviews": 9223372036854775807, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {}}''::iqs_summary), (iqs_summary ''{"reviews": 1, "failed": 0, "sum": 0, "scores": {"0": 1}, "categories": {}}'')) AS t (s)');

DROP FUNCTION refused(text), refused_rubric(text), refused_review(text), refused_summary(text);
