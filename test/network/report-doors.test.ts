import {expect, test} from 'vitest';
import type {Role} from '../../src/model/notification.ts';
import {reportDoors} from '../../src/network/columns/report-doors.ts';
import {address, involve, mention, notification, records, resolve} from '../support/records.ts';

const FLAT = address('14b Tannery Row');
const missing = notification('n1', {kind: 'missing', place: FLAT});

/** The text of the door at which a mention was found; null for none. */
function foundAt(given: Parameters<typeof records>[0]): (string | null)[] {
  const of = records(given);
  const resolved = resolve(of);
  return Array.from(reportDoors(of, resolved), (door) => resolved.dwellings[door]?.label ?? null);
}

test('a report places whom it found with somebody, and nobody who tells of it or is told of', () => {
  const roles: Role[] = ['found-with', 'referrer', 'parent', 'suspect', 'victim', 'subject'];
  const mentions = roles.map((role, at) => mention(`m${at}`, {occupation: role}));
  const involvements = mentions.map((one, at) => involve(missing, one, roles[at]!));
  expect(foundAt({mentions, notifications: [missing], involvements})).toEqual([
    FLAT.text,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a report that came after the record of somebody, or another of another place, does not place them', () => {
  const [early, twice] = [mention('m1'), mention('m2')];
  const late = notification('n2', {...missing, id: 'n2', receivedAt: '2023-02-01'});
  const elsewhere = notification('n3', {...missing, id: 'n3', place: address('2 Quay Street')});
  const involvements = [
    involve(late, early, 'found-with'),
    involve(missing, twice, 'found-with'),
    involve(elsewhere, twice, 'found-with'),
  ];
  const notifications = [missing, late, elsewhere];
  expect(foundAt({mentions: [early, twice], notifications, involvements})).toEqual([null, null]);
  expect(foundAt({mentions: [twice], notifications, involvements: involvements.slice(1, 2)})).toEqual([FLAT.text]);
});
