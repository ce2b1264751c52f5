-- What is hard work, and where? Mean agreement with "The company made it easy for me to handle
-- my issue", 1..7, by product area and channel, and by area over all channels.
SELECT area, channel, CASE WHEN all_channels THEN 'yes' END AS all_channels,
       responses(s) AS n, round(ces(s), 2) AS ces,
       round(lower(ces_ci(s)), 2) AS low, round(upper(ces_ci(s)), 2) AS high
  FROM (SELECT area, channel, grouping(channel) = 1 AS all_channels, ces_agg(agreement) AS s,
               first_value(ces(ces_agg(agreement)))
                   OVER (PARTITION BY area ORDER BY grouping(channel) DESC) AS of_area
          FROM survey
         WHERE day BETWEEN :'from' AND :'to'
         GROUP BY GROUPING SETS ((area, channel), (area))) AS cells
 ORDER BY of_area, area, cells.all_channels, channel;
