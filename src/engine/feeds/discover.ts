import {readdirSync, statSync} from 'node:fs';
import {compareTexts} from '../../base/compare-texts.ts';
import {RingfenceError} from '../../base/errors.ts';

/** Hidden files, locks of open workbooks, and what Windows keeps of a folder. */
const LEFT_BEHIND = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Names in the folder of feeds, in the order in which they are loaded: by name without endings, numbers as numbers, so that
 * "contacts_2.csv" comes before "contacts_10.csv", and "contacts.csv" before "contacts-corrected.csv", which supersedes it.
 * Hidden files and what office programs and systems leave behind are left out; folders are kept, to be named as such.
 */
export function discoverFeeds(folder: string): string[] {
  const stat = statSync(folder, {throwIfNoEntry: false});
  if (stat === undefined) {
    throw new RingfenceError('FILE_MISSING', `${folder}: there is no such folder; name the folder of the extracts.`);
  }
  if (!stat.isDirectory()) {
    throw new RingfenceError('FILE_MISSING', `${folder}: this is a file; name the folder that holds it.`);
  }
  const names = readdirSync(folder).filter((name) => !LEFT_BEHIND.test(name));
  if (names.length === 0) throw new RingfenceError('FILE_MISSING', `${folder}: the folder is empty.`);
  return names.sort(compareNames);
}

/** Fixed rules of its own: the order must not depend on the language of the machine. */
function compareNames(left: string, right: string): number {
  return compareParts(parts(stem(left)), parts(stem(right))) || compareTexts(left, right);
}

const stem = (name: string): string =>
  name.replace(/(?:\.(?:csv|tsv|txt|ndjson|jsonl|json|xlsx|parquet))?(?:\.gz)?$/i, '');
const parts = (text: string): string[] => text.toLowerCase().match(/\d+|\D/g) ?? [];

function compareParts(left: string[], right: string[]): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = comparePart(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function comparePart(left: string, right: string): number {
  const areNumbers = /^\d/.test(left) && /^\d/.test(right);
  if (areNumbers && Number(left) !== Number(right)) return Number(left) - Number(right);
  return compareTexts(left, right);
}
