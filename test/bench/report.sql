-- report.sql: the report, in Markdown (the lines that psql draws around tables are turned
-- into Markdown's by dev/bench).

\pset footer off
\pset border 2
\pset linestyle ascii
\pset format aligned
\pset numericlocale off

-- Milliseconds, or what part of one, for reading.
CREATE FUNCTION bench.in_words(ms double precision) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN ms >= 100 THEN round(ms::numeric) || ' ms'
                WHEN ms >= 1 THEN round(ms::numeric, 1) || ' ms'
                WHEN ms >= 1e-3 THEN round(ms::numeric * 1000, 1) || ' µs'
                ELSE round(ms::numeric * 1e6, 1) || ' ns' END
$$;

\qecho
\qecho '### The bars'
\qecho
SELECT what, against, bench.in_words(our_ms) AS time, bench.in_words(their_ms) AS "its time",
       ratio, least || '-' || most AS range, bar, CASE WHEN is_met THEN 'yes' WHEN NOT is_met THEN 'NO' END AS met
FROM bench.result WHERE section = 'bars' ORDER BY id;

\qecho '### The cost of a summary'
\qecho
SELECT what, against AS of, round(micros::numeric, 2) AS "µs each", bar AS "bar, µs",
       CASE WHEN micros <= bar THEN 'yes' WHEN micros > bar THEN 'NO' END AS met
FROM (SELECT *, (our_ms - their_ms) * 1000 / items AS micros FROM bench.result WHERE section = 'costs') costs
ORDER BY id;

\qecho '### Rolling over 1,000 rows, and its floor'
\qecho
SELECT what, against, bench.in_words(our_ms) AS time, bench.in_words(their_ms) AS "its time",
       ratio, least || '-' || most AS range
FROM bench.result WHERE section = 'floor' ORDER BY id;

\qecho '### Other shapes'
\qecho
SELECT what, against, bench.in_words(our_ms / times) AS time,
       bench.in_words(their_ms / times) AS "its time", ratio, least || '-' || most AS range
FROM bench.result WHERE section = 'shapes' ORDER BY id;

\qecho '### Cost per row'
\qecho
SELECT items AS "rows", bench.in_words(our_ms / items) AS "nps(integer)",
       bench.in_words(their_ms / items) AS "count(score)", ratio, least || '-' || most AS range
FROM bench.result WHERE section = 'rows' ORDER BY id;

\qecho '### Peers'
\qecho
SELECT what, against, bench.in_words(our_ms) AS time, bench.in_words(their_ms) AS "its time",
       ratio, least || '-' || most AS range
FROM bench.result WHERE section = 'peers' ORDER BY id;

\qecho '### A dashboard'
\qecho
SELECT what, against, bench.in_words(our_ms) AS time, bench.in_words(their_ms) AS "its time",
       ratio, least || '-' || most AS range
FROM bench.result WHERE section = 'dashboard' ORDER BY id;

\qecho '### Memory and storage'
\qecho
SELECT what, items AS number, pg_size_pretty(bytes) AS together, round(bytes / items) AS "bytes each"
FROM bench.size;
