-- tables.sql: the tables that are measured: :rows answers, and the rest in proportion.
-- The rows are the same every time: random() is seeded, and nothing here runs in parallel.

SET max_parallel_workers_per_gather = 0;
SELECT setseed(0.42) \g /dev/null

-- The scores of a company that its customers like: 45 % promoters, 20 % detractors. Rows come
-- in the order of their days, three years of them. 1,000 teams serve 100 products of 10 brands.
CREATE TABLE answer AS
    SELECT (ARRAY[0,2,4,5,6,7,7,8,8,8,8,9,9,9,9,10,10,10,10,10])[1 + floor(random() * 20)::integer] AS score,
           team / 100 AS brand, team / 10 AS product, team,
           floor(random() * :rows / 5)::integer AS customer,
           date '2023-01-01' + (n * 1096 / :rows)::integer AS day
    FROM (
        SELECT n, floor(random() * 1000)::integer AS team
        FROM generate_series(0, :rows::bigint - 1) n
    ) numbered;
CREATE INDEX ON answer (day);
ALTER TABLE answer SET (parallel_workers = 2);

-- The other types, each in a table of its own, so that all are read equally fast.
CREATE TABLE answer_smallint AS SELECT score::smallint FROM answer;
CREATE TABLE answer_bigint AS SELECT score::bigint FROM answer;
CREATE TABLE answer_numeric AS SELECT score::numeric FROM answer;
CREATE TABLE answer_stars AS SELECT ((1 + score % 10) / 2.0)::numeric(3, 1) AS stars FROM answer;
CREATE TABLE answer_rating AS SELECT (1 + score % 10)::numeric AS rating FROM answer;
CREATE TABLE answer_float AS SELECT score::double precision AS score FROM answer;

-- From small to large, for the cost per row.
CREATE TABLE answer_latency AS SELECT score FROM answer LIMIT 1000;
CREATE TABLE answer_fifth AS SELECT score FROM answer LIMIT :rows / 5;
CREATE TABLE answer_once AS SELECT score FROM answer;
CREATE TABLE answer_twice AS SELECT score FROM answer, generate_series(1, 2);
CREATE TABLE answer_four_times AS SELECT score FROM answer, generate_series(1, 4);

-- What a job would keep of them every night.
CREATE TABLE daily AS
    SELECT day, brand, product, nps_agg(score) AS summary
    FROM answer
    GROUP BY day, brand, product;
CREATE INDEX ON daily (day);

-- Large summaries and small ones, for intervals and tests.
CREATE TABLE team AS SELECT nps_agg(score) AS summary FROM answer GROUP BY team;
CREATE TABLE some_days AS SELECT summary FROM daily LIMIT 10000;

-- A summary of some 5 answers for each customer, beside the counts that a table could have.
CREATE TABLE customer AS
    SELECT nps_agg(score) AS summary,
           count(*) FILTER (WHERE score >= 9) AS promoters,
           count(*) FILTER (WHERE score IN (7, 8)) AS passives,
           count(*) FILTER (WHERE score <= 6) AS detractors
    FROM answer
    GROUP BY customer;

VACUUM (FREEZE, ANALYZE);
