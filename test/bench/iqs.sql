-- iqs.sql: the quality score against the expressions that teams write by hand: four categories,
-- of which some are not rated, and one critical that fails the review below 50 %.

\set rubric '{"scale": [1, 5], "categories": {"solution": {"weight": 50, "critical": true}, "tone": 20, "product": 30, "policy": 10}}'

SELECT setseed(0.42) \g /dev/null
CREATE TABLE review AS
    SELECT 1 + floor(5 * sqrt(random()))::integer AS solution,
           CASE WHEN random() < 0.9 THEN 1 + floor(5 * sqrt(random()))::integer END AS tone,
           1 + floor(5 * sqrt(random()))::integer AS product,
           CASE WHEN random() < 0.7 THEN 1 + floor(5 * sqrt(random()))::integer END AS policy
    FROM generate_series(1, :rows / 5);
CREATE TABLE review_json AS SELECT to_jsonb(r) AS scores FROM review r;
VACUUM (FREEZE, ANALYZE) review, review_json;

-- By hand: the same expression over numbers of one type, %1$s to %4$s the ratings, %5$s the
-- type. A weight counts where its category is rated.
CREATE FUNCTION bench.iqs_by_hand(solution text, tone text, product text, policy text, type text)
    RETURNS text LANGUAGE sql AS $$
    SELECT format($expression$avg(
        CASE WHEN %1$s < 3 THEN 0::%5$s
             ELSE 25 * (coalesce(50 * (%1$s - 1)::%5$s, 0) + coalesce(20 * (%2$s - 1)::%5$s, 0)
                        + coalesce(30 * (%3$s - 1)::%5$s, 0) + coalesce(10 * (%4$s - 1)::%5$s, 0))
                  / nullif(CASE WHEN %1$s IS NULL THEN 0 ELSE 50 END + CASE WHEN %2$s IS NULL THEN 0 ELSE 20 END
                           + CASE WHEN %3$s IS NULL THEN 0 ELSE 30 END + CASE WHEN %4$s IS NULL THEN 0 ELSE 10 END, 0)
        END)$expression$, solution, tone, product, policy, type)
$$;

\o /dev/null

SELECT bench.bar(0.35, 'iqs(rubric, row), 4 categories', 'by hand, numeric',
    format('SELECT iqs(%L, r) FROM review r', :'rubric'),
    format('SELECT %s FROM review', bench.iqs_by_hand('solution', 'tone', 'product', 'policy', 'numeric')));

SELECT bench.bar(1.25, 'iqs(rubric, row), 4 categories', 'by hand, double precision',
    format('SELECT iqs(%L, r) FROM review r', :'rubric'),
    format('SELECT %s FROM review', bench.iqs_by_hand('solution', 'tone', 'product', 'policy', 'double precision')));

SELECT bench.bar(0.12, 'iqs(rubric, jsonb), 4 categories', 'by hand, ->> and numeric',
    format('SELECT iqs(%L, scores) FROM review_json', :'rubric'),
    format('SELECT %s FROM review_json',
           bench.iqs_by_hand($$(scores ->> 'solution')::numeric$$, $$(scores ->> 'tone')::numeric$$,
                             $$(scores ->> 'product')::numeric$$, $$(scores ->> 'policy')::numeric$$, 'numeric')));

\o

-- All of them must come to the same; a review's score is kept to a millionth.
SELECT bench.iqs_by_hand('solution', 'tone', 'product', 'policy', 'numeric') AS by_hand,
       bench.iqs_by_hand('solution', 'tone', 'product', 'policy', 'double precision') AS by_hand_float \gset
CREATE TABLE bench.iqs_agreement AS
    SELECT iqs(:'rubric', r) AS by_row, (SELECT iqs(:'rubric', scores) FROM review_json) AS by_json,
           :by_hand AS by_hand, (:by_hand_float)::numeric AS by_hand_float
    FROM review r;

DO $$
DECLARE
    it bench.iqs_agreement;
BEGIN
    SELECT * INTO it FROM bench.iqs_agreement;
    ASSERT greatest(it.by_row, it.by_json, it.by_hand, it.by_hand_float)
         - least(it.by_row, it.by_json, it.by_hand, it.by_hand_float) < 1e-6, 'IQS differs: ' || it;
END
$$;
