# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: bookworm
# none.sh: a bare Debian with make; root, in root's home. Then README.md's Install section.
prepare make
rm -rf /var/lib/apt/lists/*
clone_for root
reports "none, as root" "make demo"
says "says what it downloads" 'installing: postgresql-15 .*downloads .*[0-9.]+ MB and takes [0-9.]+ MB on disk'
holds "no compiler of JIT's came along" sh -c '! dpkg -l | grep -E "^ii +(clang|llvm)-"'
holds "no cluster was made" sh -c '[ -z "$(pg_lsclusters -h)" ] && [ ! -e /etc/postgresql-common/createcluster.d/csmetrics-setup.conf ]'
holds "nothing is left in /tmp before make clean" sh -c '[ -z "$(ls -A /tmp /var/tmp | grep -v :)" ]'
cleans "none, as root"

run '(until grep -qs "desk=#" typed; do sleep 1; done
	printf "\003"; sleep 1; printf "SELECT 6 * 7 AS answer;\n"; sleep 1; printf "%s\n" "\\q"
	for i in $(seq 60); do grep -q "ended.\$" typed && break; sleep 1; done) |
	PAGER=cat script -qefc "make psql && echo ended" typed; rm -f typed' || true
says "Ctrl-C in make psql: psql goes on" '^ *42'
says "make psql ends well" 'ended.?$'
holds "and without a complaint" sh -c '! grep -E "Error|Interrupt" "$1"' sh "$out"
cleans "after make psql"

run 'gcc -m32 -fsyntax-only src/core/number/ratio.h' || true
says "32 bits are refused" 'error.*csmetrics needs a 64-bit platform'

prepare sudo
major=15
clone_for newcomer
echo "newcomer ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/newcomer
echo 'APT::Get::Assume-Yes "true";' >/etc/apt/apt.conf.d/answers-yes
follows "packages, make, make install" 1
follows "a cluster" 2
follows "CREATE EXTENSION" 3
answers "installed"
follows "update" 4
answers "updated"
follows "uninstall" 5
holds "nothing of it is left" sh -c '[ -z "$(find /usr/lib/postgresql /usr/share/postgresql -name "*csmetrics*")" ] && diff -r /src "$1"' sh "$clone"

rm /etc/sudoers.d/newcomer
forbid_network
reports "ordinary user, all installed, no network" "make demo"
reports "PG_CONFIG named" "make demo PG_CONFIG=/usr/lib/postgresql/15/bin/pg_config"
cleans "ordinary user"
mv "$clone" "$home/a clone"
clone="$home/a clone"
reports "a space in the path" "make demo"
cleans "a space in the path"
mv "$clone" "$home/csmetrics"
clone=$home/csmetrics
allow_network
user=root
reports "root in the newcomer's clone" "make demo"
user=newcomer
cleans "the newcomer, after root"
