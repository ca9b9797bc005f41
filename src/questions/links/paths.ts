import {z} from 'zod';
import {DAY_MAX, DAY_MIN, isoToDay} from '../../base/day.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {PATHS, shortestPaths, type PathFilter} from '../../network/around/paths.ts';
import type {Inquiry} from '../inquiry.ts';
import {choice, count, day, optionalText, words} from '../parameters.ts';
import {dayText, nameOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';
import {RingfenceError} from '../../base/errors.ts';

/** Parameters that say which joins a path, an expansion or a common neighbour may use. */
export const joinParameters = {
  ties: words(TIE_KINDS, PATHS.ties, 'Ties that join; empty for none'),
  roles: words(ROLES, PATHS.roles, 'Roles that join two people of one notification; empty for none'),
  stays: words(STAY_KINDS, PATHS.stays, 'Kinds of stay that join two people of one dwelling; empty for none'),
  crowd: count(PATHS.crowdMax, 'Notifications and dwellings with more people than this join nobody'),
  after: day('Only joins that held on this day or later'),
  before: day('Only joins that held on this day or earlier'),
};

type Joins = {
  ties: PathFilter['ties'];
  roles: PathFilter['roles'];
  stays: PathFilter['stays'];
  crowd: number;
  after?: string | undefined;
  before?: string | undefined;
};

/** @throws RingfenceError USAGE where the window ends before it begins. */
export const joinFilter = ({ties, roles, stays, crowd, after, before}: Joins): PathFilter => ({
  ...PATHS,
  ties,
  roles,
  stays,
  crowdMax: crowd,
  window: windowOf(after, before),
});

/** The days between two, either of which may be left out. @throws RingfenceError USAGE */
export function windowOf(after: string | undefined, before: string | undefined): PathFilter['window'] {
  if (after === undefined && before === undefined) return null;
  if (after !== undefined && before !== undefined && after > before)
    throw new RingfenceError('USAGE', `after=${after} is later than before=${before}.`);
  return {
    from: after === undefined ? DAY_MIN : isoToDay(after),
    to: before === undefined ? DAY_MAX : isoToDay(before),
  };
}

/** 7: how two people are joined, or two alerts, by all shortest documented paths. */
export const shortestPathsBetween: Question = question({
  name: 'shortest-paths',
  number: 7,
  asks: 'What are the shortest documented paths between two people, or between the people of two alerts?',
  method:
    'Breadth first over ties, notifications and homes shared at one time; all paths of the least length, in order of person. With `time=forward` no join may begin before the one before it did: a tie is used only after it began. With `after` and `before` only joins that held in that window count. An address that is withheld joins nobody.',
  parameters: z.strictObject({
    from: optionalText('Where the path begins: a person id'),
    to: optionalText('Where it ends: a person id'),
    fromAlert: optionalText('In place of `from`: an alert id, whose people all count as the beginning'),
    toAlert: optionalText('In place of `to`: an alert id'),
    time: choice(['any', 'forward'], 'any', 'Whether the joins must follow one another in time'),
    steps: count(PATHS.stepsMax, 'Longest path looked for'),
    most: count(10, 'Paths shown'),
    ...joinParameters,
  }),
  columns: {
    path: 'Which path, counted from 1',
    of: 'Paths of this length in all',
    step: 'Which step, counted from 1',
    from: 'Person the step leaves',
    fromName: 'Name most records give',
    by: 'What joins the two',
    to: 'Person the step reaches',
    toName: 'Name most records give',
    since: 'First day on which the join is known to have held',
    records: 'Records that document it',
  },
  answer: (inquiry, given) => {
    const filter = {...joinFilter(given), stepsMax: given.steps, isTimeRespecting: given.time === 'forward'};
    const starts = ends(inquiry, given.from, given.fromAlert, 'from');
    const targets = ends(inquiry, given.to, given.toAlert, 'to').filter((person) => !starts.includes(person));
    let best: ReturnType<typeof shortestPaths> = {paths: [], count: 0};
    let length = Infinity;
    for (const start of starts) {
      for (const target of targets) {
        const found = shortestPaths(inquiry.network, start, target, given.most, filter);
        const steps = found.paths[0]?.length ?? Infinity;
        if (steps > length || found.count === 0) continue;
        best =
          steps < length
            ? found
            : {paths: [...best.paths, ...found.paths].slice(0, given.most), count: best.count + found.count};
        length = steps;
      }
    }
    return best.paths.flatMap((path, at) =>
      path.map((step, index) => ({
        path: at + 1,
        of: best.count,
        step: index + 1,
        from: personId(inquiry, step.from),
        fromName: nameOf(inquiry, step.from),
        by: step.kind,
        to: personId(inquiry, step.to),
        toName: nameOf(inquiry, step.to),
        since: dayText(step.day),
        records: step.records,
      })),
    );
  },
});

function ends(inquiry: Inquiry, person: string | undefined, alert: string | undefined, side: string): number[] {
  if ((person === undefined) === (alert === undefined))
    throw new RingfenceError('USAGE', `shortest-paths takes one of ${side}=PERSON and ${side}Alert=ALERT.`);
  if (person !== undefined) return [inquiry.personAt(person)];
  const found = inquiry.alerts.find(({id}) => id === alert);
  if (found === undefined)
    throw new RingfenceError('NOT_FOUND', `There is no alert ${alert}: "ringfence alerts" lists them.`);
  return found.persons.map((member) => inquiry.personAt(member.person)).sort((left, right) => left - right);
}
