--
-- shared state: however many metrics a query asks for, a row is counted once. The argument of
-- each transition function is evaluated when that is called, so a function that counts its own
-- calls tells how often: once a row where the state is shared.
-- too long for JIT: it asks very many queries
--

SET max_parallel_workers_per_gather = 0;
CREATE SEQUENCE calls;
-- immutable by its word only: the server doesn't share what is volatile
CREATE FUNCTION seen(anyelement) RETURNS anyelement LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	PERFORM nextval('calls');
	RETURN $1;
END
$$;
-- How often the arguments of these aggregates are evaluated for one row.
CREATE FUNCTION calls_per_row(aggregates text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	n constant integer := 100;
BEGIN
	PERFORM setval('calls', 1, false);
	EXECUTE format('SELECT %s FROM (SELECT i %% 2 AS team, 1 + i %% 5 AS rating, i %% 2 = 0 AS good, i %% 7 * 0.5 AS weight, nps_agg(i %% 11) AS s FROM generate_series(1, %s) AS i GROUP BY i) AS t', aggregates, n);
	RETURN round((nextval('calls') - 1) / n::numeric, 2);
END
$$;

-- five figures, one count of each row
SELECT calls_per_row('nps(seen(rating)), promoters(nps_agg(seen(rating))), passives(nps_agg(seen(rating))), detractors(nps_agg(seen(rating))), responses(nps_agg(seen(rating)))');
SELECT calls_per_row('csat(seen(rating)), csat_top2(seen(rating)), csat_agg(seen(rating)), round(csat(seen(rating)), 1), stddev(csat_agg(seen(rating)))');
SELECT calls_per_row('ces(seen(rating)), ces_top3(seen(rating)), ces_agg(seen(rating))');
SELECT calls_per_row('csat(seen(rating::float8)), csat_top2(seen(rating::float8)), csat_agg(seen(rating::float8))');
SELECT calls_per_row('nps(seen(rating::numeric)), nps_agg(seen(rating::numeric))');
SELECT calls_per_row('csat(seen(good)), csat_agg(seen(good))');
SELECT calls_per_row('csat(seen(rating), 0, 10), csat_top2(seen(rating), 0, 10), csat_agg(seen(rating), 0, 10), ces(seen(rating), 0, 10), ces_top3(seen(rating), 0, 10)');
SELECT calls_per_row('csat(weighted_rating_agg(seen(rating), weight, 1, 5)), stddev(weighted_rating_agg(seen(rating), weight, 1, 5))');
SELECT calls_per_row('nps(sum(seen(s))), responses(sum(seen(s)))');
-- and so with the same FILTER, ORDER BY or DISTINCT
SELECT calls_per_row('nps(seen(rating)) FILTER (WHERE rating > 0), nps_agg(seen(rating)) FILTER (WHERE rating > 0)');
SELECT calls_per_row('nps(seen(rating) ORDER BY rating), nps_agg(seen(rating) ORDER BY rating)');
SELECT calls_per_row('nps(DISTINCT seen(rating)), nps_agg(DISTINCT seen(rating))');

-- this way of counting can see two: another scale, another filter, another argument
SELECT calls_per_row('nps(seen(rating)), csat(seen(rating))');
SELECT calls_per_row('csat(seen(rating), 0, 10), csat(seen(rating), 0, 9)');
SELECT calls_per_row('nps(seen(rating)), nps_agg(seen(rating)) FILTER (WHERE rating > 0)');
SELECT calls_per_row('nps(seen(rating)), nps_agg(seen(rating + 1))');
