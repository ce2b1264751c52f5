--
-- a metric is the quotient that numeric's own division gives, to the last place
--

-- counts of two points, at every order of magnitude, and what three metrics make of them
CREATE TEMP TABLE two AS
  SELECT low, a, b, rating_summary(low, ARRAY[a, b]) AS s
    FROM unnest(ARRAY[-32768, -10000, -7, -1, 0, 1, 9999, 32767]) AS low,
         unnest(ARRAY[0, 1, 2, 3, 7, 9, 10, 99, 9999, 10000, 10001, 65535, 99999999, 100000000, 4294967295, 4294967296, 999999999999,
                      99999999999999, 140737488355327, 140737488355328, 1000000000000000, 999999999999999999, 4000000000000000000]) AS a,
         unnest(ARRAY[0, 1, 2, 5, 6, 11, 13, 100, 997, 9999, 10000, 123456, 99999999, 100000001, 4294967296, 123456789012,
                      99999999999999, 140737488355328, 123456789012345678, 5000000000000000000]) AS b
   WHERE a + b > 0;
SELECT count(*),
       count(*) FILTER (WHERE ces(s)::text <> ((a::numeric * low + b::numeric * (low + 1)) / (a + b))::text) AS ces_differs,
       count(*) FILTER (WHERE csat(s)::text <> (100::numeric * b / (a + b))::text) AS csat_differs,
       count(*) FILTER (WHERE net_box(s, 1, 1)::text <> (100::numeric * (b - a) / (a + b))::text) AS net_box_differs
  FROM two;

-- quotients that lie exactly between two decimals at the last place are rounded away from 0
SELECT count(*), count(*) FILTER (WHERE ces(s)::text <> ((a::numeric * low + b::numeric * (low + 1)) / (a + b))::text) AS differs
  FROM (SELECT low, a, b, rating_summary(low, ARRAY[a, b]) AS s
          FROM unnest(ARRAY[-2, -1, 0, 1, 5, 20000]) AS low, generate_series(1, 131071, 26) AS b, LATERAL (SELECT 131072 - b) AS t (a)) AS t;
SELECT ces(rating_summary(5, ARRAY[131071, 1])) AS up, ces(rating_summary(-6, ARRAY[1, 131071])) AS down;

-- every quotient of small numbers
SELECT count(*), count(*) FILTER (WHERE csat(rating_summary(0, ARRAY[n - b, b]))::text <> (100::numeric * b / n)::text) AS differs
  FROM generate_series(1, 300) AS n, LATERAL generate_series(0, n) AS b;

-- random counts on the scale of NPS
SELECT setseed(0.5) \g /dev/null
SELECT count(*), count(*) FILTER (WHERE nps(s)::text <> (100::numeric * (promoters(s) - detractors(s)) / responses(s))::text) AS differs
  FROM (SELECT rating_summary(0, array_agg(floor(exp(random() * 34))::bigint)) AS s
          FROM generate_series(1, 20000) AS n, generate_series(0, 10) AS k GROUP BY n) AS t;
