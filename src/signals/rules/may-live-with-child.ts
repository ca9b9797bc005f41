import {ANY_CONCERN, newHomeRule} from '../facts/new-home.ts';
import type {PlainRule} from '../rule.ts';

/**
 * An adult of concern of any kind and a child to whom records give one address, where no record says that they live there together:
 * nothing to act on by itself, and worth a question to whoever knows the family. Beside the rules that say who does.
 */
export const mayLiveWithChild: PlainRule = {
  id: 'may-live-with-child',
  version: '4',
  inForce: '2026-01-01',
  summary:
    'An adult recorded as suspect of violence, sexual harm or domestic abuse may have begun to live with a child',
  ...newHomeRule(ANY_CONCERN, 'open'),
};
