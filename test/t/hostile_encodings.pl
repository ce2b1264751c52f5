# Hostile encodings: in a database of any encoding, for a client of any other, a message is text of
# the client's encoding, cut nowhere inside a character and not longer than it needs to be;
# names are text of the database's, wherever they come from; what is stored is dumped and
# restored, also into a database of another encoding; and the bytes that are sent for a
# value are the same for all clients.

use strict;
use warnings FATAL => 'all';

use Hostile;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Trial;

my $node = PostgreSQL::Test::Cluster->new('hostile_encodings');
$node->init;
$node->append_conf('postgresql.conf', "autovacuum = off\njit = off\nrestart_after_crash = on");
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE mallory LOGIN');
my $folder = PostgreSQL::Test::Utils::tempdir();

# Each database with some of its characters, as bytes in hexadecimal; the clients that its text
# can be converted for; those that have all of these characters; and what is no text of it.
my %database = (
	SQL_ASCII => { characters => [ 'e9', 'c3a9', 'ff80' ], clients => ['SQL_ASCII'], able => ['SQL_ASCII'], invalid => [ '00414141', '41414100' ] },
	LATIN1 => { characters => [ 'e9', 'e9df' ], clients => [ 'LATIN1', 'UTF8' ], able => [ 'LATIN1', 'UTF8' ], invalid => [ '00414141', '41414100' ] },
	EUC_JP => {
		characters => [ 'c6fccbdc', '8eb1', 'c6fc8eb1' ], clients => [ 'EUC_JP', 'SJIS', 'UTF8' ], able => [ 'EUC_JP', 'SJIS', 'UTF8' ],
		invalid => [ '00414141', '414141c6', 'fffe4141', 'c6414141', '8fb04141', '8e414141' ] },
	UTF8 => {
		characters => [ 'e697a5e69cac', 'c3a9', 'f09f9880', 'e697a5' ], clients => [ 'UTF8', 'SJIS', 'EUC_JP', 'GB18030', 'LATIN1' ], able => [ 'UTF8', 'GB18030' ],
		invalid => [ '00414141', '414141c3', 'c8414141', 'eda08041', 'f4908080', 'c0804141', 'ff414141' ] });

# What a client prints of an error, and its SQLSTATE.
sub said
{
	my ($name, $client, $sql) = @_;
	my $file = "$folder/said";
	open my $query, '>', "$file.sql" or die "$file.sql: $!";
	print $query $sql;
	close $query;
	local $ENV{PGCLIENTENCODING} = $client;
	system("psql -X -q -v VERBOSITY=verbose -v SHOW_CONTEXT=never -o /dev/null -f $file.sql '" . $node->connstr($name) . "' >/dev/null 2>$file.err");
	return slurp_file("$file.err");
}

# Calls that name a long text: a prefix of ASCII moves the place where a message is cut.
sub messages
{
	my ($character, @functions) = @_;
	my @sql;
	for my $offset (0 .. 5)
	{
		for my $times (14, 60, 9000)
		{
			my $text = "(repeat('a', $offset) || repeat(pg_temp.of_bytes('$character'), $times))";
			my $rubric = q('{"scale": [1, 5], "categories": {"tone": 1}}'::rubric);
			push @sql, "SELECT review_score($rubric, jsonb_build_object($text, 5))", "SELECT review_score($rubric, jsonb_build_object('tone', $text))",
			  map({ "SELECT ('{\"scale\": [1, 5], \"categories\": {\"tone\": 1, ' || $_ || '}}')::rubric" } "'\"' || $text || '\": {\"weight\": 0}'", "'\"x\": {\"' || $text || '\": 0}'", "'\"x\": {\"weight\": 1, \"group\": \"' || $text || '\"}'", "'\"x\": {\"weight\": 1, \"outcomes\": {\"' || $text || '\": 101}}'", "$text"),
			  "SELECT iqs_review($rubric, $text, 3)", "SELECT iqs_review($rubric, 'tone', $text)", "SELECT iqs_review(r, t, 3), iqs_review(r, 'tone', t) FROM (SELECT format('{\"categories\": {\"tone\": {\"weight\": 1, \"outcomes\": {%s}}}}', string_agg(format('\"%s%s\": %s', left($text, 20), i, i), ','))::rubric AS r, left($text, 30) AS t FROM generate_series(1, 30) AS i) AS x",
			  map({ "SELECT $text\::$_" } 'rubric', 'rating_summary', 'iqs_summary'), "SELECT ('{\"reviews\": 1, \"' || $text || '\": 0}')::iqs_summary", "SELECT iqs_review($text, 500, 1, true)", "SELECT iqs_review(left($text, 30), 500, 1, true)";
		}
		my $text = "(repeat('a', $offset) || repeat(pg_temp.of_bytes('$character'), 60))";
		for my $function (grep { "@{$_->{types}}" =~ /\btext\b|jsonb/ } @functions)
		{
			my %value = (text => $text, 'text[]' => "ARRAY['a', $text]", jsonb => "jsonb_build_object($text, $text)", cstring => "textout($text)", record => "(SELECT x FROM (SELECT 1 AS tone) AS x)");
			push @sql, "SELECT $function->{name}(" . join(', ', map { $value{$_} // '(' . (constants($_))[0] . ")::$_" } @{ $function->{types} }) . ')';
		}
	}
	return "SET client_min_messages = error; CREATE FUNCTION pg_temp.of_bytes(text) RETURNS text LANGUAGE sql AS \$\$ SELECT convert_from(decode(\$1, 'hex'), getdatabaseencoding()) \$\$;\n" . join '', map { "$_;\n" } @sql;
}

# The messages of a database, for a client: text, short, and whole.
sub check_messages
{
	my ($name, $client, @functions) = @_;
	my $able = grep { $_ eq $client } @{ $database{$name}{able} };
	my $text = join '', map { said($name, $client, messages($_, @functions)) } @{ $database{$name}{characters} };
	my @lines = grep { !/^LINE 1|^\s*\^/ } split /\n/, $text;
	my @states = map { /ERROR:  (\w{5}):/ ? $1 : () } @lines;
	cmp_ok(scalar @states, '>', 100, "$name, client $client: messages");
	my @wrong = grep { /^(?:22021|XX)/ || ($able && $_ eq '22P05') } @states;
	is("@wrong[0 .. ($#wrong < 5 ? $#wrong : 5)]", '', "$name, client $client: they arrive") or diag substr join("\n", grep { /22021|XX...:|22P05/ } @lines), 0, 1500;
	my ($longest) = sort { length $b <=> length $a } @lines;
	cmp_ok(length $longest, '<', 700, "$name, client $client: they are short") or diag substr $longest, 0, 300;
	return if $name eq 'SQL_ASCII';
	# PostgreSQL's own conversion tells what is no text; the second number is the line
	my $bytes = join ', ', map { "('\\x" . unpack('H*', $lines[$_]) . "'::bytea, $_)" } 0 .. $#lines;
	my $invalid = said('UTF8', 'UTF8', "DO \$\$ DECLARE m bytea; i int; BEGIN FOR m, i IN VALUES $bytes LOOP BEGIN PERFORM convert_from(m, '$client'); EXCEPTION WHEN OTHERS THEN RAISE '%: % %', SQLERRM, i, encode(m, 'escape'); END; END LOOP; END \$\$;");
	is($invalid, '', "$name, client $client: they are text");
	return;
}

# Names that are no text, in the bytes of a state, of a value that is received, and in JSON.
sub check_names
{
	my ($name, $trial, @functions) = @_;
	my @cases;
	for my $step (grep { "@{$_->{types}}" =~ /^(\w+) text numeric numeric boolean$/ && $_->{returns} eq $1 } @functions)
	{
		my $state = $step->{returns};
		my $empty = $state eq 'bytea' ? "''::bytea" : "NULL::$state";
		my $made = "$step->{name}($empty, 'XXXX', 50, 1, false)";
		next if $state ne 'bytea';
		for my $invalid (@{ $database{$name}{invalid} })
		{
			my $wrong = "overlay($made PLACING '\\x$invalid'::bytea FROM position('XXXX'::bytea IN $made))";
			push @cases, map { my $f = $_; $trial->kept($f->{returns}, "SELECT $f->{name}(" . join(', ', $wrong, map { "'$_'" } @{ $f->{types} } > 1 ? ('tone', 50, 1, 'false') : ()) . ')') . ';' } grep { "@{$_->{types}}" =~ /^bytea(?: text numeric numeric boolean)?$/ } @functions;
		}
	}
	for my $escape ('\u0000', '\u00e9', '\u65e5', '\ud800', '\ud83d\ude00', '\udc00\ud800')
	{
		push @cases, $trial->kept('rubric', qq(SELECT '{"scale": [1, 5], "categories": {"a$escape": 1}}'::rubric)) . ';', $trial->kept('iqs_summary', qq(SELECT '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"a$escape": {"rated": 1, "failed": 0, "sum": 50}}}'::iqs_summary)) . ';',
		  qq(SELECT review_score('{"scale": [1, 5], "categories": {"a$escape": 1}}'::rubric, '{"a": 5}'::jsonb););
	}
	for my $character (@{ $database{$name}{characters} })
	{
		my $text = "convert_from('\\x$character', getdatabaseencoding())";
		push @cases, map({ $trial->kept('rubric', "SELECT format('{\"scale\": [1, 5], \"categories\": {\"%s\": 1}}', repeat($text, $_))::rubric") . ';', $trial->kept('iqs_summary', "SELECT iqs_review(repeat($text, $_), 50, 1, false)") . ';' } 1, 7, 40);
	}
	$trial->run("$name: names", 'SET client_min_messages = error;', @cases);
	$trial->ask_as_user($_ =~ s/\bCASE_ID\b/0/gr) for grep { /\bconvert_from/ } @cases;
	for my $invalid (@{ $database{$name}{invalid} })
	{
		check_received($name, $trial, $invalid, 'iqs_summary', q('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"XXXX": {"rated": 1, "failed": 0, "sum": 50}}}'));
		check_received($name, $trial, $invalid, 'rubric', q('{"scale": [1, 5], "categories": {"XXXX": 1}}'));
	}
	return;
}

# A binary value in which the name XXXX is no text is refused.
sub check_received
{
	my ($name, $trial, $invalid, $type, $value) = @_;
	my $file = "$folder/received";
	$node->safe_psql($name, "\\copy (SELECT 1, $value\::$type) TO '$file' (FORMAT binary)");
	open my $in, '<:raw', $file or die "$file: $!";
	my $bytes = do { local $/; <$in> };
	close $in;
	my $wrong = pack 'H*', $invalid;
	$bytes =~ s/XXXX/$wrong/ or die 'no name';
	open my $out, '>:raw', $file or die "$file: $!";
	print $out $bytes;
	close $out;
	my $error = '';
	$node->psql($name, "CREATE TEMP TABLE received (n int, v $type);\n\\copy received FROM '$file' (FORMAT binary)", stderr => \$error);
	like($error, qr/ERROR/, "$name: a $type with the name $invalid is not received");
	return;
}

# The bytes that are sent don't depend on the client.
sub check_sent
{
	my ($name, $trial) = @_;
	for my $type (@{ $trial->{types} })
	{
		my ($send, $volatile) = split /\|/, $trial->ask("SELECT p.oid::regproc, provolatile FROM pg_type AS t JOIN pg_proc AS p ON p.oid = typsend WHERE t.oid = '$type'::regtype");
		# text, which a rubric is sent as, is converted as any text is; then the function is stable
		next if $volatile ne 'i' && $type ne 'iqs_summary';
		my %sent;
		for my $client (@{ $database{$name}{able} })
		{
			local $ENV{PGCLIENTENCODING} = $client;
			$sent{ $node->safe_psql($name, "SELECT md5(string_agg(encode($send(v), 'hex'), ',' ORDER BY n)) FROM made.$type") } = $client;
		}
		is(scalar keys %sent, 1, "$name: a $type is sent as the same bytes to all clients");
	}
	return;
}

for my $name (qw(UTF8 LATIN1 EUC_JP SQL_ASCII))
{
	$node->safe_psql('postgres', "CREATE DATABASE \"$name\" TEMPLATE template0 ENCODING '$name' LC_COLLATE 'C' LC_CTYPE 'C'; GRANT CREATE ON DATABASE \"$name\" TO mallory");
	local $ENV{PGCLIENTENCODING} = $name;
	my $trial = Trial->new($node, $name, 'mallory');
	$trial->ask_as_user('CREATE EXTENSION csmetrics');
	$trial->keep_values_of(read_types($trial));
	my @functions = grep { $_->{kind} eq 'f' } read_functions($trial);
	check_messages($name, $_, @functions) for @{ $database{$name}{clients} };
	check_names($name, $trial, @functions);
	check_sent($name, $trial);
}

# A dump of one encoding restores into a database of another that has its characters.
for my $name (qw(LATIN1 EUC_JP))
{
	my $file = "$folder/$name.sql";
	$node->command_ok([ 'pg_dump', '--no-sync', '-n', 'made', '-f', $file, $node->connstr($name) ], "$name: a dump");
	$node->safe_psql('postgres', "CREATE DATABASE \"from_$name\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
	$node->safe_psql("from_$name", 'CREATE EXTENSION csmetrics');
	$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, $node->connstr("from_$name") ], "$name: it restores into UTF8");
	for my $type (qw(rubric iqs_summary))
	{
		my $query = "SELECT n, v FROM made.$type ORDER BY n";
		local $ENV{PGCLIENTENCODING} = 'UTF8';
		is($node->safe_psql("from_$name", $query), $node->safe_psql($name, $query), "$name: with the same $type values");
	}
}

$node->stop;
done_testing();
