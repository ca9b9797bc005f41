export {RingfenceError} from './base/errors.ts';
export {readGexf, writeGexf} from './graphs/gexf.ts';
export type {GraphEdge, GraphNode, PropertyGraph} from './graphs/graph.ts';
export {readGraphml, writeGraphml} from './graphs/graphml.ts';
export {Inquiry, type Sight} from './questions/inquiry.ts';
export {parameterDocs, type GivenTables, type Question, type Row} from './questions/question.ts';
export {QUESTIONS} from './questions/registry.ts';
export {activityReport, type ActivityReport, type Period} from './report/activity.ts';
