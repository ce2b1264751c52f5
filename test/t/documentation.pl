# The documentation is whole: links lead somewhere, docs/functions.md names every function that users
# call and none that isn't there, and comments fit into psql's \df+ and \dT+.
use strict;
use warnings FATAL => 'all';

use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = "$FindBin::Bin/../..";
my @pages = map { s,^\Q$top\E/,,r } sort
	glob(qq{"$top/*.md" "$top/docs/*.md" "$top/examples/*/README.md"});

# A page without its code blocks and comments: what is in them is neither a link nor a heading.
sub prose
{
	my ($page) = @_;
	return slurp_file("$top/$page") =~ s/^```.*?^```$//msgr =~ s/<!--.*?-->//sgr;
}

# The anchors of a page, as the usual renderers make them of its headings.
sub anchors
{
	my %anchor;
	for my $heading (prose($_[0]) =~ /^#+ +(.+?)\s*$/mg)
	{
		$anchor{ lc($heading) =~ s/[^\w\- ]//gr =~ s/ /-/gr } = 1;
	}
	return \%anchor;
}

# The links of a page that lead nowhere: no such file, or no such heading in it.
sub dead_links
{
	my ($page) = @_;
	my @dead;
	for my $link (grep { defined } prose($page) =~ /\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)
	{
		next if $link =~ m,^https?://,;
		my ($file, $anchor) = split /#/, $link, 2;
		my $target = $file eq '' ? $page : $page =~ s,[^/]*$,,r . $file;
		1 while $target =~ s,[^/]+/\.\./,,;
		push @dead, $link
			if !-e "$top/$target" || defined $anchor && !anchors($target)->{$anchor};
	}
	return @dead;
}

for my $page (@pages)
{
	is_deeply([ dead_links($page) ], [], "$page: links lead somewhere");
}

# Each page of docs says in its first sentence for whom it is.
for my $page (grep { m,^docs/, } @pages)
{
	like(prose($page), qr/\A\s*# .+\n\nFor whoever /, "$page: says for whom it is");
}

my $node = PostgreSQL::Test::Cluster->new('documentation');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION csmetrics');

my $members = q{pg_depend d JOIN pg_extension e ON d.refobjid = e.oid AND d.deptype = 'e'
	AND e.extname = 'csmetrics'};

# What users call: not the parts of types, operators and aggregates, whose comments begin so.
my $part = '^((binary )?(in|out)put of|implementation of|hash|(inverse )?transition|combine|final) ?';
my @functions = split /\n/, $node->safe_psql('postgres', qq{
	SELECT DISTINCT proname FROM pg_proc p JOIN $members ON d.objid = p.oid
	 WHERE d.classid = 'pg_proc'::regclass
	   AND obj_description(p.oid, 'pg_proc') !~ '$part'
	 ORDER BY proname});
cmp_ok(scalar @functions, '>', 30, 'found the functions');

my $table = prose('docs/functions.md');
my %named = map { $_ => 1 } map { /(\w+)/g } $table =~ /`([^`]+)`/g;
is_deeply([ grep { !$named{$_} } @functions ], [], 'docs/functions.md names every function');

my %exists = map { $_ => 1 } @functions;
is_deeply([ grep { !$exists{$_} } sort map { /(\w+)\(/g } $table =~ /`([^`]+)`/g ],
	[], 'docs/functions.md names no other');

my $long = $node->safe_psql('postgres', qq{
	SELECT pg_describe_object(classid, objid, 0) || ': ' || length(comment)
	  FROM (SELECT d.classid, d.objid, obj_description(d.objid, c.relname) AS comment
	          FROM $members JOIN pg_class c ON c.oid = d.classid) AS members
	 WHERE length(comment) > 100 ORDER BY 1});
is($long, '', 'no comment is longer than 100 characters');

done_testing();
