-- A chat widget's table: the rating is text, and blank where nobody rated.
--
-- The widget's report prints the share of 4 and 5 stars and the mean stars.  A
-- blank is no answer: NULLIF(btrim(rating), '') says so once, in a view, and every
-- metric over the view is right.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE chat (
    chat_id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at timestamp NOT NULL,
    website    text NOT NULL,
    rating     text
);

INSERT INTO chat (started_at, website, rating)
SELECT '2025-12-08 07:45'::timestamp + n * interval '83 minutes', website, rating
  FROM (VALUES ('shop', '{5,"",4," ",5,NULL,"5 ",3,"",1,5,"",4,"",NULL,5}'::text[]),
               ('help', '{"",2,4,""," 3","",NULL,5,4,"",2}'),
               ('jobs', '{""," ",NULL,""}')) AS site (website, ratings),
       unnest(ratings) WITH ORDINALITY AS answer (rating, n);

-- The typed view that one makes of such a table.
CREATE TEMP VIEW rated_chat AS
SELECT chat_id, started_at, website, nullif(btrim(rating), '')::integer AS rating FROM chat;

-- What the widget's report computes.
CREATE TEMP VIEW own_report AS
SELECT website,
       count(*) FILTER (WHERE btrim(rating) <> '') AS rated,
       round(100.0 * count(*) FILTER (WHERE btrim(rating) IN ('4', '5'))
             / nullif(count(*) FILTER (WHERE btrim(rating) <> ''), 0), 1) AS happy,
       round(avg(nullif(btrim(rating), '')::integer), 2) AS stars
  FROM chat
 GROUP BY website;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT website,
       responses(csat_agg(rating)) AS rated,
       round(csat_top2(rating), 1) AS happy,
       round(average(csat_agg(rating)), 2) AS stars
  FROM rated_chat
 GROUP BY website;

SELECT website, o.rated, o.happy AS own_report, c.happy AS csmetrics,
       o.stars AS own_stars, c.stars AS csmetrics_stars, o IS NOT DISTINCT FROM c AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (website)
 ORDER BY website;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the reports differ';
    ASSERT (SELECT count(*) FROM with_csmetrics) = 3, 'websites are missing';
    ASSERT (SELECT rated = 0 AND happy IS NULL FROM with_csmetrics WHERE website = 'jobs'),
           'nobody rated a chat about jobs';
END $$;
