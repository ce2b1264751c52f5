-- duckdb.sql: keeps the readings that were taken of DuckDB (:times, in ms, separated by commas),
-- each beside a new one of nps(integer).

INSERT INTO bench.pair (section, what, against, ours, theirs)
    VALUES ('peers', 'nps(integer)', 'DuckDB ' || :'version' || ', the FILTER idiom, one thread',
            'SELECT nps(score) FROM answer', '');
INSERT INTO bench.reading
    SELECT p.id, round, bench.time(p.ours, p), reading.theirs
    FROM bench.pair p, unnest(ARRAY[:times]) WITH ORDINALITY reading (theirs, round)
    WHERE p.id = currval('bench.pair_id_seq');
