/**
 * The library: answers of a workspace, persons of any files, and graph files, for scripts and notebooks. Loading extracts and
 * serving are the work of the command, which brings the Node that it needs.
 *
 * @example
 *   import {openHub} from 'ringfence';
 *
 *   const hub = await openHub('hub.sqlite', {asOf: '2023-03-31'});
 *   for (const {id, name} of hub.persons().slice(0, 10)) console.log(id, name);
 *   console.table(hub.ask('serial-perpetrators', {victims: 3}));
 *   console.table(hub.sql('SELECT agency, count(*) AS records FROM notifications GROUP BY agency'));
 *   hub.close();
 */
export type {Context} from './base/context.ts';
export {RingfenceError, type ErrorCode} from './base/errors.ts';
export type {QueuedAlert} from './clusters/alerts/continuity.ts';
export {readGexf, writeGexf} from './graphs/gexf.ts';
export type {GraphEdge, GraphNode, PropertyGraph} from './graphs/graph.ts';
export {readGraphml, writeGraphml} from './graphs/graphml.ts';
export {openHub, type Hub} from './library/hub.ts';
export {
  linkFiles,
  type LinkedFiles,
  type LinkedPair,
  type LinkedRecord,
  type LinkFilesOptions,
} from './library/link-files.ts';
export type {Alert, AlertLink, AlertMember, Flag, Term} from './model/finding.ts';
export type {PersonCard, PersonRow} from './packs/person-view.ts';
export {parameterDocs, type GivenTables, type ParameterDoc, type Question, type Row} from './questions/question.ts';
export {QUESTIONS} from './questions/registry.ts';
export {TABLES} from './questions/tables/registry.ts';
export type {QueryTable} from './questions/tables/table.ts';
export type {ActivityReport} from './report/activity.ts';
export type {Period} from './report/enquiries.ts';
export type {QueryLimits} from './workspace/sqlite/query/query.ts';
