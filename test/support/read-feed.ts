import {openFeed} from '../../src/feeds/feed.ts';

/** Reads a feed through a mapping and prints its counts: `node read-feed.ts FILE MAPPING`; to be given little memory. */
const [file, mapping] = process.argv.slice(2);
const feed = await openFeed(file!, {mapping});
let accepted = 0;
for await (const batch of feed.items()) accepted += batch.length;
process.stdout.write(JSON.stringify({accepted, read: feed.counts.read}));
