-- What do we want to reach? A value for each metric that has a target.
SELECT metric, value FROM target ORDER BY metric;
