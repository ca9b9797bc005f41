import {readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {contentHash} from '../../base/hash.ts';
import {globPattern, listMappings} from '../../feeds/language/catalogue.ts';
import {openFeed, type Feed} from '../../feeds/feed.ts';
import type {Mapping} from '../../feeds/language/mapping.ts';
import {packRow} from '../../workspace/lists/packed-row.ts';
import type {FeedItem} from '../../workspace/loads.ts';
import {hashFile} from './file-hash.ts';
import type {OpenFeed} from './opened-feed.ts';
import {sheetLabel} from './sheets.ts';
import type {FeedOptions} from '../../feeds/feed-options.ts';

/** Raised when the readers make other records of the same bytes and mapping, so that files are read again. */
const READER_VERSION = '5';

/** Opens extracts through their mappings, and says by which hash a later run knows that nothing would come out otherwise. */
export function feedOpener(given: FeedOptions): OpenFeed {
  const options = {...given, mappings: given.mappings ?? listMappings()};
  return async (path, sheet) => {
    const before = stampOf(path);
    const name = sheet === undefined ? undefined : sheetLabel(basename(path), sheet);
    const feed = await openFeed(path, {...options, name, sheet});
    const sideFiles = sideFilesOf(path, feed.mapping);
    const lookups = await Promise.all(sideFiles.map((file) => hashFile(join(dirname(path), file))));
    const decisive = [READER_VERSION, feed.mapping, options.area ?? '', options.received ?? '', lookups];
    const bytes = await hashFile(path);
    return {
      feed: feed.feed,
      sheet: feed.sheet,
      contentHash: sheet === undefined ? bytes : contentHash(`${bytes} ${sheet}`),
      mappingHash: contentHash(JSON.stringify(decisive)),
      sideFiles,
      readAhead: () => {},
      items: () => packedItems(path, before, feed),
      leftOut: () => feed.counts.repeated,
      close: () => {},
    };
  };
}

/** What changes when a file is written to; empty where there is none. */
function stampOf(path: string): string {
  const info = statSync(path, {throwIfNoEntry: false, bigint: true});
  return info === undefined ? '' : `${info.ino} ${info.size} ${info.mtimeNs}`;
}

/**
 * The rows as they are stored. A file is read more than once, and may still be on its way into the folder: where it is not the
 * same at the end, nothing of it counts.
 */
async function* packedItems(path: string, before: string, feed: Feed): AsyncGenerator<FeedItem[]> {
  for await (const batch of feed.items()) {
    yield batch.map((item): FeedItem => (item.type === 'row' ? {type: 'row', row: packRow(item.records)} : item));
  }
  if (stampOf(path) !== before) {
    const message = `${basename(path)} changed while it was read; nothing of it was stored. Run again when it is all there`;
    throw new RingfenceError('FILE_UNREADABLE', message);
  }
}

/** Names of files beside `path` whose cells go into the records of this one. */
function sideFilesOf(path: string, mapping: Mapping): string[] {
  const patterns = Object.values(mapping.lookups ?? {}).flatMap(({file}) =>
    file === undefined ? [] : [globPattern(file)],
  );
  if (patterns.length === 0) return [];
  const names = readdirSync(dirname(path)).sort();
  return names.filter((name) => patterns.some((pattern) => pattern.test(name)));
}
