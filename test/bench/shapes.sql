-- shapes.sql: other shapes of query, other types and other sizes of table, for orientation.

INSERT INTO bench.pair (section, what, against, ours, theirs)
    SELECT 'shapes', 'nps(integer), ' || label, 'avg(integer)',
           format(query, 'nps(score)') || ' OFFSET 1e9', format(query, 'avg(score)') || ' OFFSET 1e9'
    FROM (VALUES
        ('10 groups', 'SELECT %s FROM answer GROUP BY brand'),
        ('100 groups', 'SELECT %s FROM answer GROUP BY product'),
        ('GROUPING SETS (team, product, brand, ())',
         'SELECT %s FROM answer GROUP BY GROUPING SETS (team, product, brand, ())')
    ) shape (label, query);

INSERT INTO bench.pair (section, what, against, ours, theirs) VALUES
    ('shapes', 'nps(DISTINCT integer)', 'count(DISTINCT score)',
     'SELECT nps(DISTINCT score) FROM answer',
     'SELECT count(DISTINCT score) FROM answer'),
    ('shapes', 'nps(integer) FILTER (1 of 10)', 'count(score) FILTER',
     'SELECT nps(score) FILTER (WHERE brand = 1) FROM answer',
     'SELECT count(score) FILTER (WHERE brand = 1) FROM answer'),
    ('shapes', 'nps(double precision)', 'avg(double precision)',
     'SELECT nps(score) FROM answer_float',
     'SELECT avg(score) FROM answer_float'),
    ('shapes', 'csat(integer, 0, 10)', 'avg(integer)',
     'SELECT csat(score, 0, 10) FROM answer',
     'SELECT avg(score) FROM answer'),
    ('shapes', 'weighted_rating_agg(integer, 1, 0, 10)', 'avg(integer)',
     'SELECT weighted_rating_agg(score, 1, 0, 10) FROM answer',
     'SELECT avg(score) FROM answer');

INSERT INTO bench.pair (section, what, against, ours, theirs, times) VALUES
    ('shapes', 'nps(integer) over 1,000 rows, with planning', 'count(score)',
     'SELECT nps(score) FROM answer_latency',
     'SELECT count(score) FROM answer_latency', 500);

INSERT INTO bench.pair (section, what, against, ours, theirs, jit) VALUES
    ('shapes', 'nps(integer), compiled (JIT), with compiling', 'count(score), compiled',
     'SELECT nps(score) FROM answer',
     'SELECT count(score) FROM answer', true);

INSERT INTO bench.pair (section, what, against, ours, theirs, items)
    SELECT 'rows', 'nps(integer)', 'count(score)',
           'SELECT nps(score) FROM ' || name, 'SELECT count(score) FROM ' || name, size * :rows
    FROM (VALUES
        ('answer_fifth', 0.2), ('answer_once', 1), ('answer_twice', 2), ('answer_four_times', 4)
    ) sized (name, size);
