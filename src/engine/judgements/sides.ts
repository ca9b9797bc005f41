import {findById} from '../../base/find-by-id.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {Mention} from '../../model/mention.ts';
import type {Known} from '../view/as-of.ts';

/** What an id may look like; anything else is not repeated in a message, as it may be a name. */
const PLAIN_ID = /^[\w.:/ -]{1,100}$/;

/** A record by its place: `police.csv:12`, and `police.csv:12:child` where the row tells of several people. */
const PLACE = /^(.+?):(\d+)(?::(.+))?$/;

/**
 * The mentions that an id stands for now: those of a person, a single one, or that of a row of a file.
 * @throws RingfenceError NOT_FOUND, USAGE where a row tells of several people or of staff.
 */
export function mentionsMeant(id: string, {records, resolved}: Known, successors: (id: string) => string[]): string[] {
  const person = findById(resolved.persons, id);
  if (person !== undefined) return [...person.mentions];
  const mention = findById(records.mentions, id);
  if (mention !== undefined) return [subject(mention)];
  const place = PLACE.exec(id);
  if (place !== null) return [atPlace(records.mentions, place[1]!, Number(place[2]), place[3] ?? null)];
  const heirs = successors(id);
  if (heirs.length > 0)
    throw new RingfenceError(
      'NOT_FOUND',
      `${id} is no person any more; it went into ${heirs.join(', ')}. Look at ${heirs.length === 1 ? 'that one' : 'each'} ` +
        'with "ringfence person ID" first, then say of whom it holds; "ringfence events" tells what happened.',
    );
  throw new RingfenceError(
    'NOT_FOUND',
    `There is no person, mention or record ${PLAIN_ID.test(id) ? id : 'with the id that was given'}: ` +
      '"ringfence persons" lists persons, "ringfence person ID" their mentions, and a record is named FILE:ROW or FILE:ROW:SLOT.',
  );
}

function atPlace(mentions: readonly Mention[], file: string, row: number, slot: string | null): string {
  const there = mentions.filter(({source}) => source.file === file && source.row === row);
  const meant = slot === null ? there : there.filter(({source}) => source.slot === slot);
  if (meant.length === 1) return subject(meant[0]!);
  if (there.length === 0)
    throw new RingfenceError(
      'NOT_FOUND',
      `No record in force comes from row ${row} of a file of that name: "ringfence person ID" shows files, rows and slots. ` +
        'A row that a later file corrected is now a row of that file.',
    );
  const slots = there.map(({source}) => source.slot).join(', ');
  throw new RingfenceError(
    'USAGE',
    `Row ${row} tells of several people: add one of its slots, as FILE:ROW:SLOT (${slots}).`,
  );
}

function subject({id, staff}: Mention): string {
  if (staff)
    throw new RingfenceError('USAGE', `${id} is a member of staff, who is nobody's subject and never matched.`);
  return id;
}
