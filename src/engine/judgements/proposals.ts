import type {Decline, Proposal, Unsure} from '../../model/judgement.ts';
import type {JudgementEvent} from '../../workspace/said.ts';

/** A proposal with what became of it: null while a second person is awaited. */
export type ProposalRecord = Proposal & {declined: Decline | null; isConfirmed: boolean};

/** Every proposal in the order in which they were made. */
export function proposalsOf(events: readonly JudgementEvent[]): ProposalRecord[] {
  const declines = new Map(
    events.flatMap((one) => (one.type === 'declined' ? [[one.decline.proposal, one.decline]] : [])),
  );
  const said = new Set(events.flatMap((one) => (one.type === 'said' ? [one.judgement.id] : [])));
  const withdrawn = new Set(events.flatMap((one) => (one.type === 'withdrawn' ? [one.withdrawal.judgement] : [])));
  return events.flatMap((event) => {
    if (event.type !== 'proposed') return [];
    const {proposal} = event;
    const isConfirmed = proposal.asks === 'withdraw' ? withdrawn.has(proposal.judgement) : said.has(proposal.id);
    return [{...proposal, declined: declines.get(proposal.id) ?? null, isConfirmed}];
  });
}

/** Those that wait for a second person. */
export const openProposals = (events: readonly JudgementEvent[]): ProposalRecord[] =>
  proposalsOf(events).filter(({declined, isConfirmed}) => declined === null && !isConfirmed);

/** Times that somebody read a pair and could not tell, oldest first. */
export const unsureOf = (events: readonly JudgementEvent[]): Unsure[] =>
  events.flatMap((event) => (event.type === 'unsure' ? [event.unsure] : []));

/** Whether two names as they were given are one person's: capitals and spaces make nobody two. */
export const isSamePerson = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
