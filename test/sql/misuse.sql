--
-- misuse: support functions called by those they were not made for, where the generated calls of
-- hostile_calls don't reach: with rubrics from a column, from aggregates of one's own in every
-- role, with states made by hand. Each of these crashed a server, or made a value that could not
-- be read back.
--

-- A rubric in a column changes from row to row, whatever calls. Rows 1, 2, 4 rate c1 to c45, rows 3
-- and 5 c101 to c150; the rating of c<i> is 1 + i / 10 % 5.
SELECT format('CREATE TYPE wide AS (%s)', string_agg(format('c%s int', i), ', ' ORDER BY i)) FROM generate_series(1, 200) AS i \gexec
CREATE TABLE by_rubric (id int, r rubric, w wide, score numeric);
INSERT INTO by_rubric
SELECT id, format('{"scale": [1, 5], "categories": {%s}}', (SELECT string_agg(format('"c%s": 1', i), ', ') FROM generate_series(low, high) AS i))::rubric,
       format('(%s)', (SELECT string_agg((1 + i / 10 % 5)::text, ',' ORDER BY i) FROM generate_series(1, 200) AS i))::wide,
       (SELECT round(avg(i / 10 % 5 * 25), 6) FROM generate_series(low, high) AS i)
FROM (VALUES (1, 1, 45), (2, 1, 45), (3, 101, 150), (4, 1, 45), (5, 101, 148)) AS v (id, low, high);

CREATE FUNCTION pg_temp.pass(iqs_summary, int) RETURNS iqs_summary LANGUAGE sql AS 'SELECT $1';
-- the rubric is a direct argument, and the final function is a transition function of ours
CREATE AGGREGATE pg_temp.final_accum(rubric, record ORDER BY int) (SFUNC = pg_temp.pass, STYPE = iqs_summary, FINALFUNC = iqs_summary_accum);
CREATE FUNCTION pg_temp.pass(rubric, int) RETURNS rubric LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE pg_temp.final_score(record ORDER BY int) (SFUNC = pg_temp.pass, STYPE = rubric, FINALFUNC = review_score);

-- twice: what is kept from one row must not be taken for the next one's
SELECT id, iqs(iqs_summary_accum(NULL, r, w)) = score AS direct, review_score(r, w) = score AS score, iqs(iqs_summary_accum(iqs_summary_accum(NULL, r, w), r, w)) = score AS nested FROM by_rubric;
SELECT id, (SELECT iqs(pg_temp.final_accum(r, w) WITHIN GROUP (ORDER BY i)) FROM generate_series(1, 2) AS i) = score AS final FROM by_rubric;
SELECT id, pg_temp.final_score(w) WITHIN GROUP (ORDER BY 1) IS NULL AS no_rubric FROM by_rubric GROUP BY id, w ORDER BY id;
SELECT iqs(r, w) = round(avg(score), 6) OR abs(iqs(r, w) - avg(score)) < 0.00001 AS grouped FROM by_rubric;
SELECT id, iqs(r, w) OVER (ORDER BY id ROWS CURRENT ROW) = score AS windowed FROM by_rubric;
-- one function, called with a constant in the place of another argument, and the rubric from a column
SELECT id, iqs(iqs_summary_accum('{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', r, w)) = score AS constant_state FROM by_rubric;
DO $$
DECLARE
	it record;
	right_scores int := 0;
BEGIN
	FOR it IN SELECT * FROM by_rubric LOOP
		right_scores := right_scores + (review_score(it.r, it.w) = it.score)::int;
	END LOOP;
	RAISE NOTICE '% of 5 in PL/pgSQL', right_scores;
END $$;
SELECT score FROM by_rubric ORDER BY id;

-- Every value that a function gives is one that its type reads, byte for byte the same.
CREATE TABLE made (what text, s iqs_summary);
CREATE FUNCTION same_bytes(what text) RETURNS TABLE (what text, canonical boolean, reviews bigint) LANGUAGE sql AS
	'SELECT what, record_image_eq(ROW(s), ROW(s::text::iqs_summary)), reviews(s) FROM made WHERE what ~ $1 ORDER BY what';
\set one '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}'
\set two '{"reviews": 2, "failed": 0, "sum": 90.9, "squares": 4182.41, "scores": {"40": 1, "50": 1}, "categories": {}}'
\set failing '{"reviews": 2, "failed": 1, "sum": 50, "scores": {"0": 1, "50": 1}, "categories": {"tone": {"rated": 1, "failed": 1, "sum": 0}}}'
-- taking out what leaves a category rated more often than there are reviews, or a sum that no scores have
SELECT iqs_summary_accum_inv(:'one', 50::numeric);
SELECT iqs_summary_accum_inv(:'two', 50.95::numeric);
SELECT iqs_summary_accum_inv(:'two', 50.95::float8);
SELECT iqs_summary_accum_inv(:'failing', 0::numeric);
SELECT iqs_summary_accum_inv(:'failing', '{"scale": [1, 5], "categories": {"tone": 1}}', '{"tone": 1}'::jsonb);
SELECT iqs_summary_accum_inv(:'one', '{"scale": [0, 100], "categories": {"zeal": 1}}', '{"zeal": 50}'::jsonb);
SELECT iqs_summary_accum_inv(:'one', '{"scale": [0, 100], "categories": {"tone": 1}}', r) FROM (SELECT 51 AS tone) AS r;
SELECT :'one'::iqs_summary - :'two'::iqs_summary;
CREATE AGGREGATE take_out(numeric) (SFUNC = iqs_summary_accum_inv, STYPE = iqs_summary,
	INITCOND = '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}');
SELECT take_out(50::numeric);

-- an aggregate without a final function stores its state
CREATE AGGREGATE merged(iqs_summary) (SFUNC = iqs_summary_merge, STYPE = iqs_summary);
CREATE AGGREGATE added(numeric) (SFUNC = iqs_summary_accum, STYPE = iqs_summary,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv, MSTYPE = iqs_summary, MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}');
CREATE AGGREGATE moved(numeric) (SFUNC = iqs_summary_accum, STYPE = iqs_summary, FINALFUNC = iqs_summary_final,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv, MSTYPE = iqs_summary, MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}');
CREATE AGGREGATE rated(rubric, jsonb) (SFUNC = iqs_summary_accum, STYPE = iqs_summary, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE);
INSERT INTO made SELECT 'merged', merged(s) FROM (VALUES (:'one'::iqs_summary), (:'two'), (:'failing')) AS t (s);
INSERT INTO made SELECT 'added', added(i) FROM generate_series(1, 100) AS i;
INSERT INTO made SELECT 'added window ' || i, added(i) OVER (ORDER BY i ROWS 1 PRECEDING) FROM generate_series(1, 4) AS i;
INSERT INTO made SELECT 'moved window ' || i, moved(i) OVER (ORDER BY i ROWS 1 PRECEDING) FROM generate_series(1, 4) AS i;
INSERT INTO made SELECT 'rated', rated('{"scale": [1, 5], "categories": {"tone": 1, "zeal": 1}}', jsonb_build_object('tone', i)) FROM generate_series(1, 5) AS i;
-- it shares its state with one of the extension's
INSERT INTO made SELECT 'shared ' || n, s FROM (SELECT iqs_agg(i::numeric) AS a, added(i) AS b, iqs(i::numeric) AS c FROM generate_series(1, 9) AS i) AS t, LATERAL (VALUES (1, a), (2, b)) AS v (n, s);
INSERT INTO made SELECT format('shared window %s %s', i, n), s FROM (SELECT i, iqs_agg(i::numeric) OVER w AS a, added(i) OVER w AS b, moved(i) OVER w AS c FROM generate_series(1, 3) AS i WINDOW w AS (ORDER BY i ROWS 1 PRECEDING)) AS t, LATERAL (VALUES (1, a), (2, b), (3, c)) AS v (n, s);
-- a final function of ours, and another function in between that keeps what it sees
CREATE FUNCTION spy(iqs_summary, iqs_summary) RETURNS iqs_summary LANGUAGE plpgsql STRICT AS 'BEGIN INSERT INTO made VALUES (''spied'', $1); RETURN $1 - $2; END';
CREATE AGGREGATE spied(iqs_summary) (SFUNC = iqs_summary_merge, STYPE = iqs_summary, FINALFUNC = iqs_summary_final, COMBINEFUNC = spy, PARALLEL = SAFE, INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	MSFUNC = iqs_summary_merge, MINVFUNC = spy, MSTYPE = iqs_summary, MFINALFUNC = iqs_summary_final);
SELECT reviews(spied(s)) FROM (VALUES (:'one'::iqs_summary), (:'two')) AS t (s);
SELECT reviews(spied(s) OVER (ORDER BY reviews(s) ROWS 1 PRECEDING)) FROM (VALUES (:'one'::iqs_summary), (:'two'), ('{"reviews": 3, "failed": 0, "sum": 300, "scores": {"100": 3}, "categories": {}}')) AS t (s);
-- an aggregate of somebody's own that was added to the extension, as who installed it can
CREATE ROLE regress_csmetrics_mallory;
CREATE AGGREGATE joined(numeric) (SFUNC = iqs_summary_accum, STYPE = iqs_summary);
ALTER AGGREGATE joined(numeric) OWNER TO regress_csmetrics_mallory;
ALTER EXTENSION csmetrics ADD AGGREGATE joined(numeric);
INSERT INTO made SELECT 'joined', joined(i) FROM generate_series(1, 3) AS i;
ALTER EXTENSION csmetrics DROP AGGREGATE joined(numeric);
SELECT * FROM same_bytes('');

-- The same for rating_summary: taking out leaves counts that fit a narrower width.
CREATE TABLE made_of_ratings (what text, s rating_summary);
CREATE AGGREGATE counted(int) (SFUNC = rating_summary_accum, STYPE = rating_summary, INITCOND = '0..10 {255,0,0,0,0,0,0,0,0,0,0}',
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv, MSTYPE = rating_summary, MINITCOND = '0..10 {255,0,0,0,0,0,0,0,0,0,0}');
CREATE AGGREGATE uncounted(int) (SFUNC = rating_summary_accum_inv, STYPE = rating_summary, INITCOND = '0..10 {256,0,0,0,0,0,0,0,0,0,0}');
CREATE AGGREGATE unmerged(rating_summary) (SFUNC = rating_summary_merge, STYPE = rating_summary,
	MSFUNC = rating_summary_merge, MINVFUNC = rating_summary_subtract, MSTYPE = rating_summary);
INSERT INTO made_of_ratings SELECT 'counted', counted(0) FROM generate_series(1, 2);
INSERT INTO made_of_ratings SELECT 'counted window', counted(0) OVER (ORDER BY i ROWS 1 PRECEDING) FROM generate_series(1, 3) AS i;
INSERT INTO made_of_ratings SELECT 'counted window', counted(CASE WHEN i < 3 THEN 0 ELSE 1 END) OVER (ORDER BY i ROWS 1 PRECEDING) FROM generate_series(1, 4) AS i;
INSERT INTO made_of_ratings SELECT 'uncounted', uncounted(0) FROM generate_series(1, 2);
INSERT INTO made_of_ratings SELECT 'unmerged', unmerged(s) OVER (ORDER BY i ROWS 1 PRECEDING) FROM (VALUES (1, '0..1 {200,0}'::rating_summary), (2, '0..1 {200,0}'), (3, '0..1 {1,0}'), (4, '0..1 {1,0}')) AS t (i, s);
INSERT INTO made_of_ratings SELECT 'weighted', unmerged(s) OVER (ORDER BY i ROWS 1 PRECEDING) FROM (VALUES (1, 'weighted 0..1 {1e100,0} n=1 w2={1e200,0}'::rating_summary), (2, 'weighted 0..1 {0.1,0.2} n=3 w2={0.01,0.02}'), (3, 'weighted 0..1 {1,0} n=1 w2={1,0}')) AS t (i, s);
SELECT what, record_image_eq(ROW(s), ROW(s::text::rating_summary)) AS canonical, responses(s) FROM made_of_ratings;

-- Names in a state that was made by hand: bytes that are no text, a zero, one name twice.
CREATE FUNCTION state_of(VARIADIC names bytea[]) RETURNS bytea LANGUAGE sql AS $$
	SELECT '\x01'::bytea || decode(repeat('00', 8), 'hex') || int4send(length(string_agg(r, ''))) || string_agg(r, '') FROM unnest(names) AS n,
		LATERAL (SELECT set_byte('\x00', 0, length(n)) || n || int8send(1000000) || int8send(50000000) || '\x0001000000'::bytea || int8send(1) || '\x0000'::bytea AS r) AS t $$;
SELECT review_state_final(state_of('tone', 'zeal'));
SELECT category FROM category_scores(review_state_final(state_of(convert_to('Höflichkeit', 'UTF8')))) ORDER BY 1;
SELECT review_state_final(state_of('\xc8'));
SELECT review_state_final(state_of('\x00'));
SELECT review_state_final(state_of('\x610062'));
SELECT review_state_final(state_of('\xe697'));
SELECT review_state_final(state_of('tone', 'tone'));
SELECT review_state_combine('', state_of('\xc8'));
SELECT review_state_combine(state_of('\xc8'), state_of('tone'));
SELECT review_state_accum(state_of('\xc8'), 'tone', 50, 1, false);
SELECT review_state_final(state_of(VARIADIC array_agg(convert_to(i::text, 'UTF8')))) FROM generate_series(1, 257) AS i;
SELECT review_state_accum(state_of(VARIADIC array_agg(convert_to(i::text, 'UTF8'))), 'tone', 50, 1, false) FROM generate_series(1, 256) AS i;

-- A message is cut at a whole character, and carries some 70 bytes of a value.
CREATE FUNCTION message(query text) RETURNS TABLE (state text, bytes int, message text, detail text, hint text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	bytes := octet_length(message) + octet_length(detail) + octet_length(hint);
	RETURN NEXT;
END $$;
SELECT before, m.message FROM generate_series(0, 5) AS before, message(format('SELECT review_score(''{"scale": [1, 5], "categories": {"tone": 1}}'', jsonb_build_object(%L, 5))', repeat('a', before) || repeat('日é', 40))) AS m;
-- a list of outcomes is cut where it fits no more
SELECT before, right(m.detail, 12) AS detail, octet_length(m.detail) FROM generate_series(0, 5) AS before, message(format('SELECT iqs_review(%L::rubric, ''t'', ''nein''::text)',
	'{"categories": {"t": {"weight": 1, "outcomes": {' || (SELECT string_agg(format('"%s%s": %s', repeat('a', before) || repeat('日本', 5), i, i), ', ') FROM generate_series(10, 40) AS i) || '}}}}')) AS m;
SELECT state, bytes < 400 AS short, left(message, 40) FROM unnest(ARRAY['SELECT iqs(1e100000)', 'SELECT iqs(-1e100000)', 'SELECT iqs_summary_accum(NULL, 1e100000)', 'SELECT review_state_accum('''', ''tone'', 1e100000, 1, false)',
	'SELECT review_state_accum('''', ''tone'', 1, 1e100000, false)', 'SELECT review_state_accum('''', ''tone'', 1, 1e-1000, false)', 'SELECT review_state_accum('''', repeat(''x'', 255), 1, 0, false)',
	'SELECT iqs_review(''{"scale": [1, 5], "categories": {"tone": 1}}'', ''tone'', 1e100000)', 'SELECT csat(1e100000)', 'SELECT csat(1e-1000)',
	'SELECT (''{"scale": [1, 5], "categories": {"tone": 1'' || repeat(''0'', 999) || ''}}'')::rubric', 'SELECT (''{"scale": [1, 5], "categories": {"tone": 1'' || repeat(''0'', 100000) || ''}}'')::rubric',
	'SELECT (''{"reviews": '' || repeat(''1'', 100000) || ''}'')::iqs_summary', 'SELECT (''{"reviews": 1, "scores": {"'' || repeat(''0'', 100000) || ''": 1}}'')::iqs_summary',
	'SELECT repeat(''x'', 100000)::rating_summary', 'SELECT (''weighted 0..1 {0.'' || repeat(''0'', 100000) || ''1,0} n=1 w2={1,0}'')::rating_summary', 'SELECT (''1..'' || repeat(''9'', 100000))::rating_summary']) AS query, message(query);

-- The most is 250,000 categories: some 430 MB of text at worst. More is an error, however they come together.
CREATE TEMP TABLE many AS SELECT part, format('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {%s}}', string_agg(format('"%s": {"rated": 1, "failed": 0, "sum": 50}', part * 1000000 + i), ', ' ORDER BY i * (3 - 2 * part)))::iqs_summary AS s
	FROM generate_series(1, 125000) AS i, generate_series(1, 2) AS part GROUP BY part;
SELECT reviews(s) = 2 AS merged, s = (SELECT sum(s) FROM many) AS summed, record_image_eq(ROW(s), ROW(s::text::iqs_summary)) AS read, reviews(s - a) AS rest, (s - a) = b AS subtracted
	FROM (SELECT a.s + b.s AS s, a.s AS a, b.s AS b FROM many AS a, many AS b WHERE a.part = 1 AND b.part = 2) AS t;
\set more '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}'
SELECT sum(s) + :'more' FROM many;
SELECT :'more' + sum(s) FROM many;
SELECT sum(s) FROM (SELECT s FROM many UNION ALL SELECT :'more') AS t;
SELECT sum(s ORDER BY reviews(s)) FROM (SELECT :'more'::iqs_summary AS s UNION ALL SELECT s FROM many) AS t;
SELECT reviews(iqs_summary_accum(sum(s), '{"scale": [0, 100], "categories": {"2000001": 1, "1000001": 1}}', '{"2000001": 5}'::jsonb)) FROM many;
SELECT iqs_summary_accum(sum(s), '{"scale": [0, 100], "categories": {"tone": 1}}', '{"tone": 5}'::jsonb) FROM many;
SELECT m.state, m.message, m.hint FROM (SELECT format('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {%s}}', string_agg(format('"%s": {"rated": 1, "failed": 0, "sum": 50}', i), ', ')) AS t FROM generate_series(1, 250001) AS i) AS x, message(format('SELECT %L::iqs_summary', t)) AS m;

DROP TABLE made, made_of_ratings, by_rubric;
DROP AGGREGATE joined(numeric), take_out(numeric), merged(iqs_summary), added(numeric), moved(numeric), rated(rubric, jsonb), spied(iqs_summary), counted(int), uncounted(int), unmerged(rating_summary);
DROP FUNCTION same_bytes, spy, state_of, message;
DROP TYPE wide;
DROP ROLE regress_csmetrics_mallory;
