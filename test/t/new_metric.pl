# A new metric is the row of metrics.def that docs/contributing.md shows. It is put into a copy
# of the sources, which is built, installed for itself, and asked everything that every metric is
# asked. Nothing else changes.
use strict;
use warnings FATAL => 'all';

use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Catalogue;

plan skip_all => 'needs dev/tap, which knows where PostgreSQL is' unless $ENV{CSMETRICS_PG_CONFIG};

my $top = "$FindBin::Bin/../..";
my $place = PostgreSQL::Test::Utils::tempdir_short();
my $tree = "$place/tree";
mkdir $_ or die "$_: $!" for $tree, "$place/work", "$place/run";
system_or_bail('sh', '-c', 'cd "$1" && tar --exclude=./build --exclude=./.git --exclude="*.o" --exclude="*.bc" --exclude="*.so" -cf - . | tar -C "$2" -xf -',
	'sh', $top, $tree);

sub put
{
	my ($file, $text) = @_;
	open my $out, '>', $file or die "$file: $!";
	print $out $text;
	close $out or die "$file: $!";
}

# Runs a script of the copy's dev/, with folders of its own; returns whether it went well.
sub dev
{
	local @ENV{qw(CSMETRICS_INSIDE CSMETRICS_WORK VARIANT)} = ("$place/run", "$place/work", 'release');
	delete local @ENV{qw(PGHOST PGPORT PGDATABASE PGAPPNAME OBJECTS)};
	return system_log(@_) == 0;
}

ok(dev("$tree/dev/sql", '--check'), 'what is committed is what the parts and the table give');

# The page's lines.
my $page = slurp_file("$top/docs/contributing.md");
my ($row) = $page =~ /^## Adding a metric\n.*?^```c\n(.*?)^```\n/ms;
ok(defined $row && $row =~ /^METRIC\(GCR, gcr, /, 'docs/contributing.md shows the row');
cmp_ok(scalar(split /\n/, $row), '<=', 10, 'of ten lines at most');

my %before = map { $_ => slurp_file("$tree/$_") } qw(sql/csmetrics--1.0.sql docs/functions.md);
my $table = slurp_file("$tree/src/core/survey/metrics.def");
$table =~ s/^(?=#undef SURVEY)/$row\n/m or die 'found no end of metrics.def';
put("$tree/src/core/survey/metrics.def", $table);
ok(!dev("$tree/dev/sql", '--check'), 'dev/sql --check sees that the script is stale');
ok(dev("$tree/dev/sql") && dev("$tree/dev/sql", '--check'), 'dev/sql writes it anew');
for my $file (sort keys %before)
{
	my $new = slurp_file("$tree/$file");
	put("$place/old", $before{$file});
	my ($out) = run_command([ 'diff', "$place/old", "$tree/$file" ]);
	my @lines = grep { /^[<>] *\S/ } split /\n/, $out;
	cmp_ok(scalar @lines, '>', 2, "$file: changes");
	is_deeply([ grep { /^</ } @lines ], [], "$file: nothing goes");
	my @foreign = grep { /^> (CREATE|COMMENT|\|)/ && !/gcr/i } @lines;
	is_deeply(\@foreign, [], "$file: what comes is of the new metric");
}

# Build and install it beside the others.
my $install = 'cd "$1" && . dev/lib.sh && enter && . dev/server.sh && install_variant release >&2 && dirname "$bindir" >"$2"';
ok(dev('sh', '-c', $install, "$tree/dev/new_metric", $tree, "$place/prefix"), 'it builds without a warning, and installs')
	or BAIL_OUT('the copy does not build');
chomp(my $prefix = slurp_file("$place/prefix"));

my $plain = PostgreSQL::Test::Cluster->new('plain');
my $node = PostgreSQL::Test::Cluster->new('new_metric', install_path => $prefix);
for ($plain, $node)
{
	$_->init;
	$_->start;
	$_->safe_psql('postgres', 'CREATE EXTENSION csmetrics');
}

# The catalogues: the new metric's objects, and no other difference.
my %is_old = map { $_ => 1 } catalogue($plain);
my %is_new = map { $_ => 1 } catalogue($node);
is_deeply([ grep { !$is_new{$_} } sort keys %is_old ], [], 'nothing is gone or other than it was');
my @added = grep { !$is_old{$_} } sort keys %is_new;
is_deeply([ grep { !/^(function|aggregate) \| (gcr(_\w+)?|rating_summary_gcr_design_effect_accum)\(/ } @added ], [], 'what is new is called gcr');
is_deeply([ sort map { /^function \| ([^|]*\)) \|/ ? $1 : () } @added ], [ sort split /\n/, <<'LIST' ], 'every question can be asked');
gcr(double precision)
gcr(integer)
gcr(numeric)
gcr(rating_summary)
gcr_change(rating_summary,rating_summary,double precision,double precision)
gcr_change_sample_size(rating_summary,double precision,double precision,double precision,double precision)
gcr_ci(rating_summary,double precision,double precision)
gcr_design_effect(rating_summary)
gcr_points(double precision)
gcr_points(integer)
gcr_points(numeric)
gcr_sample_size(double precision,double precision,double precision)
gcr_sample_size(rating_summary,double precision,double precision,double precision)
rating_summary_gcr_design_effect_accum(bytea,rating_summary)
LIST

# And they answer right, as plain SQL does it; the intervals as net_box's do, which other tests know.
$node->safe_psql('postgres', <<'SQL');
CREATE TABLE answer AS
SELECT i % 3 AS team, i / 3 % 2 AS half, 1 + get_byte(sha256(int4send(i)), 0) % 5 AS rating FROM generate_series(1, 300) AS i;
INSERT INTO answer VALUES (0, 0, NULL), (9, 0, NULL);
CREATE VIEW oracle AS
SELECT team, 100.0 * (count(*) FILTER (WHERE rating >= 4) - count(*) FILTER (WHERE rating <= 2)) / nullif(count(rating), 0) AS gcr FROM answer GROUP BY team;
SQL

sub asks
{
	my ($sql, $expected, $what) = @_;
	is($node->safe_psql('postgres', $sql), $expected, $what);
}

for my $type ('integer', 'double precision', 'numeric')
{
	asks("SELECT count(*), bool_and(a.gcr IS NOT DISTINCT FROM round(o.gcr, 16)) FROM (SELECT team, round(gcr(rating::$type), 16) AS gcr FROM answer GROUP BY team) AS a JOIN oracle AS o USING (team)",
		'4|t', "the aggregate over $type");
	asks("SELECT count(*), bool_and(avg IS NOT DISTINCT FROM gcr) FROM (SELECT round(avg(gcr_points(rating::$type)), 12) AS avg, round(gcr(rating), 12) AS gcr FROM answer GROUP BY team) AS t",
		'4|t', "the points of $type");
}
asks('SELECT count(*), bool_and(gcr(s) IS NOT DISTINCT FROM m) FROM (SELECT csat_agg(rating) AS s, gcr(rating) AS m FROM answer GROUP BY team) AS t', '4|t', 'the value of a summary');
asks('SELECT count(gcr_ci(s)), bool_and(gcr_ci(s, 0.9) = net_box_ci(s, 2, 2, 0.9)), bool_and(gcr_ci(s) @> round(gcr(s), 6)) FROM (SELECT csat_agg(rating) AS s FROM answer GROUP BY team) AS t', '3|t|t', 'the interval');
asks('SELECT count(*), bool_and(gcr_change(a.s, b.s) = net_box_change(a.s, b.s, 2, 2)), bool_and((gcr_change(a.s, b.s)).change = gcr(b.s) - gcr(a.s))'
	  . ' FROM (SELECT team, csat_agg(rating) AS s FROM answer WHERE half = 0 GROUP BY team) AS a JOIN (SELECT team, csat_agg(rating) AS s FROM answer WHERE half = 1 GROUP BY team) AS b USING (team)', '3|t|t', 'the change');
asks('SELECT gcr_sample_size(5) = nps_sample_size(5), gcr_sample_size(s, 5) = net_box_sample_size(s, 2, 2, 5), gcr_sample_size(s, 5) < gcr_sample_size(5) FROM (SELECT csat_agg(rating) AS s FROM answer) AS t', 't|t|t', 'the sample sizes');
asks('SELECT gcr_change_sample_size(s, 5) = net_box_change_sample_size(s, 2, 2, 5), gcr_ci(s, 0.9, 2) = net_box_ci(s, 2, 2, 0.9, 2) FROM (SELECT csat_agg(rating) AS s FROM answer) AS t', 't|t', 'the size of a change, and a design effect');
asks('SELECT gcr_design_effect(s) = net_box_design_effect(s, 2, 2), gcr_design_effect(s) >= 1 FROM (SELECT csat_agg(rating) AS s FROM answer GROUP BY team) AS t', 't|t', 'how much answers repeat each other');
asks('SELECT count(*), bool_and(round(gcr, 12) = round(plain, 12)) FROM (SELECT gcr(rating) OVER w AS gcr, avg(CASE WHEN rating >= 4 THEN 100 WHEN rating <= 2 THEN -100 ELSE 0 END) OVER w AS plain'
	  . ' FROM answer WHERE rating IS NOT NULL WINDOW w AS (ORDER BY ctid ROWS 20 PRECEDING)) AS t', '300|t', 'a moving window');
my $error;
for my $call ('gcr(6)', 'gcr_points(0)', "gcr('1..7 {0,0,0,0,0,0,1}'::rating_summary)", "gcr_ci('1..7 {0,0,0,0,0,0,1}')")
{
	my $message = $call =~ /1\.\.7/ ? qr/GCR is defined on the scale 1\.\.5, not 1\.\.7/ : qr/CSAT answer [06] is out of range 1\.\.5/;
	$node->psql('postgres', "SELECT $call", stderr => \$error);
	like($error, $message, "$call is refused");
}
asks('SELECT obj_description(\'gcr_ci(rating_summary,double precision,double precision)\'::regprocedure)', 'confidence interval of GCR (score method, within -100..100); NULL without answers', 'its comments say what it is');

# The tests that walk the table walk the new row, without an edit.
ok(dev("$tree/dev/unit", qw(metric metric_sample)), 'the unit tests pass');
ok(dev("$tree/dev/regress", qw(catalogue shared_state)), 'the catalogue keeps all its rules');

done_testing();
