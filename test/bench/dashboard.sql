-- dashboard.sql: twelve tiles of a dashboard, over the answers and over the daily summaries.
-- Both draw the same tiles: a tile is a query over %1$s, the summary of a group's rows, and
-- %2$s, the table that they are in. The last day there is 2025-12-31.

CREATE TABLE bench.tile (name text PRIMARY KEY, query text NOT NULL);

INSERT INTO bench.tile VALUES
    ('this month',
     $$SELECT nps(%1$s) FROM %2$s WHERE day >= '2025-12-01'$$),
    ('answers this month',
     $$SELECT responses(%1$s) FROM %2$s WHERE day >= '2025-12-01'$$),
    ('this month, how sure',
     $$SELECT nps_ci(%1$s) FROM %2$s WHERE day >= '2025-12-01'$$),
    ('this quarter against the last',
     $$SELECT c.*
       FROM (SELECT %1$s FILTER (WHERE day < '2025-10-01') AS before, %1$s FILTER (WHERE day >= '2025-10-01') AS after
             FROM %2$s WHERE day >= '2025-07-01') t, nps_change(before, after) c$$),
    ('every month',
     $$SELECT date_trunc('month', day), nps(%1$s) FROM %2$s GROUP BY 1 ORDER BY 1$$),
    ('every brand, every month of the year',
     $$SELECT brand, date_trunc('month', day), nps(%1$s) FROM %2$s WHERE day >= '2025-01-01' GROUP BY 1, 2 ORDER BY 1, 2$$),
    ('every brand, how sure',
     $$SELECT brand, nps(%1$s), nps_ci(%1$s) FROM %2$s WHERE day >= '2025-10-01' GROUP BY brand ORDER BY brand$$),
    ('the ten weakest products',
     $$SELECT product, nps(%1$s), responses(%1$s) FROM %2$s WHERE day >= '2025-10-01' GROUP BY product ORDER BY 2 LIMIT 10$$),
    ('scores of the year',
     $$SELECT d.* FROM (SELECT %1$s AS s FROM %2$s WHERE day >= '2025-01-01') t, distribution(s) d$$),
    ('promoters and detractors, every week of the year',
     $$SELECT date_trunc('week', day), promoters(%1$s), passives(%1$s), detractors(%1$s)
       FROM %2$s WHERE day >= '2025-01-01' GROUP BY 1 ORDER BY 1$$),
    ('rolling 30 days',
     $$SELECT day, nps(sum(s) OVER (ORDER BY day RANGE '29 days' PRECEDING))
       FROM (SELECT day, %1$s AS s FROM %2$s WHERE day >= '2025-01-01' GROUP BY day) t$$),
    ('since the beginning',
     $$SELECT nps(%1$s), responses(%1$s) FROM %2$s$$);

CREATE FUNCTION bench.draw_dashboard(summary text, source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    tile bench.tile;
BEGIN
    FOR tile IN SELECT * FROM bench.tile LOOP
        EXECUTE format(tile.query, summary, source);
    END LOOP;
END
$$;

INSERT INTO bench.pair (section, what, against, ours, theirs) VALUES
    ('dashboard', 'twelve tiles over daily summaries', 'the same over the answers',
     $$SELECT bench.draw_dashboard('sum(summary)', 'daily')$$,
     $$SELECT bench.draw_dashboard('nps_agg(score)', 'answer')$$);
