-- Hints are instructions: each call that a hint names is run, as it stands, over the answers that
-- led to the error, and gives the right number. (FIELD.md's kinds; every metric and odd value.)
CREATE FUNCTION pg_temp.hint_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE h text;
BEGIN
	EXECUTE query;
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS h = PG_EXCEPTION_HINT;
	RETURN sqlerrm || ': ' || h;
END $$;

-- The calls in a hint: name(...), with brackets inside; NULLIF(x, y) stands for f(NULLIF(x, y)).
CREATE FUNCTION pg_temp.calls_in(hint text, f text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT CASE WHEN call ~ '^NULLIF' THEN format('%s(%s)', f, call) ELSE call END
	  FROM (SELECT (regexp_matches(hint, '((?:[a-z][a-z_0-9]*|NULLIF)\((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))*\))', 'g'))[1] AS call) AS found
$$;

CREATE FUNCTION pg_temp.follow(call text, answers text, OUT write text, OUT gives text) RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
	argument text := substring(call FROM '\((\w+)');
	source text := format(' FROM (VALUES %s) AS t (%I)', answers, argument);
	hint text := pg_temp.hint_of('SELECT ' || call || source);
BEGIN
	write := coalesce(hint, 'no error');
	gives := '';
	RETURN NEXT;
	FOR write IN SELECT * FROM pg_temp.calls_in(substring(hint FROM ': (.*)'), split_part(call, '(', 1)) LOOP
		IF write ~ '^\w+\(NULLIF\([^)]*\)\)$' AND call ~ ',' THEN
			write := replace(call, '(' || argument, '(' || substring(write FROM 'NULLIF\([^)]*\)'));
			write := regexp_replace(write, '^\(', '');
			write := CASE WHEN write ~ '^NULLIF' THEN split_part(call, '(', 1) || '(' || write ELSE replace(write, 'NULLIF', '(NULLIF') END;
			write := replace(write, '((', '(');
		END IF;
		EXECUTE 'SELECT round((' || write || ')::numeric, 2)::text' || source INTO gives;
		RETURN NEXT;
	END LOOP;
END $$;

-- FIELD.md A1: a yes/no flag
SELECT * FROM pg_temp.follow('csat(rating)', '(1), (1), (0)');
-- A2: coded 1..11
SELECT * FROM pg_temp.follow('nps(score)', '(11), (10), (10), (9), (8), (1)');
-- A3: halves; 9 and more less 6 and less, of seven
SELECT * FROM pg_temp.follow('nps(score)', '(8.5), (9.5), (10), (9), (6), (6.5), (3)');
-- A6: a slider, and percentages with any decimals
SELECT * FROM pg_temp.follow('csat(rating, 0, 100)', '(72.5), (50), (100)');
SELECT * FROM pg_temp.follow('csat(rating, 0, 100)', '(72.123), (50), (100)');
-- A7: the example scale holds the value
SELECT * FROM pg_temp.follow('csat(rating)', '(-1), (5), (3)');
-- A8: stars as fractions
SELECT * FROM pg_temp.follow('csat(rating)', '(0.8), (0.6), (1.0)');
SELECT * FROM pg_temp.follow('csat(rating, 0.2, 1, 0.2)', '(0.8), (0.6), (1.0), (0)');
-- A9: codes for "don't know"
SELECT * FROM pg_temp.follow('nps(score)', '(99), (10), (9), (3)');
SELECT * FROM pg_temp.follow('ces(agreement)', '(9), (7), (6)');
SELECT * FROM pg_temp.follow('csat(rating)', '(''NaN''::float8), (5), (4)');

-- Every metric, odd value and type: what a hint says can be run, and does not fail on the value.
CREATE TEMPORARY TABLE odd (call text, value text);
INSERT INTO odd SELECT call, value
  FROM (VALUES ('nps(score)'), ('nps_agg(score)'), ('csat(rating)'), ('csat_top2(rating)'), ('csat_agg(rating)'), ('ces(agreement)'), ('ces_top3(agreement)'), ('ces_agg(agreement)'),
               ('csat(rating, 1, 10)'), ('ces(agreement, 1, 5)'), ('csat(rating, 0.5, 5, 0.5)'), ('csat(rating, 0, 100)')) AS c (call),
       (VALUES ('0'), ('-1'), ('-9'), ('6'), ('8'), ('9'), ('11'), ('12'), ('77'), ('98'), ('99'), ('100'), ('101'), ('255'), ('999'), ('9999'), ('123456'),
               ('0.5'), ('0.8'), ('0.33'), ('1.5'), ('2.5'), ('3.7'), ('4.25'), ('4.999'), ('8.5'), ('9.99'), ('72.5'), ('72.55'), ('-0.5'), ('1e30')) AS v (value);
CREATE FUNCTION pg_temp.try_hint(call text, value text, type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	argument text := substring(call FROM '\((\w+)');
	source text := format(' FROM (VALUES (%L::%s)) AS t (%I)', value, type, argument);
	message text := pg_temp.hint_of('SELECT ' || call || source);
	write text;
	got text;
BEGIN
	IF message IS NULL THEN
		RETURN 'no error';
	END IF;
	IF message ~* '\mround\M|FILTER' THEN
		RETURN 'changes the result silently: ' || message;
	END IF;
	FOR write IN SELECT * FROM pg_temp.calls_in(substring(message FROM ': (.*)'), split_part(call, '(', 1)) LOOP
		CONTINUE WHEN write ~ 'NULLIF' AND call ~ ',';
		got := pg_temp.hint_of('SELECT ' || write || source);
		IF got IS NOT NULL THEN
			RETURN format('%s: %s: %s', message, write, got);
		END IF;
	END LOOP;
	RETURN 'good';
END $$;
SELECT result, count(*) > 50 AS many FROM (SELECT pg_temp.try_hint(call, value, type) AS result FROM odd, (VALUES ('numeric'), ('double precision')) AS t (type)) AS tried
 GROUP BY result ORDER BY result;
