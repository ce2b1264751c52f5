# The example desk is the same everywhere: loads it into a database as usual and
# into one whose every setting differs, and compares row counts and digests with
# the constants below.  A change of examples/desk/data.sql changes them, and with
# them the figures in README.md and docs.

use strict;
use warnings FATAL => 'all';

use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $desk = "$FindBin::Bin/../../examples/desk";

# Each table: its key, its rows, and the MD5 of the rows as text in key order.
my @tables = (
	[ 'team', 'team_id', 4, 'fdcfd036e393188a4f77a27c379cffe1' ],
	[ 'agent', 'agent_id', 24, '4b6734b5caa5183a130dbc11f97e1677' ],
	[ 'product_area', 'area_id', 12, 'fc1f2b68e5821bef7ee3aa6041d9e849' ],
	[ 'ticket', 'ticket_id', 29455, '42259a9bdcc79a1927c629d5631f8cb9' ],
	[ 'survey_response', 'ticket_id', 29434, '6deb85eaef3fbaaccbf30b2ebfd4b662' ],
	[ 'survey_daily', 'day, team_id, channel COLLATE "C"', 5548, 'b99b19ea25ae94ed9fd3dfa4a2963c13' ],
	[ 'quality_review', 'review_id', 2958, '3a22b84dd07c19c734132fff266aaaf2' ],
	[ 'calibration_review', 'ticket_id, reviewer COLLATE "C"', 360, '9ed7500f1fd48ae62ae3fb8334b70ea0' ],
	[ 'ai_review', 'ticket_id', 29434, '25d6245c5bd5aee9c9ec038e2bee5eb8' ],
);

my $node = PostgreSQL::Test::Cluster->new('desk');
$node->init;
$node->start;

# Load the desk into a database of these options and settings, and compare.
sub check_desk
{
	my ($database, $options, @settings) = @_;

	$node->safe_psql('postgres', "CREATE DATABASE $database $options");
	$node->safe_psql('postgres', "ALTER DATABASE $database SET $_") for @settings;
	$node->safe_psql($database, 'CREATE EXTENSION csmetrics');
	$node->safe_psql($database, slurp_file("$desk/$_.sql")) for qw(schema data);

	for my $table (@tables)
	{
		my ($name, $key, $rows, $digest) = @$table;
		my $found = $node->safe_psql($database, qq{
			SET datestyle = 'ISO';
			SELECT count(*) || ' rows, ' || md5(string_agg(t::text, E'\\n' ORDER BY $key))
			  FROM $name AS t});
		is($found, "$rows rows, $digest", "$database: $name");
	}
}

check_desk('usual', '');
check_desk(
	'contrary',
	q{TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'},
	q{timezone = 'Asia/Kolkata'},
	q{datestyle = 'German, DMY'},
	q{intervalstyle = 'sql_standard'},
	q{extra_float_digits = 0},
	q{standard_conforming_strings = on},
	q{enable_hashjoin = off},
	q{enable_hashagg = off},
	q{jit = off},
	q{work_mem = '64kB'});

$node->stop;
done_testing();
