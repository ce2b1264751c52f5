-- Do the reviewers agree? What they gave the same conversations, category by category: how many
-- percent of the pairs are the same, and Krippendorff's alpha and Gwet's AC, which allow for chance,
-- with their 95 % intervals. By Krippendorff's rule alpha must reach 0.8, or 0.667 for averages; it
-- says little where nearly all ratings are alike, and AC then is high. What to discuss comes first.
WITH conversations AS (
    SELECT category, csat_agg(rating, coalesce(lowest, 1)::integer, highest::integer) AS ratings
      FROM calibration_rating
     WHERE day BETWEEN :'from' AND :'to' AND rating IS NOT NULL
     GROUP BY category, ticket, lowest, highest
), categories AS (
    SELECT category, agreement(ratings, 'ordinal') AS a
      FROM conversations
     GROUP BY category
)
SELECT category, (a).conversations AS n, (a).ratings, round((a).percent_agreement, 1) AS same,
       round((a).krippendorff_alpha, 2) AS alpha,
       round((a).alpha_low, 2) AS low, round((a).alpha_high, 2) AS high,
       round((a).gwet_ac, 2) AS ac, round((a).ac_low, 2) AS ac_low, round((a).ac_high, 2) AS ac_high,
       CASE WHEN (a).conversations = 0 THEN 'no two ratings'
            WHEN (a).krippendorff_alpha IS NULL THEN 'all ratings are the same'
            WHEN (a).alpha_low >= 0.8 THEN 'they agree'
            WHEN (a).alpha_low >= 0.667 THEN 'enough for averages'
            WHEN (a).ac_low >= 0.8 THEN 'little to disagree about'
            WHEN (a).alpha_high < 0.667 THEN 'they disagree: discuss it'
            ELSE 'too close to tell' END AS verdict
  FROM categories
 ORDER BY (a).alpha_high, category;
