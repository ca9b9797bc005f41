import {figuresOf} from './figures.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('node datasets/realism.ts DIR, where DIR holds feeds/ and truth/ as "npm run dataset" writes them');
  process.exitCode = 2;
} else {
  for (const {title, rows} of figuresOf(folder)) {
    console.log(`\n${title}`);
    for (const [name, value, wanted] of rows) console.log(`  ${name.padEnd(44)} ${value.padStart(8)}   ${wanted}`);
  }
}
