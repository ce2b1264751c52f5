-- bars.sql: the pairs that have a bar to reach. An OFFSET past the end keeps rows from being
-- sent anywhere; they are computed all the same.

\set idiom '100.0 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6)) / nullif(count(score), 0)'
\set five_filters 'count(score), count(*) FILTER (WHERE score >= 9), count(*) FILTER (WHERE score BETWEEN 7 AND 8), count(*) FILTER (WHERE score <= 6), ' :idiom

CREATE FUNCTION bench.bar(bar numeric, what text, against text, ours text, theirs text,
                          workers integer DEFAULT 0)
    RETURNS void LANGUAGE sql AS $$
    INSERT INTO bench.pair (section, bar, what, against, ours, theirs, workers)
        VALUES ('bars', bar, what, against, ours, theirs, workers)
$$;

\o /dev/null

SELECT bench.bar(1.06, 'nps(integer)', 'count(score)',
    'SELECT nps(score) FROM answer',
    'SELECT count(score) FROM answer');

SELECT bench.bar(0.78, 'nps(integer)', 'the FILTER idiom',
    'SELECT nps(score) FROM answer',
    'SELECT ' || :'idiom' || ' FROM answer');

SELECT bench.bar(1.08, 'n, promoters, passives, detractors, NPS', 'count(score)',
    'SELECT responses(s), promoters(s), passives(s), detractors(s), nps(s)
     FROM (SELECT nps_agg(score) AS s FROM answer) a',
    'SELECT count(score) FROM answer');

SELECT bench.bar(0.67, 'n, promoters, passives, detractors, NPS', 'the idiom, five FILTERs',
    'SELECT responses(s), promoters(s), passives(s), detractors(s), nps(s)
     FROM (SELECT nps_agg(score) AS s FROM answer) a',
    'SELECT ' || :'five_filters' || ' FROM answer');

SELECT bench.bar(1.10, 'nps(smallint)', 'avg(smallint)',
    'SELECT nps(score) FROM answer_smallint',
    'SELECT avg(score) FROM answer_smallint');

SELECT bench.bar(1.10, 'nps(bigint)', 'avg(bigint)',
    'SELECT nps(score) FROM answer_bigint',
    'SELECT avg(score) FROM answer_bigint');

SELECT bench.bar(1.10, 'nps(numeric)', 'avg(numeric)',
    'SELECT nps(score) FROM answer_numeric',
    'SELECT avg(score) FROM answer_numeric');

SELECT bench.bar(1.10, 'nps(integer), 1,000 groups', 'avg(integer)',
    'SELECT nps(score) FROM answer GROUP BY team OFFSET 1e9',
    'SELECT avg(score) FROM answer GROUP BY team OFFSET 1e9');

SELECT bench.bar(1.10, 'nps(integer), a group for every 5 rows', 'avg(integer)',
    'SELECT nps(score) FROM answer GROUP BY customer OFFSET 1e9',
    'SELECT avg(score) FROM answer GROUP BY customer OFFSET 1e9');

SELECT bench.bar(1.30, 'nps(integer), rolling over 1,000 rows', 'count(score)',
    'SELECT nps(score) OVER (ROWS 999 PRECEDING) FROM answer OFFSET 1e9',
    'SELECT count(score) OVER (ROWS 999 PRECEDING) FROM answer OFFSET 1e9');

SELECT bench.bar(1.10, 'nps(integer), 2 parallel workers', 'count(score)',
    'SELECT nps(score) FROM answer',
    'SELECT count(score) FROM answer',
    workers => 2);

SELECT bench.bar(1.5, 'csat(numeric, 0.5, 5, 0.5)', 'csat(numeric, 1, 10)',
    'SELECT csat(stars, 0.5, 5, 0.5) FROM answer_stars',
    'SELECT csat(rating, 1, 10) FROM answer_rating');

SELECT bench.bar(1.3, 'avg(nps_points(integer))', 'avg(integer)',
    'SELECT avg(nps_points(score)) FROM answer',
    'SELECT avg(score) FROM answer');

SELECT bench.bar(NULL, 'nps(counted_rating_agg()) over GROUP BY score', 'nps(integer)',
    'SELECT nps(counted_rating_agg(score, n, 0, 10)) FROM (SELECT score, count(*) AS n FROM answer GROUP BY score) AS counted',
    'SELECT nps(score) FROM answer',
    workers => 2);

SELECT bench.bar(1.5, 'sum(rating_summary)', 'sum(bigint) over 3 columns',
    'SELECT sum(summary) FROM customer',
    'SELECT sum(promoters), sum(passives), sum(detractors) FROM customer');

\o

-- What a summary costs: the time over that of reading it. Here the bar is in microseconds.
INSERT INTO bench.pair (section, bar, what, against, ours, theirs, items)
    SELECT 'costs', bar, call, against,
           format('SELECT %s FROM %s OFFSET 1e9', call, source), format('SELECT summary FROM %s OFFSET 1e9', source),
           items
    FROM (VALUES ('nps_ci(summary)', 3), ('nps_change(summary, summary)', 20), ('nps(summary)', NULL)) calls (call, bar),
         (VALUES ('team', 'a team', (SELECT count(*) FROM team)),
                 ('some_days', 'a product''s day', (SELECT count(*) FROM some_days))) sources (source, against, items);
