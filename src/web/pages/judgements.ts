import {openProposals} from '../../engine/judgements/proposals.ts';
import {pairKey} from '../../engine/judgements/pair-states.ts';
import {Labels} from '../labels.ts';
import type {Asked, Page} from '../page.ts';
import {mayJudge} from '../pair.ts';
import {personsSeen, saidJudgements, type SaidJudgement} from '../said-judgement.ts';
import {READINGS} from '../views/pair-standing.ts';

/** What people said of identities, the latest first, and what waits for a second person. */
export const JUDGEMENTS_PAGE: Page = {
  method: 'GET',
  url: '/judgements',
  action: 'person:read',
  handle: (asked) => {
    const said = saidJudgements(asked);
    const waiting = waitingPairs(asked);
    const labels = new Labels(
      asked.world.network(),
      () => (asked.grant.sees.names ? 'initials' : 'numbers'),
      new Map(),
    );
    return {
      objects: [
        ...said.flatMap(({record, persons}) => [record.id, ...persons]),
        ...waiting.flatMap(({persons}) => persons),
      ],
      answer: {
        template: 'judgements',
        title: 'What was said of identities',
        view: {
          waiting: waiting.map(({persons, on}) => ({
            id: pairKey(persons[0]!, persons[1]!),
            people: persons.map((id) => labels.of(id)),
            on,
          })),
          rows: said.map((one) => rowOf(one, labels)),
          mayJudge: mayJudge(asked) && asked.may('identities:judge'),
          mayConfirm: mayJudge(asked) && asked.may('identities:confirm'),
        },
      },
    };
  },
};

/** Pairs that wait for a second reader: who said what of them is told after the second has read. */
function waitingPairs(asked: Asked): {persons: string[]; on: string}[] {
  return openProposals(asked.workspace.judged).flatMap(({asks, left, right, on}) => {
    const persons = asks === 'withdraw' ? null : personsSeen(asked, [left, right]);
    return persons?.length === 2 ? [{persons, on}] : [];
  });
}

function rowOf({record, persons, isApplied, withdrawal}: SaidJudgement, labels: Labels): object {
  const {id, verdict, by, on, confirmed, withdrawn, overrides} = record;
  return {
    id,
    reading: READINGS[verdict],
    persons: persons.map((person) => ({id: person, label: labels.of(person)})),
    pair: persons.length === 2 ? pairKey(persons[0]!, persons[1]!) : '',
    by,
    on,
    second: confirmed?.by ?? '',
    overrides: overrides.length > 0,
    withdrawn: withdrawn === null ? null : {by: withdrawn.by, on: withdrawn.on, second: withdrawn.confirmed?.by ?? ''},
    waits: !isApplied,
    isAskedBack: withdrawal !== null,
  };
}
