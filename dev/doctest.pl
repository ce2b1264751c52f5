#!/usr/bin/perl
#
# doctest.pl [--update] [--report FILE] PAGE...: runs the SQL of Markdown pages in psql, as a
# reader would type it, and compares what psql prints with what the page shows.
#
#   ```sql        runs. It must not fail, unless the page shows the error.
#   ```text       (or ``` alone) directly after it: what psql prints, compared line by line;
#                 only spaces at the end of a line don't count.
#   <!-- setup    ... -->  SQL that the reader doesn't see. It must not fail.
#   <!-- skip: REASON -->  the next ```sql block is not run; it is counted and named.
#   <!-- report -->        the next ```text block must occur, line by line, in the report
#                          that "make demo" prints; <!-- whole report -->: must be all of it.
#   <!-- database: NAME --> the page runs on a copy of database NAME instead of an empty one.
#
# Every page has a database and a session of its own, and the blocks run in the page's order.
# With --update the page's output blocks are rewritten instead, for the author to review.
# Ends with "N passed, N failed"; fails if a block did. The server is that of PGHOST.
use strict;
use warnings;

my $update = 0;
my @report;
my ($passed, $failed, $skipped) = (0, 0, 0);

# The lines of a file, without their ends.
sub read_lines
{
	my ($file) = @_;
	open my $in, '<', $file or die "doctest: cannot read $file: $!\n";
	chomp(my @lines = <$in>);
	return @lines;
}

# Lines without what doesn't count: spaces at the end, empty lines before and after.
sub essence
{
	my @lines = map { s/\s+$//r } @_;
	shift @lines while @lines && $lines[0] eq '';
	pop @lines while @lines && $lines[-1] eq '';
	return @lines;
}

# Cuts a page into its parts that matter, in order. Each is a hash: kind (sql, setup, output,
# report), line (1-based, of its first line of content), lines, and for sql: skip, a reason.
# Returns the parts and the name of the database to copy.
sub parse_page
{
	my ($page, @lines) = @_;
	my ($template, $skip, $report) = ('template1', undef, undef);
	my (@parts, $after_sql);

	for (my $i = 0; $i < @lines; $i++)
	{
		my $line = $lines[$i];
		if ($line =~ /^<!-- database: (\w+) -->\s*$/) { $template = $1 }
		elsif ($line =~ /^<!-- skip: (.+?) -->\s*$/)  { $skip = $1 }
		elsif ($line =~ /^<!-- (whole )?report -->\s*$/) { $report = $1 ? 'whole' : 'part' }
		elsif ($line =~ /^<!-- setup\b/ || $line =~ /^( {0,3})(```+)\s*(\w*)\s*$/)
		{
			my ($fence, $language) = ($2, $3);
			my $end = defined $fence ? qr/^\s*\Q$fence\E\s*$/ : qr/^-->\s*$/;
			my $first = ++$i;
			$i++ while $i < @lines && $lines[$i] !~ $end;
			die "doctest: $page:$first: the block has no end\n" if $i == @lines;
			my %part = (line => $first + 1, lines => [ @lines[ $first .. $i - 1 ] ]);

			if (!defined $fence) { $part{kind} = 'setup' }
			elsif ($language eq 'sql')
			{
				@part{qw(kind skip)} = ('sql', $skip);
				$skip = undef;
			}
			elsif ($language =~ /^(text)?$/ && $report)
			{
				@part{qw(kind extent)} = ('report', $report);
				$report = undef;
			}
			elsif ($language =~ /^(text)?$/ && $after_sql) { $part{kind} = 'output' }
			push @parts, \%part if $part{kind};
			$after_sql = ($part{kind} // '') eq 'sql';
			next;
		}
		$after_sql = 0 if $line =~ /\S/;
	}
	return (\@parts, $template);
}

# Runs the page's SQL in one session and notes in each part, as printed, what came out.
sub run_parts
{
	my ($database, @parts) = @_;
	my $mark = "doctest-$$-";
	my $file = "$ENV{TMPDIR}/doctest-$$.sql";

	open my $out, '>', $file or die "doctest: cannot write $file: $!\n";
	for my $n (0 .. $#parts)
	{
		print $out map { "$_\n" } @{ $parts[$n]{lines} };
		print $out "\\echo $mark$n\n";
	}
	close $out;
	my @printed = `psql -X -q -d $database <$file 2>&1`;
	unlink $file;
	chomp @printed;

	my @block;
	my $n = 0;
	for my $line (@printed)
	{
		if ($n < @parts && $line eq "$mark$n")
		{
			$parts[ $n++ ]{printed} = [ essence(@block) ];
			@block = ();
		}
		else { push @block, $line }
	}
	$parts[$n]{printed} = [ essence(@block), '(psql stopped here)' ] if $n < @parts;
	$_->{printed} //= ['(psql did not get here)'] for @parts;
}

# Says that a part failed, and why.
sub fail
{
	my ($page, $part, $why, @lines) = @_;
	$failed++;
	print "$page:$part->{line}: $why\n", map { "    $_\n" } @lines;
}

# Whether SQL ends with a semicolon or a psql command, comments aside; what comes after the
# last one would not be run.
sub is_ended
{
	my ($last) = grep { /\S/ } map { s/--.*//r } reverse @_;
	return !defined $last || $last =~ /;\s*$|\\/;
}

# Compares one block with what was printed for it.
sub check_sql
{
	my ($page, $part, $output) = @_;
	my @printed = @{ $part->{printed} };

	if (!is_ended(@{ $part->{lines} }))
	{
		fail($page, $part, 'the block ends in the middle of a statement: ";" is missing');
	}
	elsif ($output)
	{
		my @shown = essence(@{ $output->{lines} });
		return $passed++ if "@{[ map { qq($_\n) } @shown ]}" eq "@{[ map { qq($_\n) } @printed ]}";
		fail($page, $output, 'psql prints something else than the page shows:',
			(map { "page: $_" } @shown), (map { "psql: $_" } @printed));
	}
	elsif (grep { /^(ERROR|FATAL|PANIC): |^\\?\w*: error: |^invalid command |^\(psql / } @printed)
	{
		fail($page, $part, 'the SQL fails:', @printed);
	}
	else { $passed++ }
}

# Compares a block with the report, or with --update makes it the report.
sub check_report
{
	my ($page, $part, $outputs) = @_;
	my @lines = essence(@{ $part->{lines} });
	my $whole = $part->{extent} eq 'whole';

	if ($whole && $update)
	{
		$part->{printed} = \@report;
		push @$outputs, $part;
		return $passed++;
	}
	return $passed++ if is_in_report(@lines) && (!$whole || @lines == @report);
	fail($page, $part, $whole ? 'this is not the whole report of "make demo"'
		: 'this is not in the report of "make demo"');
}

# Whether the lines occur in the report, one after the other.
sub is_in_report
{
	my @lines = @_;
	for my $at (0 .. $#report - $#lines)
	{
		return 1 unless grep { $report[ $at + $_ ] ne $lines[$_] } 0 .. $#lines;
	}
	return 0;
}

# Puts what was printed in the place of the page's output blocks.
sub rewrite
{
	my ($page, @outputs) = @_;
	my @lines = read_lines($page);

	for my $output (reverse @outputs)
	{
		splice @lines, $output->{line} - 1, scalar @{ $output->{lines} }, @{ $output->{printed} };
	}
	open my $out, '>', $page or die "doctest: cannot write $page: $!\n";
	print $out map { "$_\n" } @lines;
	close $out;
}

# Makes the page's database, runs its SQL and compares or rewrites.
sub run_page
{
	my ($page, $number) = @_;
	my ($parts, $template) = parse_page($page, read_lines($page));
	my $database = "doctest_$number";
	my @run = grep { $_->{kind} =~ /^(sql|setup)$/ && !$_->{skip} } @$parts;
	my ($before_passed, $before_failed, @outputs) = ($passed, $failed);

	system(qw(psql -X -q -d postgres -c), "CREATE DATABASE $database TEMPLATE $template") == 0
		or die "doctest: $page: there is no database \"$template\" to copy\n";
	run_parts($database, @run);
	for my $i (0 .. $#$parts)
	{
		my ($part, $next) = @$parts[ $i, $i + 1 ];
		my $output = $next && $next->{kind} eq 'output' ? $next : undef;

		if ($part->{kind} eq 'report')
		{
			check_report($page, $part, \@outputs);
		}
		elsif ($part->{skip})
		{
			$skipped++;
			print "$page:$part->{line}: skipped: $part->{skip}\n";
		}
		elsif ($part->{kind} ne 'output')
		{
			$output->{printed} = $part->{printed} if $output;
			push @outputs, $output if $output;
			$update && $output ? $passed++ : check_sql($page, $part, $output);
		}
	}
	system(qw(psql -X -q -d postgres -c), "DROP DATABASE $database");
	rewrite($page, @outputs) if $update;
	printf "%s: %d passed, %d failed; %d show their output\n", $page, $passed - $before_passed,
		$failed - $before_failed, scalar @outputs;
}

while (@ARGV && $ARGV[0] =~ /^--/)
{
	my $option = shift;
	if ($option eq '--update')    { $update = 1 }
	elsif ($option eq '--report') { @report = essence(read_lines(shift)) }
	else                          { die "doctest: no such option: $option\n" }
}
my $number = 0;
run_page($_, ++$number) for @ARGV;
print "$passed passed, $failed failed, $skipped skipped\n";
exit($failed ? 1 : 0);
