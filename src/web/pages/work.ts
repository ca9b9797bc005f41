import {isCalendarDay} from '../../base/day.ts';
import {alertStatistics} from '../../engine/history/alert-statistics.ts';
import type {Period} from '../../report/enquiries.ts';
import {heldNow} from '../held-now.ts';
import type {Page} from '../page.ts';
import type {FormError} from '../views/decide-form.ts';
import {tableView, waitingView} from '../views/work-view.ts';

/**
 * How the desk stands, for who leads it: what waits, in whose hand and how long; and of a period what was decided, why alerts were dismissed,
 * after how many days, and which share of each pattern stood.
 */
export const WORK_PAGE: Page = {
  method: 'GET',
  url: '/work',
  action: 'alerts:report',
  handle: (asked) => {
    const {world, workspace, desk, query, session, may, seesAll} = asked;
    const queue = world.alerts();
    const shown = new Set(queue.map(({alert}) => alert.id));
    // One that is no longer found may be of records that are closed to them: who sees all is told of it, and nobody else.
    const decisions = workspace.decisions.filter(({alert}) => seesAll || shown.has(alert));
    const days = [...queue.map(({alert}) => alert.firstKnowable), ...decisions.map(({on}) => on), desk.options.today()];
    const {period, form, errors} = readPeriod(query, days.sort());
    const alerts = queue.map(({alert}) => alert);
    const {periods, tables} = alertStatistics(alerts, decisions, [period], workspace.view.config.report);
    return {
      objects: [...shown],
      outcome: `given: work from ${period.from} to ${period.to}`,
      answer: {
        template: 'work',
        title: 'Work on alerts',
        view: {
          errors,
          form,
          period,
          seesAll,
          summary: periods[0],
          tables: tables.map(tableView),
          mayOpen: may('alerts:read'),
          ...waitingView(queue, (id) => heldNow(desk, id), decisions, {
            by: session.user.name,
            today: desk.options.today(),
            through: workspace.through,
          }),
        },
        status: errors.length === 0 ? 200 : 400,
      },
    };
  },
};

type Read = {period: Period; form: {from: string; to: string}; errors: FormError[]};

/** The days that are asked for; all that there are where none is, or where they are none. `days` rise. */
function readPeriod(query: Record<string, unknown>, days: readonly string[]): Read {
  const field = (name: string): string => (typeof query[name] === 'string' ? query[name].trim().slice(0, 10) : '');
  const form = {from: field('from'), to: field('to')};
  const errors = (['from', 'to'] as const).flatMap((name) =>
    form[name] === '' || isCalendarDay(form[name])
      ? []
      : [{text: 'Enter a day of the calendar', href: `#${name}` as const}],
  );
  const period = {from: form.from || days[0]!, to: form.to || days.at(-1)!};
  if (errors.length === 0 && period.from > period.to)
    errors.push({text: 'The last day is before the first', href: '#to'});
  return {period: errors.length === 0 ? period : {from: days[0]!, to: days.at(-1)!}, form, errors};
}
