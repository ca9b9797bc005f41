#!/usr/bin/env bash
# What "npm pack" makes is put into an empty folder, as its users do, and used on the host's own Node: the command over the committed
# borough, and the library's types and answers.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"

folder="$(mktemp -d)"
trap 'rm -rf "$folder" "$root/dist"' EXIT
npm pack --pack-destination "$folder" >/dev/null

cd "$folder"
npm init -y >/dev/null
npm install ./ringfence-*.tgz
npx ringfence run --feeds node_modules/ringfence/datasets/borough-small/feeds --workspace hub.sqlite --json >run.json
npx ringfence alerts --workspace hub.sqlite --all --json >alerts.json
npx ringfence ask --list >questions.txt

cat >hub.mjs <<'SCRIPT'
import {readFileSync} from 'node:fs';
import {openHub, QUESTIONS} from 'ringfence';
const hub = await openHub('hub.sqlite');
const told = JSON.parse(readFileSync('alerts.json', 'utf8')).map(({id}) => id);
if (told.length === 0 || told.join() !== hub.alerts().map(({alert}) => alert.id).join()) throw new Error('other alerts than the command gives');
if (hub.ask(QUESTIONS[0].name).length === 0) throw new Error('a question without an answer');
hub.close();
console.log(`the package gives ${told.length} alerts, by command and by library`);
SCRIPT
node_modules/.bin/node hub.mjs
