# shellcheck shell=sh
# shellcheck disable=SC2016 # what is in single quotes is for another shell
# shellcheck disable=SC2154 # major is set by the state
# checks.sh: what the states of first runs share. A state is a script that runs as root in a system
# of its own; /src has the sources. Each check prints "ok" or "not ok" and what was looked at.

out=/var/log/firstrun.out

ok() {
	echo "ok $*"
}

not_ok() {
	echo "not ok $*"
	[ ! -f "$out" ] || sed 's/^/    /' "$out"
}

# prepare PACKAGE...: what is on the machine before the newcomer comes.
prepare() {
	apt-get -qq update
	apt-get -qq install -y --no-install-recommends -o Dpkg::Use-Pty=0 passwd "$@" >/dev/null 2>&1 ||
		not_ok "prepared with $*"
}

# clone_for USER: the clone in a home that nobody else may look into; sets clone and user.
clone_for() {
	user=$1
	[ "$user" = root ] || id "$user" >/dev/null 2>&1 || useradd -m -s /bin/sh "$user"
	home=$(getent passwd "$user" | cut -d: -f6)
	chmod 700 "$home"
	clone=$home/csmetrics
	rm -rf "$clone"
	cp -R /src "$clone"
	chown -R "$user:" "$clone"
	dpkg -l >/var/log/packages
}

# run COMMAND: a line of shell, as the newcomer, in the clone, for 15 minutes at most; its output is
# in $out.
run() {
	(cd "$clone" && ${offline:+unshare --net} setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- \
		env HOME="$home" USER="$user" timeout 900 sh -c "$1") </dev/null >"$out" 2>&1
}

# reports NAME COMMAND: it ends well, with the whole report.
reports() {
	if run "$2" && grep -q '^== Do customers recommend us' "$out" && grep -q '^== Did quality change' "$out"; then
		ok "$1: the report"
	else
		not_ok "$1: the report"
	fi
}

# refuses NAME TEXT COMMAND: it fails, and says why in one line of ours that has this text.
refuses() {
	if run "$3"; then
		not_ok "$1: must fail"
	elif [ "$(grep -c '^csmetrics: ' "$out")" -eq 1 ] && grep '^csmetrics: ' "$out" | grep -qF "$2" && ! grep -q 'fatal error' "$out"; then
		ok "$1: $(grep '^csmetrics: ' "$out")"
	else
		not_ok "$1: one sentence, with: $2"
	fi
}

# says NAME TEXT: the last command's output has it.
says() {
	if grep -qE "$2" "$out"; then
		ok "$1: $(grep -m 1 -E "$2" "$out")"
	else
		not_ok "$1: says $2"
	fi
}

# holds NAME COMMAND...: it succeeds.
holds() {
	name=$1
	shift
	if "$@" >/var/log/holds 2>&1; then
		ok "$name"
	else
		not_ok "$name"
		sed 's/^/    /' /var/log/holds
	fi
}

# nothing_done NAME: no package came or went, and the clone is what it was.
nothing_done() {
	holds "$1: nothing half done" sh -c 'dpkg -l | cmp - /var/log/packages && diff -r /src "$1"' sh "$clone"
}

# cleans NAME: "make clean" leaves the clone as it was and nothing elsewhere.
cleans() {
	run "make clean" || not_ok "$1: make clean"
	holds "$1: make clean leaves nothing" sh -c '
		diff -r /src "$1" && ls -A /tmp /var/tmp && [ -z "$(find /tmp /var/tmp -mindepth 1)" ]' sh "$clone"
}

# built_for MAJOR: the last demo ran on it.
built_for() {
	holds "built for PostgreSQL $1" sh -c 'ls -d "$2"/build/work-*/"$1"-release' sh "$1" "$clone"
}

# readme_block NUMBER: the shell commands of that block of README.md's part on Debian and Ubuntu,
# for the PostgreSQL that this system has, in the database postgres.
readme_block() {
	awk -v wanted="$1" '
		/^### / { here = ($0 == "### Debian and Ubuntu") }
		here && /^```/ { inside = ($0 == "```sh"); number += inside; next }
		here && inside && number == wanted
	' /src/README.md | sed "s/\b17\b/$major/g; s/YOUR_DATABASE/postgres/"
}

# follows NAME NUMBER: that block does what it says.
follows() {
	readme_block "$2" >/var/log/block
	holds "$1: README.md has the commands" test -s /var/log/block
	if run "set -e
$(cat /var/log/block)"; then
		ok "$1"
	else
		not_ok "$1"
	fi
}

# answers NAME: the extension is in the database postgres and gives the right number.
answers() {
	# shellcheck disable=SC2016
	holds "$1: nps() answers" sh -c '
		[ "$(runuser -u postgres -- psql -XAtd postgres -c "SELECT round(nps(a), 1) FROM (VALUES (10), (9), (8), (3)) AS t (a)")" = 25.0 ]'
}

# forbid_network: as the newcomer's commands see it; allow_network again.
forbid_network() {
	offline=yes
}
allow_network() {
	offline=
}
offline=
