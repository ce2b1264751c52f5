# shellcheck shell=sh
# lib.sh: what every script in dev/ shares: where things are, what is missing, and how to
# become a user that PostgreSQL accepts, in a copy of the tree that this user can read.
#
# A script sources this file, names what it needs (needs GROUP...) and then says
# enter "$@". That starts the same script once more, inside: as an ordinary user, with a
# fresh copy of the tree as its working directory. Nothing inside touches the clone.
#
#   $top   the clone, or inside the copy of the tree
#   $work  the folder that holds builds and temporary installations: build/work-USER, kept from
#          run to run, or one elsewhere that ends with this run
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

# find_pg_config: prints the pg_config of the newest PostgreSQL here that has all that a module
# is built and tried with; PG_CONFIG, where it is set, is the only one that may be it.
find_pg_config() {
	# shellcheck disable=SC2046
	set -- "${PG_CONFIG:-}" $([ -n "${PG_CONFIG:-}" ] || { newest_first pg_config && echo pg_config; })
	for candidate in "$@"; do
		if [ -n "$candidate" ] && [ -z "$(lacks "$candidate")" ]; then
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

# lacks PG_CONFIG: prints what it has not, in words: "server", "headers" or "pgxs" if a part of
# its major version isn't there, "program" or "age" if nothing can come of it.
lacks() {
	major=$(major_version "$1" 2>/dev/null)
	if [ -z "$major" ]; then
		echo program
		return
	fi
	[ "$major" -ge "$oldest_major" ] || echo age
	[ "$(major_version "$("$1" --bindir)/postgres" 2>/dev/null)" = "$major" ] || echo server
	[ -f "$("$1" --pgxs)" ] || echo pgxs
	[ -n "$(headers_of "$1")" ] || echo headers
}

# headers_of PG_CONFIG: prints the folder that has postgres.h: the server's own, or the one that
# dev/setup has unpacked.
headers_of() {
	for folder in "$("$1" --includedir-server)" "$(unpacked_headers "$(major_version "$1")")"; do
		if [ -f "$folder/postgres.h" ]; then
			echo "$folder"
			return
		fi
	done
}

# unpacked_headers MAJOR: where dev/setup unpacks Debian's package of them.
unpacked_headers() {
	echo "$top/build/headers-$1/usr/include/postgresql/$1/server"
}

# older_pg_config: inside, prints the pg_config of the oldest PostgreSQL that is older than ours.
older_pg_config() {
	older=
	for candidate in $(newest_first pg_config); do
		if [ -z "$(lacks "$candidate")" ] && [ "$(major_version "$candidate")" -lt "$(major_version "$CSMETRICS_PG_CONFIG")" ]; then
			older=$candidate
		fi
	done
	[ -n "$older" ] && echo "$older"
}

# major_version PROGRAM: prints that of the PostgreSQL which the program is of.
major_version() {
	"$1" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/'
}

# needs GROUP...: installs what is missing, or says what is and stops.
needs() {
	[ -n "${CSMETRICS_INSIDE:-}" ] || "$top/dev/setup" "$@"
}

# as_user COMMAND...: where we are root, which PostgreSQL refuses, runs it as the clone's owner,
# and as nobody where that is root or no user that this system knows.
as_user() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
		return
	fi
	user=$(stat -c %u "$top")
	if [ "$user" -eq 0 ] || ! id -u "$user" >/dev/null 2>&1; then
		user=nobody
	fi
	setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups -- "$@"
}

# work_folder: prints the folder for builds and runs. It is in build/ if the user can reach that
# and make can stand its name. Else it is in a temporary place, and leave removes it.
work_folder() {
	folder=$top/build/work-$(as_user id -u)
	mkdir -p "$top/build" 2>/dev/null || die "$(id -un) can't write to $top"
	chown --reference="$top" "$top/build" 2>/dev/null || true
	if is_plain_name "$folder" && as_user test -x "$top/build"; then
		mkdir -p "$folder"
		chown "$(as_user id -u)" "$folder"
		if can_run_from "$folder"; then
			echo "$folder"
			return
		fi
	fi
	for base in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
		folder=$(as_user mktemp -d "$base/csmetrics.XXXXXX" 2>/dev/null) || continue
		if is_plain_name "$folder" && can_run_from "$folder"; then
			# If we are killed, "make clean" finds it by this.
			ln -s "$folder" "$top/build/elsewhere-${folder##*.}"
			echo "$folder"
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

# short_tmp: prints a temporary folder whose name leaves room for a socket's: this run's own.
short_tmp() {
	for folder in "$run/tmp" "${TMPDIR:-/tmp}"; do
		if [ "${#folder}" -le 70 ] && as_user test -w "$folder"; then
			echo "$folder"
			return
		fi
	done
	echo /tmp
}

# enter ARGUMENTS...: outside, runs this script again inside and exits as that did.
enter() {
	if [ -n "${CSMETRICS_INSIDE:-}" ]; then
		work=$CSMETRICS_WORK
		run=$CSMETRICS_INSIDE
		cd "$top"
		return
	fi
	pg_config=$(find_pg_config)
	work=$(work_folder)
	run=$(as_user mktemp -d "$work/run.XXXXXX")
	trap 'leave 130' INT TERM HUP
	as_user mkdir "$run/tree" "$run/home" "$run/back" "$run/tmp"
	pack_tree | as_user tar -C "$run/tree" -xf -
	# The user inside may not reach the clone.
	headers=$(headers_of "$pg_config")
	# shellcheck disable=SC2016
	case $headers in
		"$top"/*)
			tar -C "$headers" -cf - . | as_user sh -c 'mkdir "$1" && tar -C "$1" -xf -' sh "$run/headers"
			headers=$run/headers
			;;
	esac
	status=0
	# PostgreSQL's own variables could lead to a server of the system.
	# shellcheck disable=SC2046
	as_user env $(env | sed -n 's/^\(PG[A-Z]*\)=.*/-u \1/p') CSMETRICS_INSIDE="$run" CSMETRICS_WORK="$work" \
		CSMETRICS_PG_CONFIG="$pg_config" CSMETRICS_HEADERS="$headers" \
		HOME="$run/home" TMPDIR="$(short_tmp)" LC_ALL=C.UTF-8 TZ=UTC MAKEFLAGS= \
		"$run/tree/dev/$(basename "$0")" "$@" || status=$?
	as_user tar -C "$run/back" --owner="+$(stat -c %u "$top")" --group="+$(stat -c %g "$top")" -cf - . |
		tar -C "$top" --no-overwrite-dir -xf -
	leave "$status"
}

# leave STATUS: exits, and removes what the run needs no more. A run that failed stays, in build/.
leave() {
	trap '' INT TERM HUP
	kept=$run
	case $work in
		"$top"/*) ;;
		*)
			kept=$top/build/${run##*/}
			[ "$1" -eq 0 ] || { mkdir -p "$kept" && as_user tar -C "$run" -cf - . | tar -C "$kept" --no-same-owner -xf -; }
			as_user rm -rf "$work" && rm -f "$top/build/elsewhere-${work##*.}"
			;;
	esac
	case $1 in
		0 | 130) as_user rm -rf "$run" ;;
		*) say "The files of this run are in $kept." ;;
	esac
	find "$top/build" -maxdepth 2 -name 'run.*' -mmin +1440 -exec rm -rf {} + 2>/dev/null || true
	exit "$1"
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

# result PART PASSED FAILED: says how a part went, notes it for the summary, and fails if it did.
result() {
	say "$1: $2 passed, $3 failed"
	echo "$1 $2 $3" >>"$run/results"
	[ "$3" -eq 0 ]
}
