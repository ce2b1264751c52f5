# doctest.pl: dev/doctest.pl, which runs the documentation's SQL, must fail where a page is wrong.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('doctest');
$node->init;
$node->start;
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;
my $folder = PostgreSQL::Test::Utils::tempdir();

# Runs a page with this text; returns the exit code and what doctest.pl prints.
sub run_page
{
	my ($text, @options) = @_;
	append_to_file(fresh_file('page.md'), $text);
	my ($stdout, $stderr);
	IPC::Run::run([ 'perl', 'dev/doctest.pl', @options, "$folder/page.md" ], '>', \$stdout, '2>', \$stderr);
	return ($? >> 8, $stdout . $stderr);
}

sub fresh_file
{
	my $file = "$folder/$_[0]";
	unlink $file;
	return $file;
}

# A page whose sql block prints two rows, and shows what it is given.
sub page_showing
{
	return "# Page\n\n```sql\nSELECT n, n / 2.0 AS half FROM generate_series(1, 2) n;\n```\n\n```text\n$_[0]```\n";
}

sub is_refused
{
	my ($name, $text, $reason, @options) = @_;
	my ($status, $printed) = run_page($text, @options);
	is($status, 1, "$name: fails");
	like($printed, $reason, "$name: says why");
}

my $right = " n |          half\n---+------------------------\n 1 | 0.50000000000000000000\n 2 | 1.00000000000000000000\n(2 rows)\n";
my ($status, $printed) = run_page(page_showing($right));
is($status, 0, 'a right page passes') or diag $printed;
like($printed, qr/^1 passed, 0 failed, 0 skipped$/m, 'and is counted');

is_refused('wrong figure', page_showing($right =~ s/0\.5/0.4/r), qr/page\.md:8: psql prints something else/);
is_refused('missing row', page_showing($right =~ s/ 2 \|.*\n//r), qr/psql:  2 \| 1\.0/);
is_refused('row too many', page_showing($right =~ s/\(2/ 3 | 1.5\n(2/r), qr/page:  3 \| 1\.5/);
is_refused('empty output', page_showing(''), qr/something else/);
is_refused('unexpected error', "```sql\nSELECT 1/0;\n```\n", qr/page\.md:2: the SQL fails:\n    ERROR:  division by zero/);
is_refused('error in hidden set-up', "<!-- setup\nSELECT nothing;\n-->\n", qr/the SQL fails/);
is_refused('wrong psql command', "```sql\n\\nonsense\n```\n", qr/the SQL fails/);
is_refused('another error than shown', "```sql\nSELECT 1/0;\n```\n```text\nERROR:  division by one\n```\n", qr/something else/);
is_refused('no error where one is shown', "```sql\nSELECT 1;\n```\n```text\nERROR:  x\n```\n", qr/something else/);
is_refused('missing semicolon', "```sql\nSELECT 1\n```\n", qr/ends in the middle/);
is_refused('psql stops', "```sql\n\\q\n```\n\n```sql\nSELECT 1;\n```\n", qr/psql stopped here/);

($status, $printed) = run_page(<<'PAGE');
<!-- setup
CREATE TABLE t AS SELECT 7 AS x;
-->
```sql
SELECT x::text || 'a' FROM t; -- what the set-up made
SELECT 'a'::int;
```
```
 ?column?
----------
 7a
(1 row)

ERROR:  invalid input syntax for type integer: "a"
LINE 1: SELECT 'a'::int;
               ^
```
<!-- skip: needs another server -->
```sql
SELECT no_such_function();
```
Prose between a block and a listing means that the listing is not its output.
```sql
SELECT 1;
```
Like so:
```text
nothing of the sort
```
PAGE
is($status, 0, 'set-up, an expected error, a skipped block, an unrelated listing') or diag $printed;
like($printed, qr/page\.md:\d+: skipped: needs another server/, 'the reason of a skip is printed');
like($printed, qr/^3 passed, 0 failed, 1 skipped$/m, 'and it is counted');

my ($report, $shown) = ("First\nSecond\nThird\n", "<!-- report -->\n```text\nSecond\nThird\n```\n");
append_to_file(fresh_file('report'), $report);
is((run_page($shown, '--report', "$folder/report"))[0], 0, 'an excerpt of the report passes');
is_refused('excerpt with a gap', $shown =~ s/Second/First/r, qr/not in the report/, '--report', "$folder/report");
my $whole = $shown =~ s/report/whole report/r;
is_refused('part where the whole is asked for', $whole, qr/not the whole report/, '--report', "$folder/report");
is((run_page($whole =~ s/Second/First\nSecond/r, '--report', "$folder/report"))[0], 0, 'the whole report passes');
run_page($whole, '--update', '--report', "$folder/report");
like(slurp_file("$folder/page.md"), qr/^First\nSecond\nThird\n```/m, '--update puts the whole report in');

($status) = run_page(page_showing("old\n"), '--update');
is($status, 0, '--update passes');
is(slurp_file("$folder/page.md") =~ s/ +$//gmr, page_showing($right), '--update writes what psql prints');

done_testing();
