-- A survey tool's export: one row per reply, everything is text. Answers come in words, in
-- three languages, with "No response" for what nobody answered; the recommendation is
-- "10 - Extremely likely" at its ends, a bare number between, and 98 for "don't know".
--
-- scale_position turns words into the points of a scale and refuses a word that it does not
-- know; a lookup table does it for several languages. NULLIF names each code.
--
-- Runs in psql; leaves nothing behind; stops with an error if a figure differs.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMP TABLE survey_export (
    respondent   bigint PRIMARY KEY,
    language     text NOT NULL,
    satisfaction text,
    recommend    text
);

INSERT INTO survey_export
SELECT n, (ARRAY['en', 'de', 'fr'])[1 + n % 3],
       CASE WHEN n % 7 = 0 THEN 'No response'
            ELSE (CASE n % 3 WHEN 0 THEN '{Bad,Fair,Good}' WHEN 1 THEN '{Schlecht,Mittel,Gut}'
                             ELSE '{Mauvais,Moyen,Bon}' END::text[])[1 + (n * n) % 3] END,
       CASE WHEN n % 11 = 0 THEN '98' WHEN n % 13 = 0 THEN '' WHEN n % 5 < 2 THEN '10 - Extremely likely'
            WHEN n % 5 = 2 THEN '0 - Not at all likely' ELSE (n % 9)::text END
  FROM generate_series(1, 200) AS n;

CREATE TEMP TABLE scale_word (word text PRIMARY KEY, points integer NOT NULL);
INSERT INTO scale_word
SELECT word, position
  FROM (VALUES ('{Bad,Fair,Good}'::text[]), ('{Schlecht,Mittel,Gut}'), ('{Mauvais,Moyen,Bon}')) AS scale (words),
       unnest(words) WITH ORDINALITY AS u (word, position);

-- What a spreadsheet over the export computes.
CREATE TEMP VIEW own_report AS
SELECT language, count(*) FILTER (WHERE satisfaction <> 'No response') AS rated,
       round(100.0 * count(*) FILTER (WHERE satisfaction IN ('Good', 'Gut', 'Bon'))
             / count(*) FILTER (WHERE satisfaction <> 'No response'), 1) AS satisfied,
       round(100.0 * (count(*) FILTER (WHERE recommend ~ '^(9|10)\M') - count(*) FILTER (WHERE recommend ~ '^[0-6]\M'))
             / count(*) FILTER (WHERE recommend ~ '^(\d|10)\M'), 1) AS nps
  FROM survey_export
 GROUP BY language;

-- The same with csmetrics.
CREATE TEMP VIEW with_csmetrics AS
SELECT language, responses(csat_agg(points, 1, 3)) AS rated,
       round(top_box(csat_agg(points, 1, 3), 1), 1) AS satisfied,
       round(nps(nullif(substring(recommend FROM '^\d+')::integer, 98)), 1) AS nps
  FROM survey_export
  LEFT JOIN scale_word ON word = satisfaction
 GROUP BY language;

SELECT language, o.rated, o.satisfied, o.nps, c.satisfied AS csmetrics, c.nps AS csmetrics_nps,
       (o.rated, o.satisfied, o.nps) IS NOT DISTINCT FROM (c.rated, c.satisfied, c.nps) AS same
  FROM own_report o FULL JOIN with_csmetrics c USING (language)
 ORDER BY language;

DO $$
BEGIN
    ASSERT NOT EXISTS ((TABLE own_report EXCEPT TABLE with_csmetrics)
                       UNION ALL (TABLE with_csmetrics EXCEPT TABLE own_report)),
           'the survey in words differs';
    ASSERT (SELECT scale_position('Good', '{Bad,Fair,Good}')) = 3, 'the position of a word differs';
END $$;
