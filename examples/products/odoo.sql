-- Odoo: rating_rating, a float rating 0..5 in which 0 means "not rated yet".
--
-- Odoo prints per project the share of ratings of 4 and more, and the mean, of
-- what is consumed (answered) and at least 1: csat_top2 and average, once the 0
-- is told apart from an answer with NULLIF(rating, 0).  (Where nobody rated,
-- Odoo's share is -1 and csmetrics' is NULL.)  Without the NULLIF csmetrics
-- refuses the 0 instead of averaging it in.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE rating_rating (
    id               integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    res_model        varchar NOT NULL DEFAULT 'project.task',
    res_id           integer NOT NULL,
    parent_res_model varchar NOT NULL DEFAULT 'project.project',
    parent_res_id    integer NOT NULL,
    rated_partner_id integer,
    rating           double precision,
    consumed         boolean,
    write_date       timestamp NOT NULL
);

-- Project 1 does well, 2 less so, 3 was only asked.  A request that nobody
-- answered has rating 0; some are consumed all the same, by a click on "skip".
INSERT INTO rating_rating (res_id, parent_res_id, rated_partner_id, rating, consumed, write_date)
SELECT 300 + n, project, 8 + n % 3, rating, rating > 0 OR n % 5 = 0,
       '2025-11-03 08:30'::timestamp + n * interval '29 hours'
  FROM unnest('{5,5,0,3,5,0,5,4,0,5,5,0,0,5,  3,0,1,5,0,3,0,4,2,0,1,  0,0,0}'::double precision[],
              '{1,1,1,1,1,1,1,1,1,1,1,1,1,1,  2,2,2,2,2,2,2,2,2,2,2,  3,3,3}'::integer[])
       WITH ORDINALITY AS answer (rating, project, n);

-- What Odoo computes.
CREATE TEMP VIEW own_report AS
SELECT parent_res_id AS project,
       count(*) FILTER (WHERE consumed AND rating >= 1) AS ratings,
       round(100.0 * count(*) FILTER (WHERE consumed AND rating >= 4)
             / nullif(count(*) FILTER (WHERE consumed AND rating >= 1), 0), 2) AS satisfaction,
       round(avg(rating) FILTER (WHERE consumed AND rating >= 1)::numeric, 2) AS average
  FROM rating_rating
 WHERE parent_res_model = 'project.project'
 GROUP BY parent_res_id;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT parent_res_id AS project,
       responses(csat_agg(nullif(rating, 0)) FILTER (WHERE consumed)) AS ratings,
       round(csat_top2(nullif(rating, 0)) FILTER (WHERE consumed), 2) AS satisfaction,
       round(average(csat_agg(nullif(rating, 0)) FILTER (WHERE consumed)), 2) AS average
  FROM rating_rating
 WHERE parent_res_model = 'project.project'
 GROUP BY parent_res_id;

SELECT project, o.ratings, o.satisfaction AS own_report, c.satisfaction AS csmetrics,
       o.average AS own_average, c.average AS csmetrics_average,
       (o.satisfaction, o.average) IS NOT DISTINCT FROM (c.satisfaction, c.average) AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (project)
 ORDER BY project;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the reports differ';
    ASSERT (SELECT count(*) FROM with_csmetrics) = 3, 'projects are missing';
    ASSERT (SELECT satisfaction IS NULL FROM with_csmetrics WHERE project = 3),
           'nobody rated, so there is no satisfaction';
    BEGIN
        PERFORM csat_top2(rating) FROM rating_rating;
        ASSERT false, 'a 0 was taken for an answer';
    EXCEPTION WHEN numeric_value_out_of_range THEN NULL;
    END;
END $$;
