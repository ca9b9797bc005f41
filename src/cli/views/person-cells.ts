import type {PersonRow} from '../../packs/person-view.ts';
import {agencyWords, listWords} from '../../model/words.ts';
import type {Cell} from '../output.ts';

export const PERSON_HEAD = ['person', 'name', 'born', 'sex', 'agencies', 'records', 'incidents', 'mentions'];

export const personCells = (row: PersonRow): Cell[] => [
  row.id,
  row.name,
  row.birth,
  row.sex,
  listWords(row.agencies, agencyWords),
  row.records,
  row.incidents,
  row.mentions.length,
];
