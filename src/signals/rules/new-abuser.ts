import {newHomeRule} from '../facts/new-home.ts';
import type {PlainRule} from '../rule.ts';

/**
 * An adult recorded as perpetrator of domestic abuse against one family who begins to live with the children of another: what a
 * MARAC asks of everybody on its list.
 */
export const newAbuser: PlainRule = {
  id: 'new-abuser-with-child',
  version: '11',
  inForce: '2026-01-01',
  summary: 'An adult recorded as perpetrator of domestic abuse in one family began to live with a child of another',
  ...newHomeRule({kinds: ({config}) => config.newAdult.domestic, words: 'domestic abuse'}, 'shown'),
};
