-- peers.sql: other ways to the same number, on the same rows.

-- An aggregate as people write them: in PL/pgSQL and in SQL, over {promoters, detractors, answers}.
CREATE FUNCTION bench.plpgsql_nps_step(state bigint[], score integer) RETURNS bigint[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF score >= 9 THEN
        state[1] := state[1] + 1;
    ELSIF score <= 6 THEN
        state[2] := state[2] + 1;
    END IF;
    state[3] := state[3] + 1;
    RETURN state;
END
$$;

CREATE FUNCTION bench.sql_nps_step(state bigint[], score integer) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY[state[1] + (score >= 9)::integer, state[2] + (score <= 6)::integer, state[3] + 1]
$$;

CREATE FUNCTION bench.nps_value(state bigint[]) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT 100.0 * (state[1] - state[2]) / nullif(state[3], 0)
$$;

CREATE AGGREGATE bench.plpgsql_nps(integer) (
    SFUNC = bench.plpgsql_nps_step, STYPE = bigint[], INITCOND = '{0,0,0}', FINALFUNC = bench.nps_value
);
CREATE AGGREGATE bench.sql_nps(integer) (
    SFUNC = bench.sql_nps_step, STYPE = bigint[], INITCOND = '{0,0,0}', FINALFUNC = bench.nps_value
);

INSERT INTO bench.pair (section, what, against, ours, theirs, rounds) VALUES
    ('peers', 'nps(integer)', 'avg(CASE ... THEN 100 ... THEN -100 ELSE 0 END)',
     'SELECT nps(score) FROM answer',
     'SELECT avg(CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 WHEN score IS NOT NULL THEN 0 END) FROM answer',
     NULL),
    ('peers', 'nps(integer)', 'an aggregate in PL/pgSQL',
     'SELECT nps(score) FROM answer', 'SELECT bench.plpgsql_nps(score) FROM answer', 3),
    ('peers', 'nps(integer)', 'an aggregate in SQL',
     'SELECT nps(score) FROM answer', 'SELECT bench.sql_nps(score) FROM answer', 3);

-- tdigest, a C aggregate that keeps a summary, too, if it is here.
SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'tdigest') AS has_tdigest \gset
\if :has_tdigest
    CREATE EXTENSION tdigest;
    INSERT INTO bench.pair (section, what, against, ours, theirs, rounds) VALUES
        ('peers', 'nps_agg(integer)', 'tdigest(double precision, 100)',
         'SELECT nps_agg(score) FROM answer', 'SELECT tdigest(score, 100) FROM answer_float', 3);
\else
    \warn 'bench: tdigest is not here (Debian: postgresql-NN-tdigest): left out'
\endif
