--
-- the order of rating_summary: by bytes, which means nothing, but lets values be counted, sorted,
-- united and joined as any others
--

CREATE TABLE summary AS
SELECT i, nps_agg(score) AS s
  FROM generate_series(1, 60) AS i, LATERAL (SELECT get_byte(sha256(int4send(i % 40 * 100 + j)), 0) % 11 AS score FROM generate_series(1, i % 40 % 7 * 60) AS j) AS answers
 GROUP BY i;
INSERT INTO summary VALUES (101, '{}'), (102, '1..5 {0,0,0,0,0}'), (103, '1..5 {1,2,3,4,5}'), (104, 'weighted 1..5 {1,2,3,4,5} n=15 w2={1,2,3,4,5}'), (105, '1..5 {1,2,3,4,256}'),
       (106, '-3..3 {1,1,1,1,1,1,1}'), (107, '1..5 {1,2,3,4,5}'), (108, NULL), (109, '1..5 {9223372036854775807,0,0,0,0}'), (110, '0..10 {0,0,0,0,0,0,0,0,0,0,0}');
ANALYZE summary;

-- a total order that agrees with =: one of <, = and > holds, both ways round, and it is transitive
SELECT count(*), bool_and((a.s < b.s)::int + (a.s = b.s)::int + (a.s > b.s)::int = 1) AS one_of_three, bool_and((a.s < b.s) = (b.s > a.s)) AS turned,
       bool_and((a.s <= b.s) = (a.s < b.s OR a.s = b.s) AND (a.s >= b.s) = NOT (a.s < b.s) AND (a.s <> b.s) = NOT (a.s = b.s)) AS with_equal,
       bool_and(sign(rating_summary_cmp(a.s, b.s)) = (a.s > b.s)::int - (a.s < b.s)::int AND rating_summary_cmp(a.s, b.s) = -rating_summary_cmp(b.s, a.s)) AS by_cmp,
       bool_and((a.s = b.s) = (a.s::text = b.s::text)) AS equal_as_text
  FROM summary AS a, summary AS b WHERE a.s IS NOT NULL AND b.s IS NOT NULL;
SELECT count(*) AS not_transitive FROM summary AS a, summary AS b, summary AS c WHERE a.s < b.s AND b.s < c.s AND NOT a.s < c.s;
SELECT rating_summary_cmp(NULL, '{}') IS NULL AS null_is_unknown, ('{}'::rating_summary < NULL) IS NULL AS and_so;

-- what an order is for, with and without hashing
SELECT count(DISTINCT s) = (SELECT count(DISTINCT s::text) FROM summary) AS distinct_values, min(i) FILTER (WHERE s IS NULL) AS null FROM summary;
SELECT bool_and(s >= before) AS sorted, count(*) FROM (SELECT s, lag(s) OVER (ORDER BY s) AS before FROM summary) AS t;
SELECT bool_and(s <= before) AS sorted_down, max(i) FILTER (WHERE place = 1) AS nulls_first FROM (SELECT i, s, lag(s) OVER w AS before, row_number() OVER w AS place FROM summary WINDOW w AS (ORDER BY s DESC)) AS t;
CREATE TABLE joined AS SELECT a.i AS a, b.i AS b FROM summary AS a JOIN summary AS b ON a.s::text = b.s::text;
DO $$
DECLARE
	plan text;
	line record;
BEGIN
	SET enable_hashjoin = off;
	SET enable_nestloop = off;
	SET enable_hashagg = off;
	FOR line IN EXPLAIN SELECT FROM summary AS a JOIN summary AS b ON a.s = b.s LOOP
		plan := concat(plan, line);
	END LOOP;
	RAISE NOTICE 'merge join: %', plan LIKE '%Merge Join%';
END
$$;
SELECT count(*) = (SELECT count(*) FROM joined) AS as_many, bool_and((a.i, b.i) IN (SELECT * FROM joined)) AS the_same FROM summary AS a JOIN summary AS b ON a.s = b.s;
SELECT count(*) = (SELECT count(DISTINCT coalesce(s::text, 'null')) FROM summary) AS united FROM (SELECT s FROM summary UNION SELECT s FROM summary) AS t;
SELECT count(*) AS groups, sum(n) AS rows FROM (SELECT s, count(*) AS n FROM summary GROUP BY s) AS t;
SELECT count(*) FROM (SELECT s FROM summary WHERE i > 50 INTERSECT SELECT s FROM summary WHERE i <= 50) AS t;
CREATE UNIQUE INDEX one_each ON summary (s) WHERE i > 103 AND i < 107;
SET enable_seqscan = off;
SELECT i FROM summary WHERE s = '1..5 {1,2,3,4,256}' AND i > 103 AND i < 107;
INSERT INTO summary VALUES (105, '1..5 {1,2,3,4,256}');
RESET ALL;
DROP TABLE summary, joined;
