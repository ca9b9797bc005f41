import type {WaitingMention} from './seen-pending.ts';

/** How somebody asked about and somebody of a waiting notification may be one. */
export type Meeting = {
  waiting: WaitingMention;
  confidence: 'strong' | 'possible' | 'held-apart';
  /** Match weight in bits: of the two beside each other, or of the waiting one with the person that both are. */
  bits: number;
  /** The person of the last run that both are; null where none is known for both. */
  person: string | null;
  why: {speaks: 'for' | 'against'; text: string}[];
  /** Whether it is no more than possible as one of the two has no birth date or number, whoever stands beside them. */
  isNameAlone: boolean;
};

export const NAME_ALONE = 'one of the two has no birth date or number, so it hangs on who stands beside them';

export const against = (text: string): Meeting['why'][number] => ({speaks: 'against', text});

/**
 * Meetings of all people of one notification, by position of who is asked about, as they are where the people are looked at together; the
 * likeliest first. Two people of one notification are two; and a name alone is who it stands for where somebody else of one notification is
 * somebody else of the other.
 */
export function sideBySide(all: readonly (readonly Meeting[])[]): Meeting[][] {
  return withoutDoubles(withCompany(withoutDoubles(all))).map((list) => list.toSorted(likeliestFirst));
}

function withCompany(all: readonly Meeting[][]): Meeting[][] {
  const strong = all.map((list) => new Set(list.filter(isStrong).map(({waiting}) => waiting.notification.id)));
  return all.map((list, position) =>
    list.map((meeting) => {
      const {id} = meeting.waiting.notification;
      const isBeside = strong.some((notifications, other) => other !== position && notifications.has(id));
      if (!meeting.isNameAlone || !isBeside) return meeting;
      const why = meeting.why.filter(({text}) => text !== NAME_ALONE);
      const beside = {speaks: 'for' as const, text: 'they stand beside one and the same person'};
      return {...meeting, confidence: 'strong' as const, isNameAlone: false, why: [...why, beside]};
    }),
  );
}

/** Who could be two people of one notification is possible for each and strong for none. */
function withoutDoubles(all: readonly (readonly Meeting[])[]): Meeting[][] {
  const strong = all.flatMap((list, position) => list.filter(isStrong).map((meeting) => ({position, meeting})));
  return all.map((list, position) =>
    list.map((meeting) => {
      const {notification, mention} = meeting.waiting;
      const isDouble = strong.some(({position: other, meeting: {waiting}}) =>
        other === position
          ? waiting.notification.id === notification.id && waiting.mention.id !== mention.id
          : waiting.mention.id === mention.id,
      );
      return isStrong(meeting) && isDouble
        ? {...meeting, confidence: 'possible' as const, why: [...meeting.why, against(TWO)]}
        : meeting;
    }),
  );
}

const TWO = 'another of the same notification fits as well, and the two are two people';

const isStrong = ({confidence}: Meeting): boolean => confidence === 'strong';

const ORDER = {strong: 0, possible: 1, 'held-apart': 2};
const likeliestFirst = (left: Meeting, right: Meeting): number =>
  ORDER[left.confidence] - ORDER[right.confidence] ||
  right.bits - left.bits ||
  (left.waiting.mention.id < right.waiting.mention.id ? -1 : 1);
