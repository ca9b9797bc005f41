import type {DatabaseSync} from 'node:sqlite';
import type {AlertVersion} from '../../model/finding.ts';
import type {Decline, Judgement, Proposal, Unsure, Withdrawal} from '../../model/judgement.ts';
import {rowsOf} from './rows.ts';
import type {Derivation, DerivationLog, IdentityEvent, LoggedEvent} from '../results.ts';
import type {AlertDecision, JudgementEvent} from '../said.ts';

/** What is only ever added to: derivations, events of identity, judgements, what alerts were and what was decided on them. The caller of a write holds the transaction. */

export function writeLog(database: DatabaseSync, {derivation, events, alerts}: DerivationLog): void {
  const {from, loads, judgements, through} = derivation;
  const {lastInsertRowid: sequence} = database
    .prepare('INSERT INTO derivation (worked_from, loads, judgements, through) VALUES (?, ?, ?, ?)')
    .run(JSON.stringify(from), loads, judgements, through);
  const insert = database.prepare(
    'INSERT INTO identity_event (kind, before, after, causes, derivation) VALUES (?, ?, ?, ?, ?)',
  );
  for (const {kind, before, after, causes} of events) {
    insert.run(kind, JSON.stringify(before), JSON.stringify(after), JSON.stringify(causes), sequence);
  }
  const version = database.prepare(
    'INSERT INTO alert_version (derivation, alert, name, made, people) VALUES (?, ?, ?, ?, ?)',
  );
  for (const {id, name, made, people} of alerts) version.run(sequence, id, name, made, JSON.stringify(people));
}

export function readAlertVersions(database: DatabaseSync): AlertVersion[] {
  return rowsOf<Record<'id' | 'name' | 'made' | 'people', string>>(
    database,
    'SELECT alert AS id, name, made, people FROM alert_version ORDER BY sequence',
  ).map((row) => ({...row, people: JSON.parse(row.people) as string[]}));
}

export function writeDecision(database: DatabaseSync, decision: AlertDecision): void {
  const {alert, type, reason, of, by, on, because, evidence, guarded} = decision;
  database
    .prepare(
      `INSERT INTO alert_decision (alert, type, reason, duplicate_of, said_by, said_on, because, evidence, guarded)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(alert, type, reason, of, by, on, because, JSON.stringify(evidence), guarded ? 1 : 0);
}

export function readDecisions(database: DatabaseSync): AlertDecision[] {
  type Row = Omit<AlertDecision, 'evidence' | 'guarded'> & {evidence: string; guarded: number};
  return rowsOf<Row>(
    database,
    `SELECT alert, type, reason, duplicate_of AS "of", said_by AS "by", said_on AS "on", because, evidence, guarded
     FROM alert_decision ORDER BY sequence`,
  ).map((row) => ({...row, evidence: JSON.parse(row.evidence) as string[], guarded: row.guarded === 1}));
}

export function readDerivations(database: DatabaseSync): Derivation[] {
  return rowsOf<Omit<Derivation, 'from'> & {from: string}>(
    database,
    'SELECT sequence, worked_from AS "from", loads, judgements, through FROM derivation ORDER BY sequence',
  ).map((row) => ({...row, from: JSON.parse(row.from) as Derivation['from']}));
}

export function readIdentityEvents(database: DatabaseSync): LoggedEvent[] {
  type Row = {kind: IdentityEvent['kind']; before: string; after: string; causes: string; derivation: number};
  return rowsOf<Row>(database, 'SELECT kind, before, after, causes, derivation FROM identity_event ORDER BY id').map(
    (row) => ({
      ...row,
      before: JSON.parse(row.before) as string[],
      after: JSON.parse(row.after) as string[],
      causes: JSON.parse(row.causes) as IdentityEvent['causes'],
    }),
  );
}

export function writeJudgements(database: DatabaseSync, events: readonly JudgementEvent[]): void {
  const insert = database.prepare(
    'INSERT INTO judgement_event (type, judgement, said_by, said_on, because, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const event of events) {
    const {id, by, on, because, body} = rowOf(event);
    insert.run(event.type, id, by, on, because, JSON.stringify(body));
  }
}

type JudgementRow = {id: string; by: string; on: string; because: string; body: object};

function rowOf(event: JudgementEvent): JudgementRow {
  const row = <T extends {by: string; on: string; because: string}>(id: string, {by, on, because, ...body}: T) => ({
    id,
    by,
    on,
    because,
    body,
  });
  switch (event.type) {
    case 'said': {
      const {id, ...said} = event.judgement;
      return row(id, said);
    }
    case 'withdrawn': {
      const {judgement, ...said} = event.withdrawal;
      return row(judgement, said);
    }
    case 'proposed': {
      const {id, ...said} = event.proposal;
      return row(id, said);
    }
    case 'declined': {
      const {proposal, ...said} = event.decline;
      return row(proposal, said);
    }
    case 'unsure': {
      const {id, ...said} = event.unsure;
      return row(id, said);
    }
  }
}

type EventRow = {
  type: JudgementEvent['type'];
  judgement: string;
  by: string;
  on: string;
  because: string;
  body: string;
};

export function readJudgements(database: DatabaseSync): JudgementEvent[] {
  return rowsOf<EventRow>(
    database,
    `SELECT type, judgement, said_by AS "by", said_on AS "on", because, body
     FROM judgement_event ORDER BY sequence`,
  ).map(eventOf);
}

/** Rows of former versions tell of nobody who confirmed. */
const unconfirmed = <T extends Judgement | Withdrawal>(body: T): T => ({...body, confirmed: body.confirmed ?? null});

function eventOf({type, judgement: id, body: text, ...said}: EventRow): JudgementEvent {
  const body = JSON.parse(text) as object;
  switch (type) {
    case 'said':
      return {type, judgement: {...unconfirmed(body as Judgement), id, ...said}};
    case 'withdrawn':
      return {type, withdrawal: {...unconfirmed(body as Withdrawal), judgement: id, ...said}};
    case 'proposed':
      return {type, proposal: {...(body as Proposal), id, ...said}};
    case 'declined':
      return {type, decline: {...(body as Decline), proposal: id, ...said}};
    case 'unsure':
      return {type, unsure: {...(body as Unsure), id, ...said}};
  }
}
