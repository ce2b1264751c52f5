-- A review table as quality tools export it: a row per rating, scores as text ("4.5", "N/A"),
-- half points, sections with weights of their own, and reviews that must not count: drafts,
-- calibration sessions (several people grade one conversation for practice) and reviews that
-- were disputed and taken back.
--
-- The rubric says all of it once: step, not_rated, groups. Say which reviews count in a view,
-- and every figure follows.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE review_rating (
    review_id integer NOT NULL,
    agent     text NOT NULL,
    state     text NOT NULL,
    session   integer,
    dispute   text,
    category  text NOT NULL,
    rating    text,
    PRIMARY KEY (review_id, category)
);

INSERT INTO review_rating
SELECT n, (ARRAY['Ada', 'Ben', 'Cleo'])[1 + n % 3],
       CASE WHEN n % 8 = 0 THEN 'draft' ELSE 'published' END,
       CASE WHEN n % 9 = 0 THEN n / 9 END,
       CASE WHEN n % 10 = 0 THEN 'accepted' WHEN n % 10 = 5 THEN 'rejected' END,
       category,
       CASE WHEN (n + k) % 6 = 0 THEN 'N/A' ELSE (0.5 * ((n * k + n) % 11))::text END
  FROM generate_series(1, 60) AS n, unnest('{greeting,tone,solution,policy}'::text[]) WITH ORDINALITY AS c (category, k);

CREATE TEMP VIEW counted_rating AS
SELECT * FROM review_rating
 WHERE state = 'published' AND session IS NULL AND dispute IS DISTINCT FROM 'accepted';

-- What the tool computes: percent of each rating, the mean of a section, the sections by weight.
CREATE TEMP VIEW own_report AS
SELECT agent, count(*) AS reviews, round(avg(score), 1) AS iqs
  FROM (SELECT review_id, agent, sum(percent * weight) / sum(weight) AS score
          FROM (SELECT review_id, agent, weight, avg(rating::numeric / 5 * 100) AS percent
                  FROM counted_rating
                  JOIN (VALUES ('greeting', 30), ('tone', 30), ('solution', 70), ('policy', 70)) AS section (category, weight)
                       USING (category)
                 WHERE rating <> 'N/A'
                 GROUP BY review_id, agent, weight) AS sections
         GROUP BY review_id, agent) AS scores
 GROUP BY agent;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT agent, reviews(sum(review)) AS reviews, round(iqs(sum(review)), 1) AS iqs
  FROM (SELECT agent, iqs_review('{
                 "scale": [0, 5], "step": 0.5, "not_rated": ["N/A"],
                 "groups": {"soft skills": {"weight": 30}, "process": {"weight": 70}},
                 "categories": {"greeting": {"weight": 1, "group": "soft skills"},
                                "tone":     {"weight": 1, "group": "soft skills"},
                                "solution": {"weight": 1, "group": "process"},
                                "policy":   {"weight": 1, "group": "process"}}}', category, rating) AS review
          FROM counted_rating
         GROUP BY review_id, agent) AS reviewed
 GROUP BY agent;

SELECT agent, o.reviews, o.iqs AS own_report, c.iqs AS csmetrics,
       (o.reviews, o.iqs) IS NOT DISTINCT FROM (c.reviews, c.iqs) AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (agent)
 ORDER BY agent;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the quality score differs';
END $$;
