--
-- catalogue: what must hold of every object of the extension, as opr_sanity asks it of
-- PostgreSQL's own. A query that finds anything names what is wrong.
-- too long for JIT: it asks very many queries
--

CREATE TEMP VIEW member AS
	SELECT classid, objid FROM pg_depend
	 WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	   AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics')
	   -- since 17 the array types, which the server makes, are members too
	   AND NOT (classid = 'pg_type'::regclass AND objid IN (SELECT typarray FROM pg_type));
CREATE TEMP VIEW our_function AS
	SELECT p.*, p.oid::regprocedure AS signature, ARRAY(SELECT unnest(proargtypes)) AS args FROM pg_proc AS p
	  JOIN member ON classid = 'pg_proc'::regclass AND objid = p.oid;
CREATE TEMP VIEW our_aggregate AS
	SELECT a.*, p.signature, p.proname, p.args, p.prorettype
	  FROM pg_aggregate AS a JOIN our_function AS p ON p.oid = aggfnoid;
CREATE TEMP VIEW our_type AS
	SELECT t.* FROM pg_type AS t JOIN member ON classid = 'pg_type'::regclass AND objid = t.oid WHERE typtype <> 'c';
CREATE TEMP VIEW our_row AS
	SELECT t.* FROM pg_type AS t JOIN member ON classid = 'pg_type'::regclass AND objid = t.oid WHERE typtype = 'c';
CREATE TEMP VIEW our_operator AS
	SELECT o.*, o.oid::regoperator AS signature FROM pg_operator AS o
	  JOIN member ON classid = 'pg_operator'::regclass AND objid = o.oid;
CREATE TEMP VIEW our_opclass AS
	SELECT c.* FROM pg_opclass AS c JOIN member ON classid = 'pg_opclass'::regclass AND objid = c.oid;
SELECT (SELECT count(*) > 50 FROM our_function) AS functions, (SELECT count(*) > 20 FROM our_aggregate) AS aggregates,
       (SELECT count(*) > 0 FROM our_type) AS types, (SELECT count(*) > 3 FROM our_operator) AS operators,
       (SELECT count(*) > 0 FROM our_opclass) AS opclasses;

-- every object has a comment, and is of a kind that this file looks at
SELECT pg_describe_object(classid, objid, 0) AS without_comment FROM member
 WHERE coalesce(obj_description(objid, classid::regclass::name), '') = '';
SELECT DISTINCT classid::regclass AS unknown_kind FROM member
 WHERE classid NOT IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_cast'::regclass);

-- it asks for no right, no setting and no schema
SELECT extname AS not_relocatable_or_with_configuration FROM pg_extension
 WHERE extname = 'csmetrics' AND (NOT extrelocatable OR extconfig IS NOT NULL);
SELECT pg_describe_object(d.classid, d.objid, 0) AS depends_on_a_schema FROM pg_depend AS d
  JOIN member AS m USING (classid, objid)
 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid <> (SELECT extnamespace FROM pg_extension WHERE extname = 'csmetrics');

--
-- functions
--

-- parallel safe, in C, with nothing that binds them to a user, a setting or a plan; immutable, but for
-- those that read a row by its columns' names
SELECT signature, provolatile, proparallel FROM our_function WHERE provolatile <> 'i' OR proparallel <> 's';
SELECT signature FROM our_function
 WHERE prosecdef OR proleakproof OR proconfig IS NOT NULL OR provariadic <> 0 OR prosupport <> 0
    OR proacl IS NOT NULL OR pronargdefaults > 0 AND prokind <> 'f' OR prokind NOT IN ('f', 'a');
SELECT signature, lanname, probin FROM our_function JOIN pg_language AS l ON l.oid = prolang
 WHERE prokind = 'f' AND (lanname <> 'c' OR probin <> 'csmetrics');
-- what no window, no DISTINCT and no distributed engine can do without: a type of its own for every argument
SELECT signature FROM our_function AS p, LATERAL unnest(proargtypes || prorettype) AS t (type)
  JOIN pg_type ON pg_type.oid = t.type
 WHERE typtype = 'p' AND typname NOT IN ('cstring', 'record', 'internal')
    OR typname = 'internal' AND proname NOT LIKE '%\_recv' OR typname = 'cstring' AND proname !~ '_(in|out)$';
-- a function that takes NULLs has a reason: it supports an aggregate, where a NULL is skipped or refused, gives one row for each call, or
-- rows of two sides, one of which may be missing
SELECT signature AS not_strict FROM our_function
 WHERE prokind = 'f' AND NOT proisstrict AND (proretset OR prorettype <> 'record'::regtype) AND NOT (proretset AND proname LIKE '%\_changes')
   AND oid NOT IN (SELECT unnest(ARRAY[aggtransfn, aggmtransfn, aggminvtransfn, aggfinalfn]::oid[]) FROM pg_aggregate)
 ORDER BY signature::text;
-- sets say how many rows to expect, rows have names
SELECT signature FROM our_function WHERE proretset AND (prorows = 1000 OR proargnames IS NULL);
-- one comment, one function: overloads may share it, others may not
SELECT comment, array_agg(DISTINCT proname) AS said_of_each
  FROM (SELECT proname, obj_description(oid, 'pg_proc') AS comment FROM our_function
         WHERE oid NOT IN (SELECT oprcode FROM our_operator) AND proname !~ '_(in|out|recv|send|cmp|hash|hash_extended)$') AS f
 WHERE comment !~ 'function'
 GROUP BY comment HAVING count(DISTINCT proname) > 1;

--
-- types
--

-- text and binary, both ways, with an array type, aligned for their header
SELECT typname FROM our_type
 WHERE typinput = 0 OR typoutput = 0 OR typreceive = 0 OR typsend = 0 OR typarray = 0 OR typlen <> -1
    OR typcategory <> 'U' OR typispreferred OR typmodin <> 0 OR typmodout <> 0 OR typalign NOT IN ('i', 'd');
SELECT typname, typinput, typoutput, typreceive, typsend FROM our_type
 WHERE typinput::oid NOT IN (SELECT oid FROM our_function WHERE prorettype = our_type.oid AND proargtypes[0] = 'cstring'::regtype AND proisstrict)
    OR typoutput::oid NOT IN (SELECT oid FROM our_function WHERE prorettype = 'cstring'::regtype AND proargtypes[0] = our_type.oid AND proisstrict)
    OR typreceive::oid NOT IN (SELECT oid FROM our_function WHERE prorettype = our_type.oid AND proargtypes[0] = 'internal'::regtype AND proisstrict)
    OR typsend::oid NOT IN (SELECT oid FROM our_function WHERE prorettype = 'bytea'::regtype AND proargtypes[0] = our_type.oid AND proisstrict);
-- an aggregate's state is never toasted or short-headed: it is read where it lies, and crosses tuples; those of reviews, which may be
-- large, are looked at first
SELECT a.signature, t.typname, t.typstorage FROM our_aggregate AS a JOIN pg_type AS t ON t.oid = a.aggtranstype
 WHERE t.typlen = -1 AND t.typstorage <> 'p' AND t.typname NOT IN ('iqs_summary', 'bytea');
-- every type can be grouped and compared
SELECT typname AS without_default_hash_class FROM our_type
 WHERE typarray <> 0 AND oid NOT IN (SELECT opcintype FROM our_opclass JOIN pg_am ON pg_am.oid = opcmethod WHERE amname = 'hash' AND opcdefault);

-- a type of rows is what an aggregate gives, and has plain columns
SELECT typname FROM our_row WHERE oid NOT IN (SELECT prorettype FROM our_aggregate);
SELECT typname, attname, atttypid::regtype FROM our_row JOIN pg_attribute ON attrelid = typrelid
 WHERE attnum > 0 AND atttypid NOT IN ('bigint'::regtype, 'numeric'::regtype);

--
-- operators and operator classes
--

SELECT signature FROM our_operator
 WHERE oprcode = 0 OR oprkind <> 'b' OR oprleft <> oprright OR oprcode NOT IN (SELECT oid FROM our_function)
    OR oprname IN ('=', '<>') AND (oprcom <> oid OR oprnegate = 0 OR oprrest = 0 OR oprjoin = 0 OR oprresult <> 'boolean'::regtype)
    OR oprname IN ('<', '<=', '>', '>=') AND (oprcom = 0 OR oprnegate = 0 OR oprrest = 0 OR oprjoin = 0 OR oprresult <> 'boolean'::regtype)
    OR oprname = '+' AND oprcom <> oid OR oprcanhash <> (oprname = '=')
    OR oprcanmerge <> (oprname = '=' AND oprleft IN (SELECT opcintype FROM our_opclass JOIN pg_am ON pg_am.oid = opcmethod WHERE amname = 'btree'));
SELECT a.signature AS one_way FROM our_operator AS a
 WHERE oprcom <> 0 AND NOT EXISTS (SELECT FROM our_operator AS b WHERE b.oid = a.oprcom AND b.oprcom = a.oid AND b.oprleft = a.oprright)
    OR oprnegate <> 0 AND NOT EXISTS (SELECT FROM our_operator AS b WHERE b.oid = a.oprnegate AND b.oprnegate = a.oid AND b.oid <> a.oid);
SELECT o.signature, p.signature AS function FROM our_operator AS o JOIN our_function AS p ON p.oid = o.oprcode
 WHERE p.args <> ARRAY[oprleft, oprright] OR p.prorettype <> oprresult OR NOT proisstrict;
SELECT signature FROM our_operator AS o JOIN pg_proc AS p ON p.oid = o.oprcode
 WHERE obj_description(p.oid, 'pg_proc') NOT LIKE 'implementation of ' || oprname || ' operator%';
-- the server's own check; a hash class has = and both hashes
SELECT opcname FROM our_opclass WHERE amvalidate(oid) IS NOT TRUE;
SELECT opcname FROM our_opclass JOIN pg_am ON pg_am.oid = opcmethod AND amname = 'hash'
 WHERE NOT EXISTS (SELECT FROM pg_amop JOIN our_operator AS o ON o.oid = amopopr WHERE amopfamily = opcfamily AND amopstrategy = 1 AND oprname = '=' AND oprleft = opcintype)
    OR (SELECT count(*) FROM pg_amproc WHERE amprocfamily = opcfamily AND amproclefttype = opcintype AND amprocnum IN (1, 2)) <> 2;
-- a btree class has its five operators in their places, and the comparison
SELECT opcname, array_agg(oprname ORDER BY amopstrategy) AS operators, count(*) FROM our_opclass JOIN pg_am ON pg_am.oid = opcmethod AND amname = 'btree'
  JOIN pg_amop ON amopfamily = opcfamily JOIN our_operator AS o ON o.oid = amopopr AND oprleft = opcintype
 GROUP BY opcname, opcintype, opcfamily
HAVING array_agg(oprname ORDER BY amopstrategy) <> '{<,<=,=,>=,>}'
    OR NOT EXISTS (SELECT FROM pg_amproc AS a JOIN pg_proc AS p ON p.oid = amproc WHERE amprocfamily = opcfamily AND amprocnum = 1 AND proname = opcintype::regtype || '_cmp');

--
-- aggregates
--

-- a combine function for each, no internal or polymorphic state, nothing that writes to the state in the end
SELECT signature FROM our_aggregate
 WHERE aggcombinefn = 0 OR aggserialfn <> 0 OR aggdeserialfn <> 0 OR agginitval IS NULL OR aggkind <> 'n' OR aggnumdirectargs <> 0
    OR aggtranstype IN (SELECT oid FROM pg_type WHERE typtype = 'p')
    OR aggfinalmodify <> 'r' OR aggmfinalmodify <> 'r' OR aggfinalextra OR aggmfinalextra OR aggtransspace <= 0 OR aggsortop <> 0;
SELECT signature FROM our_aggregate
 WHERE NOT ARRAY[aggtransfn, aggcombinefn, aggfinalfn]::oid[] <@ ARRAY(SELECT oid FROM our_function);
-- (state, the aggregate's own arguments without a cast) -> state; (state, state) -> state; state -> result
SELECT a.signature, aggtransfn FROM our_aggregate AS a JOIN our_function AS p ON p.oid = aggtransfn
 WHERE p.prorettype <> aggtranstype OR p.args <> aggtranstype || a.args;
SELECT a.signature, aggcombinefn FROM our_aggregate AS a JOIN our_function AS p ON p.oid = aggcombinefn
 WHERE p.prorettype <> aggtranstype OR p.args <> ARRAY[aggtranstype, aggtranstype] OR NOT p.proisstrict;
SELECT a.signature, aggfinalfn FROM our_aggregate AS a JOIN our_function AS p ON p.oid = aggfinalfn
 WHERE p.prorettype <> a.prorettype OR p.args <> ARRAY[aggtranstype] OR NOT p.proisstrict;
-- a moving frame gives what the frame gives: the same state, functions and beginning, and an inverse of the same kind
SELECT signature FROM our_aggregate
 WHERE aggmtransfn <> 0 AND (aggmtranstype <> aggtranstype OR aggmtransfn <> aggtransfn OR aggmfinalfn <> aggfinalfn
                             OR aggminitval IS DISTINCT FROM agginitval OR aggmtransspace <> aggtransspace OR aggminvtransfn = 0);
SELECT signature, aggmtransfn, aggminvtransfn FROM our_aggregate AS a
  JOIN pg_proc AS f ON f.oid = aggmtransfn JOIN pg_proc AS i ON i.oid = aggminvtransfn
 WHERE f.proisstrict <> i.proisstrict OR f.proargtypes <> i.proargtypes OR f.prorettype <> i.prorettype;
SELECT signature AS without_moving_mode FROM our_aggregate WHERE aggmtransfn = 0 AND proname NOT LIKE '%\_design\_effect' ORDER BY signature::text;
-- one state for all metrics of a column: of those with the same arguments and the same beginning, one function each
SELECT aggtranstype::regtype, agginitval, args::regtype[], array_agg(proname) FROM our_aggregate
 WHERE proname NOT LIKE '%\_design\_effect' -- whose state depends on the points of an answer
 GROUP BY aggtranstype, agginitval, args
HAVING count(DISTINCT (aggtransfn, aggcombinefn, aggminvtransfn, aggtransspace)) > 1;
-- and a metric has the same beginning as its summary: nps as nps_agg, csat_top2 as csat_agg
SELECT a.signature, s.signature FROM our_aggregate AS a
  JOIN our_aggregate AS s ON s.proname = split_part(a.proname, '_', 1) || '_agg' AND s.args = a.args
 WHERE (a.aggtransfn, a.aggtranstype, a.agginitval) IS DISTINCT FROM (s.aggtransfn, s.aggtranstype, s.agginitval);
-- initial values are values
DO $$
DECLARE
	a record;
BEGIN
	FOR a IN SELECT DISTINCT format_type(aggtranstype, NULL) AS type, agginitval AS value FROM our_aggregate LOOP
		EXECUTE format('SELECT %L::%s', a.value, a.type);
	END LOOP;
END
$$;
