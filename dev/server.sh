# shellcheck shell=sh
# server.sh: temporary installations and throwaway servers, for scripts that are inside
# (see lib.sh). A server is reached through a socket in a folder of its own, and by no port.
#
# A variant is one way to build: release, or one of those in variant_flags. Each has its
# folder $work/MAJOR-VARIANT, kept from run to run: tree/ with the sources and objects, pg/
# with the copy of the server that the extension is installed in.
# shellcheck disable=SC2154 # lib.sh's enter sets work and run
# shellcheck disable=SC2034 # pgxs is for those who source this

# variant_flags VARIANT: prints the flags it is compiled and linked with besides the usual ones.
variant_flags() {
	case $1 in
		release) ;;
		assert) echo "-DUSE_ASSERT_CHECKING" ;;
		coverage) echo "-O0 --coverage" ;;
		# -fwrapv, which PostgreSQL builds with, would hide overflow.
		ubsan) echo "-fno-wrapv -fsanitize=undefined,float-cast-overflow -fno-sanitize-recover=all" ;;
		asan) echo "-fsanitize=address" ;;
		*) die "there is no build variant \"$1\"" ;;
	esac
}

# install_variant VARIANT: brings its build and its installation up to date, and sets
# $prefix to the installation, $bindir and $pgxs to folders in it, and PATH.
install_variant() {
	place=$work/$(major_version "$CSMETRICS_PG_CONFIG")-$1
	prefix=$place/pg
	mkdir -p "$place/tree"
	(
		flock 9
		copy_server || exit
		build_and_install "$(variant_flags "$1")" >"$run/build-$1.log" 2>&1 || {
			cat "$run/build-$1.log" >&2
			die "the build failed ($1)"
		}
	) 9>"$place/lock" || exit
	bindir=$(inside_prefix --bindir)
	pgxs=$(inside_prefix --pkglibdir)/pgxs
	PATH=$bindir:$PATH
}

# inside_prefix OPTION: where the copy has the folder that pg_config OPTION prints.
inside_prefix() {
	echo "$prefix/$("$CSMETRICS_PG_CONFIG" "$1" | sed "s,^$(common_root),,")"
}

# common_root: the longest folder, with its slash, that all parts of the server are under.
# PostgreSQL finds its parts relative to its programs, so a copy keeps their places.
common_root() {
	for option in --bindir --pkglibdir --sharedir --pkgincludedir; do
		"$CSMETRICS_PG_CONFIG" "$option"
	done | awk -F/ '
		NR == 1 { n = split($0, root, "/") - 1 }
		{ for (i = 1; i <= n && $i == root[i]; i++) ; n = i - 1 }
		END { for (i = 1; i <= n; i++) printf "%s/", root[i] }
	'
}

# copy_server: the server under $prefix, where a module can be installed and nothing of the system
# changes: copies of its programs, which find the rest from where they are, and links to the rest.
copy_server() {
	version=$("$CSMETRICS_PG_CONFIG" --version)
	if [ "$(cat "$prefix/version" 2>/dev/null)" = "$version" ]; then
		return
	fi
	rm -rf "$prefix"
	case $(common_root) in
		/usr/bin/ | /bin/ | /) die "$CSMETRICS_PG_CONFIG: its programs are not in a folder of their own" ;;
	esac
	for option in --bindir --pkglibdir --sharedir --pkgincludedir --includedir-server; do
		from=$("$CSMETRICS_PG_CONFIG" "$option")
		to=$(inside_prefix "$option")
		case $option in
			--bindir) how=-RL ;;
			--includedir-server)
				[ ! -f "$to/postgres.h" ] || continue
				from=$CSMETRICS_HEADERS how=-R
				;;
			*) how=-Rs ;;
		esac
		mkdir -p "$to"
		[ ! -d "$from" ] || cp "$how" "$from/." "$to" || exit
	done
	echo "$version" >"$prefix/version"
}

# build_and_install FLAGS: objects are kept as long as flags and server stay the same. (Where
# a caller asks whether it went well, the shell's -e is off: hence the exits.)
build_and_install() (
	flags=$1
	set -- WERROR="${WERROR:-}" PG_CONFIG="$(inside_prefix --bindir)/pg_config"
	# Bitcode for JIT is the release's; it knows no flags of ours.
	[ -z "$flags" ] || set -- "$@" with_llvm=no COPT="$flags"
	now="$* $(cat "$prefix/version") $(cksum Makefile)"
	if [ "$(cat "$place/flags" 2>/dev/null)" != "$now" ]; then
		rm -rf "$place/tree" "$place/installed"
		mkdir "$place/tree"
	fi
	find "$place/tree" -type f ! -name '*.o' ! -name '*.bc' ! -name '*.so' ! -name '*.gc*' -delete
	tar -cf - Makefile csmetrics.control sql src | tar -C "$place/tree" -xf -
	cd "$place/tree" || exit
	echo "$now" >"$place/flags"
	make -s -j2 "$@" || exit
	# A running test must not find the module gone: install only what is new.
	what=$(find csmetrics.so csmetrics.control sql src/csmetrics.bc -printf '%p %s %t\n' 2>/dev/null || true)
	if [ "$(cat "$place/installed" 2>/dev/null)" != "$what" ]; then
		make -s "$@" install || exit
		echo "$what" >"$place/installed"
	fi
)

# start_server NAME [PROGRAM]: a server in $run/NAME whose superuser is postgres; PROGRAM runs
# in the place of postgres. Sets PGHOST, PGUSER and PGDATABASE. It ends with the script.
start_server() {
	data=$run/$1
	PGHOST=$(mktemp -d "$TMPDIR/csm.XXXXXX")
	PGUSER=postgres
	PGDATABASE=postgres
	export PGHOST PGUSER PGDATABASE
	trap stop_server EXIT
	trap 'exit 130' INT TERM HUP
	initdb -D "$data" -U postgres -A trust -E UTF8 --no-locale --no-sync >"$data.initdb.log"
	cat >>"$data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$PGHOST'
		fsync = off
		timezone = 'UTC'
		log_timezone = 'UTC'
		datestyle = 'ISO, MDY'
	CONF
	pg_ctl -D "$data" -l "$data.log" -p "${2:-$bindir/postgres}" -w -t 120 -s start || {
		cat "$data.log" >&2
		die "the server did not start"
	}
}

stop_server() {
	if [ -f "$data/postmaster.pid" ]; then
		pg_ctl -D "$data" -m immediate -s stop || true
	fi
	rm -rf "$PGHOST"
}

# run_sql ARGUMENTS...: psql that stops at the first error, reads no one's ~/.psqlrc and never waits
# for somebody to turn the page.
run_sql() {
	psql -X -q -P pager=off -v ON_ERROR_STOP=1 "$@"
}

# load_desk: makes the database desk and loads the example desk into it.
load_desk() {
	say "loading the example desk"
	run_sql -c 'CREATE DATABASE desk'
	run_sql -d desk -c 'CREATE EXTENSION csmetrics'
	PGOPTIONS='-c client_min_messages=warning' run_sql -d desk -o /dev/null \
		-f examples/desk/schema.sql -f examples/desk/data.sql
}

# tests_for [WHAT]: prints the regression tests, less those that say they are too long for it.
tests_for() {
	grep -L -e "^-- too long for ${1:-nothing at all}" test/sql/*.sql
}
