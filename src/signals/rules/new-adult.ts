import {newHomeRule} from '../facts/new-home.ts';
import type {PlainRule} from '../rule.ts';

/**
 * An adult with an offence of violence or a sexual offence on record who begins to live with a child not their own. The
 * national review of 2024 found such moves, without assessment, behind many of the gravest cases.
 */
export const newAdult: PlainRule = {
  id: 'new-adult-with-child',
  version: '12',
  inForce: '2026-01-01',
  summary: 'An adult with a violent or sexual offence on record began to live with a child not their own',
  ...newHomeRule({kinds: ({config}) => config.newAdult.offences, words: 'recorded offences against persons'}, 'shown'),
};
