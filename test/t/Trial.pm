# Trial: cases that a hostile user runs in a server, and what they did to it.  A case is SQL
# on one line.  It may be refused, with an error that a user can cause; it must not crash the
# server, raise an internal error, run on for ever, or print the whole of a huge value.  What
# it puts into the tables of the schema made must be values: their text and their bytes read
# back as the same, to the byte, and a dump of them restores.

package Trial;

use strict;
use warnings FATAL => 'all';

use File::Basename;
use File::Find;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

# What a user may be told: data exceptions, limits, what SQL itself refuses.
my $allowed = qr/^(?:0A|21|22|23|25P02|2F|42|54|55|P0)/;

# What one message may have of bytes: the longest sentence and some hundred bytes of a value.
my $longest = 700;

# What the log says of a process that went down, or of a sanitizer.
my $broken = qr/terminated by signal|PANIC: |TRAP: |server process .* exited with exit code [1-9]|runtime error:|AddressSanitizer/;

# A server, a database of it and who runs the cases there.
sub new
{
	my ($class, $node, $database, $user) = @_;
	my $self = bless {
		node => $node, database => $database, user => $user, folder => PostgreSQL::Test::Utils::tempdir(),
		cases => [], faults => [], log => 0, states => {}, files => 0, dumps => 0, succeeded => {} }, $class;
	find({ no_chdir => 1, wanted => sub { $self->{ours}{ basename($_) } = 1 if /\.c$/ } }, "$FindBin::Bin/../../src");
	return $self;
}

# A query as its superuser, and as the user.
sub ask { my ($self, $sql) = @_; return $self->{node}->safe_psql($self->{database}, $sql) }
sub ask_as_user { my ($self, $sql) = @_; return $self->{node}->safe_psql($self->{database}, $sql, extra_params => [ '-U', $self->{user} ]) }

# Notes that a case is at fault, with what happened.
sub blame
{
	my ($self, $case, $what) = @_;
	push @{ $self->{faults} }, [ $case, $what ];
	return;
}

# Tables for the values of these types, and what tells why one is none.
sub keep_values_of
{
	my ($self, @types) = @_;
	$self->{types} = \@types;
	$self->ask_as_user('CREATE SCHEMA made');
	for my $type (@types)
	{
		my ($send, $hash) = split /\|/, $self->ask("SELECT typsend::regproc, (SELECT amproc FROM pg_amproc JOIN pg_am ON amname = 'hash' JOIN pg_opfamily AS f ON f.oid = amprocfamily AND opfmethod = pg_am.oid WHERE amproclefttype = t.oid AND amprocnum = 1) FROM pg_type AS t WHERE oid = '$type'::regtype");
		$self->ask_as_user(<<"SQL");
CREATE TABLE made.$type (n serial, test int, v $type);
CREATE TABLE made.${type}_back (n int, v $type);
CREATE FUNCTION made.problem(v $type) RETURNS text LANGUAGE plpgsql AS \$\$
DECLARE
	written text;
	back $type;
BEGIN
	written := v::text;
	PERFORM convert_from(convert_to(written, getdatabaseencoding()::name), getdatabaseencoding()::name);
	back := written::$type;
	IF (back = v) IS NOT TRUE OR back <> v THEN
		RETURN 'its text reads back as another value: ' || left(written, 200);
	ELSIF NOT record_image_eq(ROW(back), ROW(v)) THEN
		RETURN 'its text reads back as other bytes: it is not canonical: ' || left(written, 200);
	ELSIF $hash(back) <> $hash(v) THEN
		RETURN 'an equal value has another hash: ' || left(written, 200);
	END IF;
	PERFORM $send(v);
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ': ' || SQLERRM;
END
\$\$;
SQL
	}
	return;
}

# SQL that keeps what a select list's one value of an own type is; anything else is only asked.
sub kept
{
	my ($self, $type, $select) = @_;
	return $select unless grep { $_ eq $type } @{ $self->{types} };
	return "INSERT INTO made.$type (test, v) $select" =~ s/\bSELECT\b/SELECT CASE_ID,/r;
}

# Runs cases, one after the other in one session as long as it lives, with settings.
sub run
{
	my ($self, $batch, $settings, @cases) = @_;
	my $first = @{ $self->{cases} };
	push @{ $self->{cases} }, @cases;
	my @numbers = ($first .. $first + $#cases);
	my $started = time;
	my $faults = @{ $self->{faults} };
	while (@numbers)
	{
		my $done = $self->run_session($settings, @numbers);
		splice @numbers, 0, $done;
	}
	$self->check_log($batch);
	note sprintf '%s: %d cases in %d s', $batch, scalar @cases, time - $started;
	$self->check_values($batch);
	$self->report($batch, $faults);
	return;
}

# One session, until all cases are done or the server is gone: how many that were.
sub run_session
{
	my ($self, $settings, @numbers) = @_;
	my $file = "$self->{folder}/case" . ++$self->{files} . '.sql';
	open my $sql, '>', $file or die "$file: $!";
	print $sql "$settings\n";
	print $sql $self->{cases}[$_] =~ s/\bCASE_ID\b/$_/gr, "\n" for @numbers;
	close $sql;
	my $status = system("psql -X -q -v VERBOSITY=verbose -v SHOW_CONTEXT=never -o /dev/null -f $file '"
		  . $self->{node}->connstr($self->{database}) . " user=$self->{user}' >/dev/null 2>$file.err");
	my $line = $self->read_errors("$file.err", @numbers);
	return @numbers if ($status >> 8) == 0 || ($status >> 8) == 3;
	$line > 1 or die slurp_file("$file.err");
	$self->wait_for_server();
	return $line - 1;
}

# Reads what psql said of each case; gives the last line that it spoke of.
sub read_errors
{
	my ($self, $file, @numbers) = @_;
	my %seen;
	my $last = 0;
	for my $error (split /^(?=psql:\S+?:\d+: )/m, slurp_file($file))
	{
		my ($line, $text) = $error =~ /^psql:\S+?:(\d+): (.*)/s or next;
		$last = $line;
		next if $line < 2 || $text =~ /^(?:WARNING|NOTICE)/;
		my $number = $numbers[ $line - 2 ];
		$seen{$number} = 1;
		if ($text =~ /^(?:ERROR|FATAL|PANIC):  (\w{5}): (.*)/s)
		{
			$self->judge_error($number, $1, $2);
		}
		elsif ($text !~ /^error: connection to server was lost/)
		{
			$self->blame($number, "the session ended: $text");
		}
	}
	$self->{succeeded}{$_} = 1 for grep { !$seen{$_} } @numbers;
	return $last;
}

# Whether an error is one that a user can cause, and not longer than it needs to be.
sub judge_error
{
	my ($self, $number, $state, $text) = @_;
	$self->{states}{$state}++;
	my ($place) = $text =~ /^LOCATION:  \w+, ([\w.]+):\d+/m;
	my $is_ours = $place && $self->{ours}{$place};
	$self->blame($number, substr "$state: $text", 0, 400) if $state !~ $allowed;
	my ($long) = grep { length > $longest } split /\n/, $text;
	$self->blame($number, sprintf 'a message of %d bytes: %s', length $long, substr $long, 0, 200) if $is_ours && $long;
	return;
}

# Waits until a server that restarts takes connections again.
sub wait_for_server
{
	my ($self) = @_;
	for (1 .. 300)
	{
		return if system("psql -X -q -c 'SELECT 1' '" . $self->{node}->connstr($self->{database}) . "' >/dev/null 2>&1") == 0;
		select undef, undef, undef, 0.1;
	}
	die 'the server does not come back';
}

# The log since the last look says nothing of a crash.
sub check_log
{
	my ($self, $batch) = @_;
	my $log = slurp_file($self->{node}->logfile);
	my $new = substr $log, $self->{log};
	$self->{log} = length $log;
	my @lines = $new =~ /^(.*$broken.*(?:\n.*DETAIL:.*)?)/mg;
	is(scalar @lines, 0, "$batch: the server lives") or diag join "\n", map { substr $_, 0, 500 } @lines[ 0 .. ($#lines < 4 ? $#lines : 4) ];
	return;
}

# All values that a batch made are values; those that are none go, so that the others can be
# dumped. Then all go, for the next batch.
sub check_values
{
	my ($self, $batch) = @_;
	my $kept = 0;
	for my $type (@{ $self->{types} })
	{
		for (split /\n/, $self->ask_as_user("SELECT n, test, replace(p, E'\\n', ' ') FROM (SELECT n, test, made.problem(v) AS p FROM made.$type OFFSET 0) AS t WHERE p IS NOT NULL ORDER BY n"))
		{
			my ($n, $number, $problem) = split /\|/, $_, 3;
			$self->blame($number, "it made a $type: $problem");
			$self->ask_as_user("DELETE FROM made.$type WHERE n = $n");
		}
		$self->check_bytes($type);
		$kept += $self->ask("SELECT count(*) FROM made.$type");
	}
	note "$batch: $kept values";
	$self->check_dump($batch);
	$self->ask_as_user("TRUNCATE made.$_, made.${_}_back") for @{ $self->{types} };
	return $kept;
}

# The bytes that are sent are received as the same values.
sub check_bytes
{
	my ($self, $type) = @_;
	my $file = "$self->{folder}/$type.bin";
	my @user = (extra_params => [ '-U', $self->{user} ]);
	my $error = '';
	$self->{node}->psql($self->{database}, "TRUNCATE made.${type}_back;\n\\copy (SELECT n, v FROM made.$type) TO '$file' (FORMAT binary)\n\\copy made.${type}_back FROM '$file' (FORMAT binary)",
		stderr => \$error, @user);
	$self->blame(-1, "COPY of $type as binary: $error") if $error;
	for (split /\n/, $self->ask("SELECT a.test FROM made.$type AS a LEFT JOIN made.${type}_back AS b USING (n) WHERE record_image_eq(ROW(a.v), ROW(b.v)) IS NOT TRUE AND a.v IS NOT NULL"))
	{
		$self->blame($_, "it made a $type whose bytes read back as other ones");
	}
	return;
}

# A dump of all values restores in a fresh database, as the same text.
sub check_dump
{
	my ($self, $batch) = @_;
	my $node = $self->{node};
	my $file = "$self->{folder}/dump.sql";
	my $fresh = 'restored_' . ++$self->{dumps};
	my $digest = join ', ', map { "(SELECT md5(string_agg(n || v::text, ',' ORDER BY n)) FROM made.$_)" } @{ $self->{types} };
	my ($out, $error) = run_command([ 'pg_dump', '--no-sync', '-n', 'made', '-f', $file, $node->connstr($self->{database}) ]);
	is($error, '', "$batch: what was made is dumped");
	$node->safe_psql('postgres', "CREATE DATABASE $fresh TEMPLATE template0 ENCODING '" . $self->ask('SHOW server_encoding') . "' LC_COLLATE 'C' LC_CTYPE 'C'");
	$node->safe_psql($fresh, 'CREATE EXTENSION csmetrics');
	($out, $error) = run_command([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, $node->connstr($fresh) ]);
	is($error, '', "$batch: and restored");
	is($node->safe_psql($fresh, "SELECT $digest"), $self->ask("SELECT $digest"), "$batch: as it was");
	$node->safe_psql('postgres', "DROP DATABASE $fresh");
	return;
}

# Says which cases of a batch are at fault, each kind of fault once or twice.
sub report
{
	my ($self, $batch, $from) = @_;
	my @new = @{ $self->{faults} }[ $from .. $#{ $self->{faults} } ];
	my %kinds;
	is(scalar @new, 0, "$batch: no case is at fault") or do
	{
		for (@new)
		{
			my ($number, $what) = @$_;
			my $kind = $what =~ s/\d+/0/gr =~ s/(: .{60}).*/$1/sr;
			next if $kinds{$kind}++ > 1 || keys %kinds > 30;
			diag "$what\n  " . ($number < 0 ? '' : substr $self->{cases}[$number], 0, 1200);
		}
	};
	return;
}

# How many cases ended with each state.
sub summary
{
	my ($self) = @_;
	return join ', ', scalar(keys %{ $self->{succeeded} }) . ' succeeded', map { "$_ $self->{states}{$_}" } sort keys %{ $self->{states} };
}

1;
