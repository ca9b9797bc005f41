import {DatabaseSync} from 'node:sqlite';
import type {Alert} from '../../src/model/finding.ts';
import type {Lead} from '../../src/model/lead.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';

/** The committed borough has no lead: one is put into a workspace of it, about two adults of an alert and with records of theirs. */
export function putLead(workspace: string): Lead {
  const store = openSqliteStore(workspace, 'read');
  const lead = leadFrom(store.derived()!.alerts);
  store.close();
  const database = new DatabaseSync(workspace);
  database.prepare("UPDATE derived SET body = ? WHERE name = 'leads'").run(JSON.stringify([lead]));
  database.close();
  return lead;
}

function leadFrom(alerts: readonly Alert[]): Lead {
  const {links, families} = alerts.find((alert) => new Set(alert.links.map(({adult}) => adult)).size > 1)!;
  const [left, right] = [...new Set(links.map(({adult}) => adult))] as [string, string];
  const own = links.filter(({adult}) => adult === left || adult === right);
  return {
    id: 'q0123456789ab',
    left,
    right,
    reason: 'COMMON_NAME',
    bits: 4.2,
    namesakes: 3,
    alone: [2, 1],
    families: families
      .filter(({id}) => own.some(({family}) => family === id))
      .map(({id, children}) => ({id, children})),
    links: own,
    expected: 0.4,
    evidence: [...new Set(own.flatMap(({records}) => records))].sort(),
  };
}
