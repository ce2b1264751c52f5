# shellcheck shell=sh disable=SC2016,SC2034,SC2154
# system: trixie
# docker.sh: the steps of README.md's Dockerfile; the image postgres:17 is a Debian with a server.
prepare postgresql-17
holds "a cluster" sh -c 'pg_lsclusters -h | grep -q . || pg_createcluster 17 main'
cp -R /src /csmetrics
sed -n '/^```dockerfile$/,/^```$/s/^RUN //p' /src/README.md >/var/log/steps
holds "README.md has the steps" test -s /var/log/steps
while read -r step; do
	holds "docker: $step" sh -c "$step"
done </var/log/steps
holds "docker: COPY --from=build /installed /" cp -R /installed/. /
pg_ctlcluster 17 main start || true
holds "docker: CREATE EXTENSION" runuser -u postgres -- psql -Xd postgres -c 'CREATE EXTENSION csmetrics'
answers "docker"
