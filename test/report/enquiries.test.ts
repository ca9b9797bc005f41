import {expect, test} from 'vitest';
import type {Notification} from '../../src/model/notification.ts';
import {activityReport, type ActivityReport} from '../../src/report/activity.ts';
import {REPORT} from '../../src/report/config.ts';
import type {Line, MeanCell} from '../../src/report/table.ts';
import {inquireInto} from '../support/inquiry.ts';
import {notification, records} from '../support/records.ts';

const MARCH = {from: '2023-03-01', to: '2023-03-31'};

const contact = (id: string, receivedAt: string, given: Partial<Notification> = {}): Notification =>
  notification(id, {agency: 'social-care', receivedAt, eventAt: receivedAt.slice(0, 10), ragInitial: 'red', ...given});

const reportOn = (...notifications: Notification[]): ActivityReport =>
  activityReport(inquireInto(records({notifications})).network, [MARCH], [], REPORT);

const turnaround = (report: ActivityReport): {cell: MeanCell; note: string} => {
  const table = report.tables.find(({id}) => id === '5.8')!;
  return {cell: (table.lines as Line<MeanCell>[])[0]!.cells[0]!, note: table.note};
};

test('a decision dated before the day of receipt shortens no mean, and the table says how many there were', () => {
  const report = reportOn(
    // A Friday, and the Tuesday after it.
    contact('a', '2023-03-03T09:00', {decidedAt: '2023-03-07T10:00'}),
    contact('b', '2023-03-03T16:00', {decidedAt: '2023-03-03T15:00'}),
    contact('c', '2023-03-09T09:00', {decidedAt: '2023-03-01T10:00'}),
    contact('d', '2023-03-10T09:00'),
  );
  const {cell, note} = turnaround(report);
  expect(cell).toMatchObject({n: 2, mean: 1});
  expect(note).toContain('1 with a decision dated before the day of receipt');
  expect(report.periods[0]!.enquiries).toBe(4);
});

test('without such decisions the table says nothing of them', () => {
  const report = reportOn(contact('a', '2023-03-03T09:00', {decidedAt: '2023-03-07T10:00'}));
  expect(turnaround(report).note).not.toContain('before the day of receipt');
});

test('what became of an enquiry is no enquiry', () => {
  const steps = REPORT.steps.map((kind, at) => contact(`step${at}`, '2023-03-06T09:00', {kind}));
  expect(reportOn(contact('a', '2023-03-03T09:00'), ...steps).periods[0]!.enquiries).toBe(1);
});
