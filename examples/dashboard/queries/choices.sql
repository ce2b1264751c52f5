-- What can the figures be filtered by? Each name that there is; NULL stands for rows without one.
SELECT DISTINCT filter, nullif(name, '') AS name
  FROM (SELECT team, channel, product, area, agent FROM survey WHERE day IS NOT NULL
        UNION
        SELECT team, channel, product, area, agent FROM review) AS rows,
       LATERAL (VALUES ('team', team), ('channel', channel), ('product', product),
                       ('area', area), ('agent', agent)) AS names (filter, name)
 ORDER BY filter, name;
