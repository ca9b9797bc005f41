import {contentHash} from '../../src/base/hash.ts';
import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';
import {packRow} from '../../src/workspace/lists/packed-row.ts';
import type {FeedItem, LoadHeader} from '../../src/workspace/loads.ts';
import type {DerivationLog} from '../../src/workspace/results.ts';
import {involve, mention, notification, stay, tie, address} from './records.ts';

/** A row about one person whose family name is `content`; its records' ids follow from the key alone. */
export function row(key: string, content: string, given: Partial<RowRecords> = {}): RowRecords {
  const source = {feed: 'test', file: 'test.csv', row: given.row ?? 1, slot: 'child'};
  const child = mention(`m-${key}`, {
    source,
    names: [{use: 'recorded', given: 'Ada', family: content, title: ''}],
    birth: {from: '2010-01-01', to: '2010-12-31', kind: 'partial'},
    identifiers: [{kind: 'local', value: key, scope: 'social-care:BRE'}],
    address: {...address(), protected: true},
  });
  const adult = mention(`n-${key}`, {source, group: child.group});
  const concern = notification(`c-${key}`, {
    source,
    references: [{kind: 'cad', value: key}],
    place: address('2 Low Road', null),
  });
  return {
    key,
    area: 'BRE',
    contentHash: contentHash(content),
    revision: '',
    row: 1,
    withdrawn: false,
    mentions: [child, adult],
    notifications: [concern],
    involvements: [involve(concern, child, 'subject', {source})],
    ties: [tie(adult, child, 'parent', {source, start: '2010-06-01'})],
    stays: [stay(child, address(), {source, start: '2012-01-01'})],
    ...given,
  };
}

export function refused(rowNumber: number, reason = 'DATE_INVALID'): QuarantinedRow {
  return {
    feed: 'test',
    file: 'test.csv',
    row: rowNumber,
    column: 'dob',
    reason,
    message: 'expected a date',
    raw: `${rowNumber},x`,
  };
}

/** Rows and refusals as a reader gives them, `size` at a time. */
export async function* items(
  given: readonly (RowRecords | QuarantinedRow)[],
  size = 2,
): AsyncGenerator<readonly FeedItem[]> {
  for (let i = 0; i < given.length; i += size) {
    yield given
      .slice(i, i + size)
      .map((item): FeedItem => ('key' in item ? {type: 'row', row: packRow(item)} : {type: 'refused', row: item}));
  }
}

export function header(content: string, given: Partial<LoadHeader> = {}): LoadHeader {
  return {feed: 'test', file: 'test.csv', contentHash: contentHash(content), mappingHash: 'm1', ...given};
}

/** What is kept of a derivation that follows no other and brought no events. */
export const NO_LOG: DerivationLog = {
  derivation: {
    from: {records: '', judgements: '', config: '', engine: '', model: ''},
    loads: 0,
    judgements: 0,
    through: '',
  },
  events: [],
  alerts: [],
};
