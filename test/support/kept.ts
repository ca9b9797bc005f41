import type {User} from '../../src/access/users.ts';

/** Who sends notifications to be kept. */
export const POLICE: User = {name: 'police', role: 'all', agency: 'police'};
export const HEALTH: User = {name: 'health', role: 'all', agency: 'health'};

/** A child whom no record of an invented borough names. */
export const CHILD = {
  role: 'subject',
  names: [{given: 'Zephyrine', family: 'Quillfeather'}],
  born: '2016-05-17',
  sex: 'female',
};

/** A notification about her. */
export const about = (more: object = {}): object => ({ground: 's47', kind: 'neglect', people: [CHILD], ...more});
