import {once} from '../../base/once.ts';
import type {RowRecords} from '../../model/records.ts';
import {listMappings} from '../../feeds/language/catalogue.ts';
import type {Json} from '../../feeds/readers/json-document.ts';
import {lineReader} from '../../feeds/read-line.ts';
import type {Mistake} from '../problem.ts';
import {FEED, type Line} from './line.ts';

/** What a run reads from a line, or what keeps it from being read whole. */
export type ReadKept = {records: RowRecords} | {mistakes: Mistake[]};

/** The mapping that a run reads lines by, compiled once: it is the same for every folder. */
const reader = once(() => lineReader(listMappings().find(({mapping}) => mapping.feed === FEED)!.mapping));

/** Reads a line as a run reads it. */
export function readKept(line: Line, file: string, row: number): ReadKept {
  const result = reader()(line as unknown as Json, file, row);
  if ('fault' in result) {
    const {column, reason} = result.fault;
    return {mistakes: [{field: column, todo: `mend this: the reader of the hub would refuse it (${reason})`}]};
  }
  if (result.records.withdrawn) return result;
  const mistakes = lostOf(line, result.records);
  return mistakes.length > 0 ? {mistakes} : result;
}

/** What the mapping would not read: a line is kept whole or not at all. */
function lostOf(line: Line, {mentions, key}: RowRecords): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (field: string, todo: string): void => void mistakes.push({field, todo});
  if (key !== [line.agency, line.reference].join('\u001f'))
    say('reference', 'send a reference that names this notification alone');
  for (const [at, person] of line.people.entries()) {
    const mention = mentions.find(({source}) => source.slot === `person${at}`);
    const field = `people.${at}`;
    if (mention === undefined) {
      say(field, 'to keep it, say a name or number of this person, or leave the person out; "Unborn" is a name');
      continue;
    }
    const {name, names = [], former = [], knownAs = [], born, expected} = person;
    const sent = [...(name === undefined ? [] : [name]), ...names, ...former, ...knownAs].length;
    if (mention.names.length < sent)
      say(
        `${field}.names`,
        'to keep it, send at most five names, four former ones and four that the person is known as',
      );
    if ((born ?? expected) !== undefined && mention.birth === null)
      say(`${field}.${born === undefined ? 'expected' : 'born'}`, 'mend the date: nobody can be born then');
    const numbers = NUMBERS.reduce((sum, kind) => sum + ((person[kind] as unknown[] | undefined)?.length ?? 0), 0);
    if (mention.identifiers.length < numbers)
      say(`${field}.numbers`, 'to keep it, send at most four local numbers, and none that stands for "not known"');
  }
  return mistakes;
}

const NUMBERS = ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni', 'local'];
