import type {AuditEntry} from '../../access/audit/entry.ts';
import {entryFilter} from '../../access/audit/select.ts';
import type {Answered, Asked, Page} from '../page.ts';
import {countWords} from '../../base/count-words.ts';
import {entryRow, readAuditForm} from '../views/audit-view.ts';

/** Entries on one page. */
const PAGE_SIZE = 50;

/** Who saw whom, when and what for, the newest first; and whether the log is whole. */
const handle = async (asked: Asked): Promise<Answered> => {
  const {form, workspace, readAudit} = asked;
  const {question, page, errors} = readAuditForm(form);
  const isAsked = entryFilter(question, (id) => workspace.view.successors(id));
  const users = new Set<string>();
  const newest: AuditEntry[] = [];
  let count = 0;
  const {entries, head, fault} = await readAudit((entry) => {
    if (entry.event.who !== '') users.add(entry.event.who);
    if (errors.length > 0 || !isAsked(entry)) return;
    count++;
    newest.push(entry);
    if (newest.length > page * PAGE_SIZE) newest.shift();
  });
  const onPage = newest.slice(0, Math.max(0, Math.min(PAGE_SIZE, count - (page - 1) * PAGE_SIZE))).reverse();
  const of = question.who !== undefined && users.has(question.who) ? ` of ${question.who}` : '';
  const on = question.since === undefined ? '' : ` on ${question.since}`;
  return {
    objects: question.object === undefined ? [] : [question.object],
    outcome: errors.length > 0 ? 'refused: form' : `given: ${countWords(count, 'entry', 'entries')}${of}${on}`,
    answer: {
      template: 'audit',
      title: 'Who saw what',
      view: {
        errors,
        form,
        page,
        pages: Math.max(1, Math.ceil(count / PAGE_SIZE)),
        count: countWords(count, 'entry', 'entries'),
        rows: onPage.map((entry) => entryRow(entry, question.object)),
        users: [{value: '', text: 'Everybody'}, ...[...users].sort().map((name) => ({value: name, text: name}))],
        whole: {entries: countWords(entries, 'entry', 'entries'), anchor: `${head.seq}:${head.hash}`, fault},
      },
      status: errors.length > 0 ? 400 : 200,
    },
  };
};

export const AUDIT_PAGE: Page = {method: 'GET', url: '/audit', action: 'audit:read', handle};

/** Whom somebody asks about goes by a form: no address holds it. */
export const AUDIT_ASKED_PAGE: Page = {method: 'POST', url: '/audit', action: 'audit:read', handle};
