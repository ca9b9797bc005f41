import type {Analysed} from '../analyse.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import type {Placed} from '../place/placed.ts';

/** How rows hang together, and what each of them tells. */

/** Rows of a report that are taken for nobody's. */
export const furnitureOf = ({hasLines, hasHeaders}: Analysed['furniture']): string[] =>
  hasLines || hasHeaders
    ? [
        `skip: are ${[
          hasLines ? 'lines that say one thing alone' : '',
          hasHeaders ? 'rows that are the header again' : '',
        ]
          .filter((text) => text !== '')
          .join(' and ')} of nobody (titles, pages, totals)? Nothing is read from them.`,
      ]
    : [];

/** How rows were put together. */
export function formOf({headings, pivot}: Analysed['form']): string[] {
  return [
    headings === undefined
      ? ''
      : `source: does a row that says one thing alone head those below it? What it says stands in “${headings}”.`,
    pivot === undefined
      ? ''
      : `source: are rows with one “${pivot.by}” the answers of one form? Each “${pivot.name}” is read as a column.`,
  ];
}

/** What rows below others go on with, and of which rows nothing is read. */
export function rowsLeftOut(continued: Analysed['continued'], {names}: Analysed['nobody']): string[] {
  const {carry, skip} = continued ?? {};
  const nobody = names.map(({column}) => `“${column.name}”`);
  return [
    carry === undefined
      ? ''
      : `source: does a row that has the “${carry.by}” of the row above, or none, go on with it? Where it is blank it is given that row’s ${carry.columns.map((name) => `“${name}”`).join(', ')}.`,
    skip === undefined
      ? ''
      : `skip: does a row without “${skip}” only tell more of the row above? Nothing is read from such rows.`,
    nobody.length === 0
      ? ''
      : `skip: are rows whose ${nobody.join(' and ')} says test, dummy, ZZ, redacted or “do not use” records of nobody? Nothing is read from such rows.`,
  ];
}

function ledRowsOf({ledRows, isEvent}: RowPlan): string {
  if (ledRows === null || ledRows.isCounted) return '';
  const group = ledRows.group.map(({column}) => column.name).join('” and “');
  const order = ledRows.order.column.name;
  const leads = ledRows.leads.join('” or “');
  return isEvent
    ? `notifications: are rows with one “${group}” one event, told of by the row whose “${order}” is “${leads}”? Where none is, nothing is told.`
    : `ties: are the people of one “${group}” different people, who live with the one whose “${order}” is “${leads}”? Taken so, by the words of that column or as one household.`;
}

export function ofRow(plan: RowPlan, placed: readonly Placed[]): string[] {
  const {received, key, isEvent, kind} = plan;
  const isTold = received?.field === 'received' && !received.isGuessed;
  const dated = plan.of('at');
  return [
    received === null
      ? 'received: no column says when the hub received a row; give --received to each command.'
      : isTold
        ? ''
        : `received: does the hub know a row from the day in “${received.column.name}” on? No header says when it was received.`,
    key.length === 0
      ? 'key: no column names a row, so a corrected row is a new one beside the old. Which columns do?'
      : '',
    plan.described === null
      ? ''
      : `asAt: are people as they are described on the day in “${plan.described.column.name}”? What the rows tell of happened long before it.`,
    ledRowsOf(plan),
    plan.shared === null
      ? ''
      : `notifications: are rows with one “${plan.shared.number.column.name}” one event${plan.shared.isFreeOfRepeats ? ', and different people' : ''}? Each row tells of it, and the earliest counts.`,
    plan.shared?.lead == null
      ? ''
      : `ties: is what each is to the “${plan.shared.lead.leads[0]!}” of the same “${plan.shared.number.column.name}” what their own row says? Taken so.`,
    plan.concern === null || !isEvent
      ? ''
      : `notifications: is a row one only where “${plan.concern.column.name}” says yes? The others tell who was where, and of nothing that happened.`,
    plan.onFile === undefined || !isEvent
      ? ''
      : 'notifications: do all rows count as of the day in the name of the file? No column says when.',
    plan.filledOnly === null || !isEvent
      ? ''
      : `notifications: is a row one only where “${plan.filledOnly.column.name}” is filled? The others are taken to tell of nothing that happened.`,
    isEvent && 'column' in kind && kind.isStanding
      ? `notifications: since when, and for what, is somebody registered under “${kind.column.column.name}”? Taken for an offence of the day of the row.`
      : '',
    isEvent && 'constant' in kind && plan.concern === null
      ? `notifications: every row counts as ${kind.constant}. Is that what each tells of?`
      : '',
    !isEvent && dated !== null
      ? `notifications: none is made. Does each row tell of something that happened on the day in “${dated.column.name}”?`
      : '',
    ...placed
      .filter(({isGuessed, part, field}) => isGuessed && part === null && field !== 'received')
      .map(({column, field}) =>
        field === 'place'
          ? `notifications: is “${column.name}” where it happened? Its cells look like addresses.`
          : `notifications: is “${column.name}” the day on which it happened? Its header does not say.`,
      ),
  ];
}
