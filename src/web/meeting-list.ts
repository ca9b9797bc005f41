import {LastLines} from './last-lines.ts';

/** The cases that somebody gathers for a meeting, by "SUSPECT-VICTIM", in the order in which they are to be talked about. */
export type MeetingList = {who: string; cases: readonly string[]};

/** As many as one meeting talks about, twice over. */
export const CASES_MAX = 60;

/** A list outlives its session: it is gathered over weeks. */
export const openMeetings = (path: string): LastLines<MeetingList> => LastLines.open<MeetingList>(path, ({who}) => who);

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
