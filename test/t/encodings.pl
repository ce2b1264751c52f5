# Encodings: a summary's names are text in the database's encoding, wherever they come from. What
# COPY carries in binary from one database to another is the same names, or an error; the client's
# encoding is nobody's concern. Messages are cut at whole characters.

use strict;
use warnings FATAL => 'all';
use utf8;

use Encode qw(decode encode);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('encodings');
$node->init(extra => [ '--locale=C', '--encoding=UTF8' ]);
$node->start;

my %codec = (UTF8 => 'UTF-8', LATIN1 => 'iso-8859-1', EUC_JP => 'euc-jp');
my @databases = (sort(keys %codec), 'SQL_ASCII');
foreach my $encoding (@databases)
{
	$node->safe_psql('postgres', "CREATE DATABASE db_\L$encoding\E ENCODING '$encoding' TEMPLATE template0 LOCALE 'C'");
	$node->safe_psql("db_\L$encoding", 'CREATE EXTENSION csmetrics; CREATE TABLE kept (s iqs_summary)');
}
my $dir = $node->basedir;

# Stores the summary of one review with these categories; SQL is in UTF-8.
sub keep
{
	my ($encoding, @names) = @_;
	my $list = join ', ', map { "('$_')" } @names;
	my $sql = "SET client_encoding = 'UTF8'; TRUNCATE kept; INSERT INTO kept SELECT iqs_review(n, 50, 1, false) FROM (VALUES $list) AS t (n)";
	$sql =~ s/SET client_encoding = 'UTF8'; // if $encoding eq 'SQL_ASCII';
	return $node->safe_psql("db_\L$encoding", encode('UTF-8', $sql));
}

# The names that are kept, as UTF-8 (of SQL_ASCII, its bytes); or the error.
sub names
{
	my ($encoding) = @_;
	my $set = $encoding eq 'SQL_ASCII' ? '' : "SET client_encoding = 'UTF8'; ";
	return decode('UTF-8', $node->safe_psql("db_\L$encoding", "$set SELECT string_agg(category, ',' ORDER BY category COLLATE \"C\") FROM kept, category_scores(s)"));
}

# COPYs from one database to another, in binary; gives the error, or nothing.
sub carry
{
	my ($from, $to, $client) = @_;
	my $set = $client ? "SET client_encoding = '$client'; " : '';
	$node->safe_psql("db_\L$from", "$set COPY kept TO '$dir/summary' (FORMAT binary)");
	my ($status, $out, $error) = $node->psql("db_\L$to", "$set TRUNCATE kept; COPY kept FROM '$dir/summary' (FORMAT binary)");
	return $status == 0 ? '' : $error;
}

my %names = (UTF8 => ["H\xf6flichkeit", 'tone'], LATIN1 => [ "H\xf6flichkeit", 'tone' ], EUC_JP => [ "\x{4E01}\x{5BE7}", 'tone' ]);
foreach my $from (sort keys %codec)
{
	keep($from, @{ $names{$from} });
	foreach my $to (sort keys %codec)
	{
		next if $to eq $from;
		my $fits = $from eq 'UTF8' || $to eq 'UTF8';
		keep($from, @{ $names{$from} });
		my $error = carry($from, $to);
		if ($fits)
		{
			is($error, '', "$from to $to");
			is(names($to), names($from), "$from to $to: the same names");
		}
		else
		{
			# a conversion that PostgreSQL hasn't
			isnt($error, '', "$from to $to: an error, no other names");
		}
	}
	keep($from, 'tone', 'zeal');
	foreach my $to (@databases)
	{
		next if $to eq $from;
		is(carry($from, $to), '', "$from to $to: ASCII") and is(names($to), 'tone,zeal', "$from to $to: the same ASCII names");
		keep($from, 'tone', 'zeal');
	}
}

# The client's encoding is nobody's concern: not even where it lacks the characters.
foreach my $client ('UTF8', 'LATIN1', 'SQL_ASCII', 'WIN1251')
{
	keep('UTF8', "\x{4E01}\x{5BE7}");
	is(carry('UTF8', 'UTF8', $client), '', "a client in $client");
	is(names('UTF8'), "\x{4E01}\x{5BE7}", "a client in $client: the same names");
}
keep('UTF8', "\x{4E01}");
like(carry('UTF8', 'LATIN1'), qr/has no equivalent in encoding "LATIN1"/, 'a character that the other lacks');
keep('LATIN1', "\xe9" x 255);
is(carry('LATIN1', 'LATIN1', 'UTF8'), '', 'the longest name in LATIN1');
is(names('LATIN1'), "\xe9" x 255, 'is as long as it was');
like(carry('LATIN1', 'UTF8'), qr/more than 255 bytes/, 'and too long in UTF-8');

# SQL_ASCII keeps bytes; they are text elsewhere only if they are.
keep('SQL_ASCII', "H\xf6flichkeit");
is(carry('SQL_ASCII', 'SQL_ASCII'), '', 'SQL_ASCII to itself');
is(names('SQL_ASCII'), "H\xf6flichkeit", 'SQL_ASCII to itself: the same bytes');
is(carry('SQL_ASCII', 'UTF8'), '', 'SQL_ASCII to UTF8, of bytes that are UTF-8');
is(names('UTF8'), "H\xf6flichkeit", 'they are that text');
$node->safe_psql('db_sql_ascii', q{TRUNCATE kept; INSERT INTO kept SELECT iqs_review(convert_from('\xe9', 'SQL_ASCII'), 50, 1, false)});
like(carry('SQL_ASCII', 'UTF8'), qr/not text in the encoding/, 'SQL_ASCII to UTF8, of bytes that are not');
is(carry('SQL_ASCII', 'SQL_ASCII'), '', 'to itself, of those bytes');

# A state that was made by hand, in each encoding: bytes that are no text are refused.
foreach my $case (['UTF8', 'c8'], ['EUC_JP', 'c8'], ['UTF8', '00'], ['LATIN1', '00'], ['EUC_JP', '00'], ['SQL_ASCII', '00'])
{
	my ($encoding, $byte) = @$case;
	my ($status, $out, $error) = $node->psql("db_\L$encoding", "SELECT review_state_final('\\x0100000000000000000000002001${byte}00000000000f42400000000002faf0800001000000000000000000000100')");
	like($error, qr/invalid aggregate state of iqs_review/, "$encoding: a name of byte $byte");
}

# Messages, cut before each byte of a character once.
foreach my $encoding ('UTF8', 'EUC_JP')
{
	foreach my $before (0 .. 5)
	{
		my $key = ('a' x $before) . ("\x{65E5}\x{672C}" x 40);
		my $list = join ', ', map { '"' . ('a' x $before) . ("\x{65E5}\x{672C}" x 5) . "$_\": $_" } 10 .. 40;
		foreach my $query ("SELECT review_score('{\"scale\": [1, 5], \"categories\": {\"tone\": 1}}', jsonb_build_object('$key', 5))",
			"SELECT iqs_review('{\"categories\": {\"t\": {\"weight\": 1, \"outcomes\": {$list}}}}'::rubric, 't', 'nein'::text)")
		{
			my ($status, $out, $error) = $node->psql("db_\L$encoding", encode('UTF-8', "SET client_encoding = 'UTF8'; $query"));
			ok($error =~ /\.\.\./ && eval { decode('UTF-8', my $copy = $error, Encode::FB_CROAK); 1 } && $error !~ /invalid byte|no equivalent/,
				"$encoding: a message cut after $before bytes and some characters") or diag $error;
		}
	}
}

$node->stop;
done_testing();
