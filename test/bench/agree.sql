-- agree.sql: what is measured against each other must come to the same.

CREATE TABLE bench.agreement AS
    SELECT nps(score) AS nps, (:idiom)::numeric AS idiom, bench.plpgsql_nps(score) AS plpgsql,
           bench.sql_nps(score) AS sql, (SELECT nps(sum(summary)) FROM daily) AS daily,
           (SELECT nps(sum(summary)) FROM customer) AS customer
    FROM answer;

DO $$
DECLARE
    it bench.agreement;
BEGIN
    SELECT * INTO it FROM bench.agreement;
    ASSERT greatest(it.nps, it.idiom, it.plpgsql, it.sql, it.daily, it.customer)
         - least(it.nps, it.idiom, it.plpgsql, it.sql, it.daily, it.customer) < 1e-9, 'NPS differs: ' || it;
END
$$;
