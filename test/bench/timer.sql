-- timer.sql: times pairs of queries, interleaved, and keeps the readings.

CREATE SCHEMA bench;

-- A pair: what we offer, and what it is measured against.
CREATE TABLE bench.pair (
    id      serial PRIMARY KEY,
    section text NOT NULL,              -- the table of the report that it goes to
    what    text NOT NULL,
    against text NOT NULL,
    ours    text NOT NULL,              -- the query of each
    theirs  text NOT NULL,
    bar     numeric,                    -- the ratio to reach; NULL: for orientation
    items   bigint NOT NULL DEFAULT 1,  -- what the time is reported per: rows, groups, queries
    times   integer NOT NULL DEFAULT 1, -- runs of each query in one reading
    workers integer NOT NULL DEFAULT 0, -- parallel workers
    jit     boolean NOT NULL DEFAULT false,
    rounds  integer                     -- the most readings; NULL: as many as asked for
);

-- One reading of a pair: milliseconds for each.
CREATE TABLE bench.reading (
    pair   integer NOT NULL REFERENCES bench.pair,
    round  integer NOT NULL,
    ours   double precision NOT NULL,
    theirs double precision NOT NULL
);

-- The time, in ms, that this server process has spent on a processor; on a busy machine it
-- says more than a clock does. Linux brings it up to date when a process goes to sleep, so we
-- do. Elsewhere it is a clock.
CREATE FUNCTION bench.processor_time() RETURNS double precision LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_sleep(0.0005);
    RETURN split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::double precision / 1e6;
EXCEPTION WHEN undefined_file THEN
    RETURN extract(epoch FROM clock_timestamp())::double precision * 1e3;
END
$$;

-- Milliseconds that one of a pair's queries takes: on the processor, or, with workers, by the
-- clock.
CREATE FUNCTION bench.time(query text, pair bench.pair) RETURNS double precision
    LANGUAGE plpgsql AS $$
DECLARE
    processor double precision;
    clock     timestamptz;
BEGIN
    PERFORM set_config('max_parallel_workers_per_gather', pair.workers::text, false),
            set_config('jit', pair.jit::text, false);
    processor := bench.processor_time();
    clock := clock_timestamp();
    FOR n IN 1..pair.times LOOP
        EXECUTE query;
    END LOOP;
    IF pair.workers > 0 THEN
        RETURN extract(epoch FROM clock_timestamp() - clock) * 1e3;
    END IF;
    RETURN bench.processor_time() - processor;
END
$$;

-- Takes the readings of a round; which of a pair goes first changes from round to round.
CREATE PROCEDURE bench.take_round(round integer) LANGUAGE plpgsql AS $$
DECLARE
    pair   bench.pair;
    ours   double precision;
    theirs double precision;
BEGIN
    FOR pair IN
        SELECT * FROM bench.pair p WHERE round <= coalesce(p.rounds, round) ORDER BY p.id
    LOOP
        IF round % 2 = 0 THEN
            ours := bench.time(pair.ours, pair);
        END IF;
        theirs := bench.time(pair.theirs, pair);
        IF round % 2 = 1 THEN
            ours := bench.time(pair.ours, pair);
        END IF;
        INSERT INTO bench.reading VALUES (pair.id, round, ours, theirs);
    END LOOP;
END
$$;

-- What the readings come to: the medians of the times and of the ratio, and the ratio's range.
CREATE VIEW bench.result AS
    SELECT p.*, m.our_ms, m.their_ms, m.ratio, m.least, m.most, m.ratio <= p.bar AS is_met
    FROM bench.pair p
    JOIN (
        SELECT pair,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY ours) AS our_ms,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY theirs) AS their_ms,
               round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ours / theirs)::numeric, 2) AS ratio,
               round(min(ours / theirs)::numeric, 2) AS least,
               round(max(ours / theirs)::numeric, 2) AS most
        FROM bench.reading
        GROUP BY pair
    ) m ON m.pair = p.id;
