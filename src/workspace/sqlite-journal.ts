import type {DatabaseSync} from 'node:sqlite';
import type {AlertVersion} from '../model/finding.ts';
import type {Decline, Judgement, Proposal, Unsure, Withdrawal} from '../model/judgement.ts';
import type {AlertDecision, Derivation, DerivationLog, IdentityEvent, JudgementEvent, LoggedEvent} from './store.ts';

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
  const rows = database.prepare('SELECT alert, name, made, people FROM alert_version ORDER BY sequence').all();
  return (rows as Record<string, string>[]).map((row) => ({
    id: row['alert']!,
    name: row['name']!,
    made: row['made']!,
    people: JSON.parse(row['people']!) as string[],
  }));
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
  const rows = database.prepare('SELECT * FROM alert_decision ORDER BY sequence').all() as Record<string, unknown>[];
  return rows.map((row) => ({
    alert: row['alert'] as string,
    type: row['type'] as AlertDecision['type'],
    reason: row['reason'] as AlertDecision['reason'],
    of: row['duplicate_of'] as string,
    by: row['said_by'] as string,
    on: row['said_on'] as string,
    because: row['because'] as string,
    evidence: JSON.parse(row['evidence'] as string) as string[],
    guarded: row['guarded'] === 1,
  }));
}

export function readDerivations(database: DatabaseSync): Derivation[] {
  return (database.prepare('SELECT * FROM derivation ORDER BY sequence').all() as Record<string, unknown>[]).map(
    (row) => ({
      sequence: row['sequence'] as number,
      from: JSON.parse(row['worked_from'] as string) as Derivation['from'],
      loads: row['loads'] as number,
      judgements: row['judgements'] as number,
      through: row['through'] as string,
    }),
  );
}

export function readIdentityEvents(database: DatabaseSync): LoggedEvent[] {
  const rows = database.prepare('SELECT kind, before, after, causes, derivation FROM identity_event ORDER BY id').all();
  return (rows as Record<string, unknown>[]).map((row) => ({
    kind: row['kind'] as IdentityEvent['kind'],
    before: JSON.parse(row['before'] as string) as string[],
    after: JSON.parse(row['after'] as string) as string[],
    causes: JSON.parse(row['causes'] as string) as IdentityEvent['causes'],
    derivation: row['derivation'] as number,
  }));
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

export function readJudgements(database: DatabaseSync): JudgementEvent[] {
  const rows = database.prepare('SELECT * FROM judgement_event ORDER BY sequence').all() as Record<string, unknown>[];
  return rows.map(eventOf);
}

/** Rows of former versions tell of nobody who confirmed. */
const unconfirmed = <T extends Judgement | Withdrawal>(body: T): T => ({...body, confirmed: body.confirmed ?? null});

function eventOf(row: Record<string, unknown>): JudgementEvent {
  const id = row['judgement'] as string;
  const said = {by: row['said_by'] as string, on: row['said_on'] as string, because: row['because'] as string};
  const body = JSON.parse(row['body'] as string) as object;
  const type = row['type'] as JudgementEvent['type'];
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
