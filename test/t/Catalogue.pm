# What CREATE EXTENSION has put into the catalogues, a line for each object with all that
# matters of it: so that two builds can be compared.
package Catalogue;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
our @EXPORT = qw(catalogue);

my $query = <<'SQL';
WITH member AS (
	SELECT classid, objid FROM pg_depend
	 WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	   AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics')),
object AS (
SELECT concat_ws(' | ', 'function', p.oid::regprocedure, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
                 prokind, provolatile, proparallel, proisstrict, proretset, prorows, procost, prosrc, obj_description(p.oid, 'pg_proc')) AS line
  FROM pg_proc AS p JOIN member ON classid = 'pg_proc'::regclass AND objid = p.oid
UNION ALL
SELECT concat_ws(' | ', 'aggregate', aggfnoid::regprocedure, aggtransfn, aggfinalfn, aggcombinefn, aggmtransfn, aggminvtransfn, aggmfinalfn,
                 aggtranstype::regtype, aggtransspace, agginitval, aggminitval, aggfinalmodify, aggsortop)
  FROM pg_aggregate JOIN member ON classid = 'pg_proc'::regclass AND objid = aggfnoid
UNION ALL
SELECT concat_ws(' | ', 'operator', o.oid::regoperator, oprresult::regtype, oprcode, oprcom::regoperator, oprnegate::regoperator, oprcanmerge, oprcanhash,
                 oprrest, oprjoin, obj_description(o.oid, 'pg_operator'))
  FROM pg_operator AS o JOIN member ON classid = 'pg_operator'::regclass AND objid = o.oid
UNION ALL
SELECT concat_ws(' | ', 'cast', castsource::regtype, casttarget::regtype, castfunc::regprocedure, castcontext, castmethod)
  FROM pg_cast AS c JOIN member ON classid = 'pg_cast'::regclass AND objid = c.oid
UNION ALL
SELECT concat_ws(' | ', 'operator class', opcname, amname, opcintype::regtype, opcdefault, amop.list, amproc.list, obj_description(c.oid, 'pg_opclass'))
  FROM pg_opclass AS c JOIN member ON classid = 'pg_opclass'::regclass AND objid = c.oid JOIN pg_am ON pg_am.oid = opcmethod,
       LATERAL (SELECT string_agg(amopstrategy || amopopr::regoperator::text, ',' ORDER BY amopstrategy) FROM pg_amop WHERE amopfamily = opcfamily) AS amop (list),
       LATERAL (SELECT string_agg(amprocnum || amproc::text, ',' ORDER BY amprocnum) FROM pg_amproc WHERE amprocfamily = opcfamily) AS amproc (list)
UNION ALL
SELECT concat_ws(' | ', 'type', t.oid::regtype, typlen, typstorage, typalign, typinput, typoutput, typreceive, typsend, obj_description(t.oid, 'pg_type'))
  FROM pg_type AS t JOIN member ON classid = 'pg_type'::regclass AND objid = t.oid
)
SELECT line FROM object ORDER BY line COLLATE "C"
SQL

# The lines of the extension in a node's database postgres.
sub catalogue
{
	my ($node) = @_;
	return split /\n/, $node->safe_psql('postgres', $query);
}

1;
