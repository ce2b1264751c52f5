-- sizes.sql: the memory of a group while it is computed, and the room of what is stored.

CREATE TABLE bench.size (what text NOT NULL, bytes numeric NOT NULL, items bigint NOT NULL);

-- Bytes of memory that a hashed GROUP BY takes, as EXPLAIN ANALYZE tells.
CREATE FUNCTION bench.memory(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN 1024 * (plan #>> '{0,Plan,Peak Memory Usage}')::numeric;
END
$$;

INSERT INTO bench.size
    SELECT 'memory of a group: ' || aggregate,
           bench.memory(format('SELECT %s FROM answer GROUP BY customer', aggregate)),
           (SELECT count(DISTINCT customer) FROM answer)
    FROM unnest(ARRAY['nps(score)', 'avg(score)', 'count(score)']) aggregate;

INSERT INTO bench.size VALUES
    ('the answers', pg_table_size('answer'), (SELECT count(*) FROM answer)),
    ('their daily summaries, by brand and product', pg_table_size('daily'), (SELECT count(*) FROM daily)),
    ('one of these summaries',
     (SELECT sum(pg_column_size(summary)) FROM daily), (SELECT count(*) FROM daily)),
    ('the summary of all answers',
     (SELECT pg_column_size(nps_agg(score)) FROM answer), 1);
