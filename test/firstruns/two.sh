# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: trixie
# two.sh: two major versions. 17 has a server only; 15, of another release, has all, then less.
sed 's/ trixie/ bookworm/' /etc/apt/sources.list >/etc/apt/sources.list.d/older.list
prepare make gcc libc6-dev postgresql-17 postgresql-15
(cd /root && apt-get -qq download postgresql-server-dev-15 && dpkg -x postgresql-server-dev-15*.deb / && rm ./*.deb)
clone_for newcomer
forbid_network
reports "two majors: the one that is complete" "make demo"
built_for 15
allow_network
reports "two majors: the one that is named" "make demo PG_CONFIG=/usr/lib/postgresql/17/bin/pg_config"
built_for 17
cleans "two majors"

apt-get -qq remove -y postgresql-15 >/dev/null 2>&1
clone_for newcomer
refuses "the pg_config of a removed server" "install it first: sudo apt-get update; sudo apt-get install --no-install-recommends postgresql-15" \
	"make demo PG_CONFIG=/usr/lib/postgresql/15/bin/pg_config"
refuses "a PG_CONFIG that is none" "PG_CONFIG=/opt/none is no pg_config that runs" "make demo PG_CONFIG=/opt/none"
nothing_done "a removed server"
reports "a removed server: the one that is left" "make demo"
built_for 17
