import type {AuditEntry} from './entry.ts';

/** Which entries somebody asks for; what is left out narrows nothing. */
export type AuditQuestion = {
  /** An id that the entry is about. */
  object?: string | undefined;
  /** Name of the user. */
  who?: string | undefined;
  /** Days in UTC, `YYYY-MM-DD`, both counted. */
  since?: string | undefined;
  until?: string | undefined;
};

/**
 * Whether an entry is asked for. `successors` gives the persons that an id of former runs has become: who saw somebody under an id that
 * they had then saw them.
 */
export function entryFilter(
  {object, who, since, until}: AuditQuestion,
  successors: (id: string) => readonly string[] = () => [],
): (entry: AuditEntry) => boolean {
  const wanted = object === undefined ? null : new Set([object, ...successors(object)]);
  const known = new Map<string, boolean>();
  const isWanted = (id: string): boolean => {
    let is = known.get(id);
    if (is === undefined) {
      is = wanted!.has(id) || (id.startsWith('P') && successors(id).some((heir) => wanted!.has(heir)));
      known.set(id, is);
    }
    return is;
  };
  return ({event}) => {
    const day = event.at.slice(0, 10);
    return (
      (who === undefined || event.who === who) &&
      (since === undefined || day >= since) &&
      (until === undefined || day <= until) &&
      (wanted === null || event.objects.some(isWanted))
    );
  };
}
