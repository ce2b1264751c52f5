# shellcheck shell=sh
# lib.sh: what every script in dev/ shares: where things are, what is missing, and how to
# become a user that PostgreSQL accepts, in a copy of the tree that this user can read.
#
# A script sources this file, names what it needs (needs GROUP...) and then says
# enter "$@". That starts the same script once more, inside: as an ordinary user, with a
# fresh copy of the tree as its working directory. Nothing inside touches the clone.
#
#   $top   the clone, or inside the copy of the tree
#   $work  the folder, kept from run to run, that holds builds and temporary installations
#   $run   this run's own folder, gone after a run that went well

set -eu

top=$(cd "$(dirname "$0")/.." && pwd -P)

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "csmetrics: $*"
	exit 1
}

# The oldest PostgreSQL that csmetrics builds on.
oldest_major=15

# find_pg_config: prints the pg_config of the newest PostgreSQL here that has both a server
# and what an extension is built with; PG_CONFIG, where it is set, is taken as it is.
find_pg_config() {
	if [ -n "${PG_CONFIG:-}" ]; then
		command -v "$PG_CONFIG" || die "PG_CONFIG=$PG_CONFIG is no program"
		return
	fi
	for candidate in $(newest_first pg_config) pg_config; do
		if is_complete "$candidate"; then
			command -v "$candidate"
			return
		fi
	done
	return 1
}

# newest_first PROGRAM: where Debian's versions of PostgreSQL have it.
newest_first() {
	find /usr/lib/postgresql -path "*/bin/$1" 2>/dev/null | sort -rV
}

# is_complete PG_CONFIG: whether it stands for a server with its build files.
is_complete() {
	command -v "$1" >/dev/null 2>&1 || return 1
	[ -f "$("$1" --pgxs)" ] && [ -x "$("$1" --bindir)/postgres" ] &&
		[ "$(major_version "$1")" -ge "$oldest_major" ]
}

# older_pg_config: inside, prints the pg_config of the oldest PostgreSQL that is older than ours.
older_pg_config() {
	older=
	for candidate in $(newest_first pg_config); do
		if is_complete "$candidate" && [ "$(major_version "$candidate")" -lt "$(major_version "$CSMETRICS_PG_CONFIG")" ]; then
			older=$candidate
		fi
	done
	[ -n "$older" ] && echo "$older"
}

# major_version PG_CONFIG: prints it.
major_version() {
	"$1" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/'
}

# needs GROUP...: installs what is missing, or says what is and stops.
needs() {
	[ -n "${CSMETRICS_INSIDE:-}" ] || "$top/dev/setup" "$@"
}

# as_user COMMAND...: runs it as nobody where we are root, which PostgreSQL refuses.
as_user() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups -- "$@"
	else
		"$@"
	fi
}

# work_folder: prints the folder for builds and runs. It is under build/ if the user can
# reach that and make can stand its name, else in a temporary place that a link remembers.
work_folder() {
	link=$top/build/work-$(as_user id -u)
	mkdir -p "$top/build"
	chown --reference="$top" "$top/build" 2>/dev/null || true
	(
		flock 9
		if ! as_user test -w "$link/."; then
			rm -rf "$link"
			make_work_folder "$link"
		fi
	) 9>"$top/build/lock"
	(cd "$link" && pwd -P)
}

# make_work_folder LINK: makes it as a folder there, or as a link to one elsewhere.
make_work_folder() {
	mkdir "$1"
	chown "$(as_user id -u)" "$1"
	if is_plain_name "$1" && can_run_from "$1"; then
		return
	fi
	rmdir "$1"
	for base in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
		folder=$(as_user mktemp -d "$base/csmetrics.XXXXXX" 2>/dev/null) || continue
		if is_plain_name "$folder" && can_run_from "$folder"; then
			ln -s "$folder" "$1"
			return
		fi
		as_user rmdir "$folder"
	done
	die "found no folder that $(as_user id -un) can write to and run programs from; set TMPDIR"
}

# is_plain_name PATH: whether make and pg_config take it as it is.
is_plain_name() {
	case $1 in *[!A-Za-z0-9/._+-]*) return 1 ;; esac
}

# can_run_from FOLDER: whether the user reaches it and programs may run there.
can_run_from() {
	# shellcheck disable=SC2016
	as_user sh -c '
		cd "$1" && trap "rm -f try" EXIT && printf "#!/bin/sh\n" >try && chmod +x try && ./try
	' sh "$1" 2>/dev/null
}

# short_tmp: prints a temporary folder whose name leaves room for a socket's.
short_tmp() {
	if [ "${#TMPDIR}" -le 40 ] && as_user test -w "$TMPDIR"; then
		echo "$TMPDIR"
	else
		echo /tmp
	fi
}

# enter ARGUMENTS...: outside, runs this script again inside and exits as that did.
enter() {
	if [ -n "${CSMETRICS_INSIDE:-}" ]; then
		work=$CSMETRICS_WORK
		run=$CSMETRICS_INSIDE
		cd "$top"
		return
	fi
	work=$(work_folder)
	run=$(as_user mktemp -d "$work/run.XXXXXX")
	as_user mkdir "$run/tree" "$run/home" "$run/back"
	pack_tree | as_user tar -C "$run/tree" -xf -
	pg_config=$(find_pg_config)
	status=0
	trap 'as_user rm -rf "$run"; exit 130' INT TERM HUP
	TMPDIR=${TMPDIR:-/tmp}
	# PostgreSQL's own variables could lead to a server of the system.
	# shellcheck disable=SC2046
	unset $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p') LC_ALL
	as_user env CSMETRICS_INSIDE="$run" CSMETRICS_WORK="$work" CSMETRICS_PG_CONFIG="$pg_config" \
		HOME="$run/home" TMPDIR="$(short_tmp)" LC_ALL=C.UTF-8 TZ=UTC MAKEFLAGS= \
		"$run/tree/dev/$(basename "$0")" "$@" || status=$?
	as_user tar -C "$run/back" -cf - . | tar -C "$top" --no-same-owner --no-overwrite-dir -xf -
	if [ "$status" -eq 0 ]; then
		as_user rm -rf "$run"
	else
		say "The files of this run are in $run."
	fi
	as_user find "$work" -maxdepth 1 -name 'run.*' -mmin +1440 -exec rm -rf {} +
	exit "$status"
}

# pack_tree: the clone's files as a tar archive, less what is built.
pack_tree() {
	tar -C "$top" --exclude=./.git --exclude=./build --exclude=node_modules \
		--exclude='*.o' --exclude='*.bc' --exclude='*.so' -cf - .
}

# give_back FILE...: copies files of the tree inside to the clone, when the run ends.
give_back() {
	tar -cf - "$@" | tar -C "$run/back" -xf -
}

# tally PART PASSED FAILED: says how a part went, notes it for the summary, and fails if it did.
tally() {
	say "$1: $2 passed, $3 failed"
	echo "$1 $2 $3" >>"$run/tally"
	[ "$3" -eq 0 ]
}
