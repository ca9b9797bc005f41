import {DAY_MAX, DAY_MIN, isoToDay} from '../../base/day.ts';
import {LIFE_STAGES} from '../../model/mention.ts';
import type {Records} from '../../model/records.ts';
import {AGENCIES} from '../../model/source.ts';
import {BIRTH_KINDS, codesOf, SEX, type MentionColumns} from './columns.ts';
import {rowsOf} from './origins.ts';

export function readMentions({mentions}: Records, areas: ReadonlyMap<string, number>): MentionColumns {
  const {length} = mentions;
  const columns: MentionColumns = {
    received: new Int32Array(length),
    asAt: new Int32Array(length),
    birthFrom: new Int32Array(length).fill(DAY_MIN),
    birthTo: new Int32Array(length).fill(DAY_MAX),
    birthKind: new Uint8Array(length).fill(BIRTH_KINDS.indexOf('none')),
    died: new Int32Array(length).fill(DAY_MAX),
    sex: new Uint8Array(length),
    stage: new Uint8Array(length),
    agency: new Uint8Array(length),
    area: new Int32Array(length),
    row: rowsOf(mentions),
  };
  const kinds = codesOf(BIRTH_KINDS);
  const stages = codesOf(LIFE_STAGES);
  const agencies = codesOf(AGENCIES);
  for (let i = 0; i < length; i++) {
    const {receivedAt, asAt, birth, died, sex, lifeStage, agency, area} = mentions[i]!;
    columns.received[i] = isoToDay(receivedAt);
    columns.asAt[i] = isoToDay(asAt);
    columns.sex[i] = SEX[sex];
    columns.stage[i] = stages.get(lifeStage)!;
    columns.agency[i] = agencies.get(agency)!;
    columns.area[i] = areas.get(area)!;
    if (died !== null) columns.died[i] = isoToDay(died);
    if (birth === null) continue;
    columns.birthFrom[i] = isoToDay(birth.from);
    columns.birthTo[i] = isoToDay(birth.to);
    columns.birthKind[i] = kinds.get(birth.kind)!;
  }
  return columns;
}
