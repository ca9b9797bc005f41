import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {amongCrowd, named} from './persons.ts';
import {address, born, mention} from './records.ts';

/** A case: a few mentions and ties among a crowd, who they must come out as, and which pairs are shown as held apart. */
export type Case = {mentions: Mention[]; ties?: Tie[]; persons: string[]; held?: string[]};

export const HOME = address('14 Acacia Road');
export const ELSEWHERE = address('3 Willow Court', 'NW2 5QQ');
export const FAR = address('77 Pilgrims Way', 'HA9 9AB');
export const HOSTEL = address('Sunrise Hostel, 3 High Road', 'NW10 4TA');

export const who = (id: string, name: string, given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), ...given});

export const girl = (id: string, name: string, day: string, given: Partial<Mention> = {}): Mention =>
  who(id, name, {lifeStage: 'child', sex: 'female', birth: born(day), address: HOME, ...given});
export const boy = (id: string, name: string, day: string, given: Partial<Mention> = {}): Mention =>
  girl(id, name, day, {sex: 'male', ...given});
export const woman = (id: string, name: string, day: string | null, given: Partial<Mention> = {}): Mention =>
  who(id, name, {
    lifeStage: 'adult',
    sex: 'female',
    birth: day === null ? null : born(day),
    address: HOME,
    ...given,
  });
export const man = (id: string, name: string, day: string | null, given: Partial<Mention> = {}): Mention =>
  woman(id, name, day, {sex: 'male', ...given});

export const unborn = (id: string, name: string, group: string): Mention =>
  who(id, name, {
    lifeStage: 'unborn',
    birth: {from: '2022-05-20', to: '2022-05-20', kind: 'expected'},
    address: HOME,
    group,
    asAt: '2022-02-01',
  });
export const mother = (id: string, group: string): Mention => woman(id, 'Grace Mensah', '1995-02-11', {group});

export const row = (at: number): Pick<Mention, 'group'> => ({group: `row ${at}`});
export const numbered = (...identifiers: Mention['identifiers']): Pick<Mention, 'identifiers'> => ({identifiers});

export function check(name: string, make: () => Case): void {
  test(name, () => {
    const {mentions, ties, persons, held} = make();
    const found = amongCrowd(mentions, ties);
    expect(found.persons).toEqual(persons);
    if (held !== undefined) expect(found.held).toEqual(held);
  });
}
