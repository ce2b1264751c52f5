-- floor.sql: what a rolling aggregate over our state costs at the least, whatever it computes
-- at the end: with a result that is passed by value, and with one passed by reference.

CREATE AGGREGATE bench.rolling_responses(integer) (
    SFUNC = rating_summary_accum, STYPE = rating_summary, FINALFUNC = responses,
    INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
    MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv, MSTYPE = rating_summary,
    MFINALFUNC = responses, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}'
);
CREATE AGGREGATE bench.rolling_state(integer) (
    SFUNC = rating_summary_accum, STYPE = rating_summary,
    INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
    MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv, MSTYPE = rating_summary,
    MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}'
);

INSERT INTO bench.pair (section, what, against, ours, theirs)
    SELECT 'floor', what, 'count(score)',
           format('SELECT %s(score) OVER (ROWS 999 PRECEDING) FROM answer OFFSET 1e9', aggregate),
           'SELECT count(score) OVER (ROWS 999 PRECEDING) FROM answer OFFSET 1e9'
    FROM (VALUES
        ('our state, giving a bigint, by value', 'bench.rolling_responses'),
        ('our state, given as it is, by reference', 'bench.rolling_state'),
        ('our state, giving NPS as numeric', 'nps'),
        ('avg(integer), giving numeric', 'avg')
    ) rolling (what, aggregate);
