#!/usr/bin/env bash
# Runs a command (without one: the tests of test/neo4j/server) beside a Neo4j server of its own: fetched from Maven Central, on a free
# loopback port, with a random password, in a folder that goes when the command ends. Where no server can be had it says so
# and ends well, as the same tests without a server have run before.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"

skip() {
  echo "skipped: tests against a Neo4j server ($1)"
  exit 0
}

if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  { timeout 60 apt-get update && timeout 180 apt-get install -y --no-install-recommends openjdk-17-jre-headless maven; } >/dev/null 2>&1 ||
    skip 'neither Java 17 and Maven nor a way to install them'
fi

folder="$(mktemp -d)"
server=''
command=''
finish() {
  if [ -n "$command" ]; then kill "$command" 2>/dev/null || true; fi
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    for _ in $(seq 30); do kill -0 "$server" 2>/dev/null || break; sleep 1; done
    kill -9 "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

fetch() {
  timeout 180 mvn -q -B -f "$root/.ci/neo4j/pom.xml" dependency:copy-dependencies \
    -DoutputDirectory="$folder/lib" -DincludeScope=runtime >"$folder/maven.log" 2>&1
}
fetch || { echo 'the server could not be fetched; once more'; sleep 5; fetch; } || skip 'it could not be fetched from Maven Central'

home="$folder/home"
mkdir -p "$home/conf" "$home/plugins" "$home/logs"
port="$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')"
cat >"$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=:$port
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
CONF

# The password goes by a file and by the server's own argument file, so that it stands in no list of processes.
(umask 077 && node -e 'process.stdout.write(require("node:crypto").randomBytes(24).toString("hex"))' >"$folder/password")
(umask 077 && printf -- '-cp "%s/lib/*" org.neo4j.cli.AdminTool dbms set-initial-password %s\n' "$folder" "$(cat "$folder/password")" >"$folder/set-password")
export NEO4J_HOME="$home" NEO4J_CONF="$home/conf"
java "@$folder/set-password" >"$folder/admin.log" 2>&1 || skip 'its password could not be set'

java -XX:+UseG1GC -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
  -cp "$home/plugins/*:$folder/lib/*" org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf" \
  >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 120); do
  grep -q 'Started\.$' "$home/logs/neo4j.log" 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || skip 'it did not start'
  sleep 1
done
grep -q 'Started\.$' "$home/logs/neo4j.log" 2>/dev/null || skip 'it was not ready after two minutes'

export RINGFENCE_NEO4J=1 NEO4J_URI="bolt://127.0.0.1:$port" NEO4J_USER=neo4j NEO4J_PASSWORD_FILE="$folder/password"
# One file after the other: they share one database.
if [ $# -eq 0 ]; then set -- npx vitest run --no-file-parallelism test/neo4j/server; fi
# In the background, so that a signal to this script is heeded at once.
timeout 600 "$@" &
command=$!
wait "$command"
