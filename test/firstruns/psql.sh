# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: trixie
# psql.sh: a client's machine: psql and sudo, no server and no compiler.
prepare make postgresql-client sudo
clone_for newcomer
refuses "psql only, plain make" "no PostgreSQL to build for" "make"
refuses "psql only, no right to install" "install it first: sudo apt-get update; sudo apt-get install --no-install-recommends postgresql-17 gcc" "make demo"
nothing_done "no right to install"

echo "newcomer ALL=(ALL) ALL" >/etc/sudoers.d/newcomer
echo "newcomer:secret" | chpasswd
refuses "sudo that asks, without a terminal" "install it first: sudo apt-get" "make demo"
nothing_done "sudo that asks"
reports "sudo that asks, with a terminal" '(until grep -q "password for" typed; do sleep 1; done
	sleep 1; echo secret; until [ -e done ]; do sleep 1; done) |
	{ script -qefc "make demo" typed | tr -d "\r"; touch done; }; rm -f typed done'
cleans "psql only"
