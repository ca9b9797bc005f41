import {newHomeRule} from '../facts/new-home.ts';
import type {PlainRule} from '../rule.ts';

/**
 * An adult who was suspect in grave harm to somebody of another family, and begins to live with a child not their own. An
 * allegation is not an offence, so these stand in a queue apart from `new-adult-with-child`.
 */
export const newSuspect: PlainRule = {
  id: 'new-suspect-with-child',
  version: '11',
  inForce: '2026-01-01',
  summary:
    'An adult alleged to have gravely harmed somebody of another family began to live with a child not their own',
  ...newHomeRule({kinds: ({config}) => config.newAdult.allegations, words: 'alleged grave harm'}, 'shown'),
};
