import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {header, items, row} from './rows.ts';

/** Loads into the workspace named on the command line until that fails, and prints the code of the error. */
const store = openSqliteStore(process.argv[2]!, 'write');
const signal = new AbortController().signal;
try {
  for (let load = 0; ; load++) {
    const rows = Array.from({length: 50}, (_, i) => row(`${load}-${i}`, 'Ali'));
    await store.load(header(String(load)), items(rows, 10), {refusalShareMax: 0.1, signal});
  }
} catch (error) {
  process.stdout.write((error as {code?: string}).code ?? String(error));
} finally {
  store.close();
}
