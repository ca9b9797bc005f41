import {z} from 'zod';
import {contentHash, shortId} from '../base/hash.ts';
import {LastLines} from './last-lines.ts';

/** The cases that are gathered for a meeting, by "SUSPECT-VICTIM", in the order in which they are to be talked about. */
const MeetingList = z
  .strictObject({
    /** The login of who holds it. */
    who: z.string(),
    /** Reads as nobody's, and opens nothing to who knows it; empty in a line of before lists could be handed on. */
    id: z.string().default(''),
    cases: z.array(z.string()).readonly(),
    /** The day of the meeting, `YYYY-MM-DD`, and what it is called; both empty until they are said. */
    day: z.string().default(''),
    title: z.string().default(''),
    /** Role and agency of the holder when it was written last: only colleagues of both may work on it. Empty in a line of before. */
    role: z.string().default(''),
    agency: z.string().default(''),
    /** Logins with whom the holder shares it. */
    shared: z.array(z.string()).readonly().default([]),
    /** Logins who held it or worked on it before: what they put on it may be closed to who does now. */
    from: z.array(z.string()).readonly().default([]),
    /** Who changed it last, and on which day by the clock of the hub; empty in a line of before. */
    changedBy: z.string().default(''),
    changedOn: z.string().default(''),
  })
  .transform((list) => (list.id === '' ? {...list, id: listId(list.who, 1)} : list));
export type MeetingList = z.infer<typeof MeetingList>;

/** The id of the list that somebody began as their first, second and so on. */
export const listId = (who: string, number: number): string => shortId('L', 'meeting', who, String(number));

/** Letters of what a meeting is called. */
export const TITLE_MAX = 80;

/** As many as one meeting talks about, twice over. */
export const CASES_MAX = 60;

/** A list outlives its session: it is gathered over weeks. */
export const openMeetings = (path: string): LastLines<MeetingList> =>
  LastLines.open<MeetingList>(path, MeetingList, ({id}) => id);

/**
 * The order that places written beside the cases give. A case that was given the place of another goes before it where it moves up, and
 * behind it where it moves down; one without a number stays where it is.
 */
export function inPlaces(cases: readonly string[], placeOf: (id: string) => number | null): string[] {
  const placed = cases.map((id, at) => {
    const place = placeOf(id) ?? at + 1;
    return {id, place, moved: Math.sign(place - (at + 1))};
  });
  return placed.sort((left, right) => left.place - right.place || left.moved - right.moved).map(({id}) => id);
}

/** The same order for those that can be shown alone; one that cannot keeps its place, for when it can be again. */
export function inPlacesShown(
  cases: readonly string[],
  isShown: (id: string) => boolean,
  placeOf: (id: string) => number | null,
): string[] {
  const shown = inPlaces(cases.filter(isShown), placeOf).values();
  return cases.map((id) => (isShown(id) ? shown.next().value! : id));
}

/** What somebody wrote as one line: marks that are not seen, or turn the words around them, stand on no paper of a meeting. */
export const lineOf = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** What the meeting is, in words; empty where nobody said. */
export const meetingWords = ({day, title}: Pick<MeetingList, 'day' | 'title'>): string =>
  [title, day].filter((part) => part !== '').join(', ');

/** Equal for lists of which a page shows the same. */
export const listToken = ({id, cases, day, title}: MeetingList): string =>
  contentHash(JSON.stringify([id, cases, day, title])).slice(0, 16);
