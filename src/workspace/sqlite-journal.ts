import type {DatabaseSync} from 'node:sqlite';
import type {AlertVersion} from '../model/finding.ts';
import type {Judgement} from '../model/judgement.ts';
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
    if (event.type === 'said') {
      const {id, by, on, because, ...body} = event.judgement;
      insert.run('said', id, by, on, because, JSON.stringify(body));
    } else {
      const {judgement, by, on, because} = event.withdrawal;
      insert.run('withdrawn', judgement, by, on, because, '{}');
    }
  }
}

export function readJudgements(database: DatabaseSync): JudgementEvent[] {
  const rows = database.prepare('SELECT * FROM judgement_event ORDER BY sequence').all() as Record<string, unknown>[];
  return rows.map((row): JudgementEvent => {
    const id = row['judgement'] as string;
    const said = {by: row['said_by'] as string, on: row['said_on'] as string, because: row['because'] as string};
    if (row['type'] === 'withdrawn') return {type: 'withdrawn', withdrawal: {judgement: id, ...said}};
    const {verdict, left, right, overrides, guarded} = JSON.parse(row['body'] as string) as Judgement;
    return {type: 'said', judgement: {verdict, left, right, id, ...said, overrides, guarded}};
  });
}
