import {writeSync} from 'node:fs';
import {Inbox} from '../../src/server/inbox/inbox.ts';
import {lineOf} from '../../src/server/inbox/line.ts';
import {NotificationRequest} from '../../src/server/schemas/notification.ts';

/** A process of its own, to be killed: `node kept-lines.ts FOLDER` keeps notifications, and names each once it is kept. */
const inbox = new Inbox(process.argv[2]!, '', () => {});
for (let at = 0; ; at++) {
  const request = NotificationRequest.parse({
    ground: 's47',
    kind: 'neglect',
    reference: `R-${at}`,
    people: Array.from({length: 20}, (_, n) => ({
      role: 'other',
      names: [{given: 'Zephyrine'.repeat(20), family: `Quillfeather${n}`}],
    })),
  });
  const sender = {agency: 'police', name: 'x', area: '', now: '2026-04-02T10:00'} as const;
  await inbox.keep(lineOf(request, sender), false, '2026-04-02');
  writeSync(1, `R-${at}\n`);
}
