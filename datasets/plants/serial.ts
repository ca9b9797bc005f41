import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, type Area, type Incident, type IncidentKind} from '../world/model.ts';
import {giveRecord, homeOf, pair, settle} from '../world/people.ts';
import {endCouple} from '../world/life.ts';
import {bornChildren} from './children.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Family, Ground} from './ground.ts';
import type {Plan, Serial} from './plan.ts';

/** Men who harm one partner after another: police know some of it, MARAC some, health some. */
export function plantSerial(ground: Ground, plan: Plan, count: number): void {
  const {rng} = ground;
  for (let i = 0; i < count; i++) {
    const mark = `S${String(i + 1).padStart(3, '0')}`;
    const area: Area = pick(rng, ground.world.areas);
    const man = ground.adult(mark, area, 'M', 24, 48);
    if (man.pnc === '') giveRecord(rng, man);
    const serial: Serial = {perpetrator: man, families: []};
    let day = FIRST_DAY + between(rng, 60, 400);
    for (let n = between(rng, 2, 4); n > 0 && day < LAST_DAY - 250; n--) {
      const family = ground.family(mark, {area, lone: true});
      if (family === null) break;
      const to = Math.min(LAST_DAY - 60, day + between(rng, 200, 600));
      liveWith(ground, man, family, day, to);
      serial.families.push({family: family.id, victim: family.mother, from: day, to});
      day = to + between(rng, 20, 150);
    }
    if (serial.families.length > 1) plan.serial.push(serial);
  }
}

function liveWith(ground: Ground, man: Serial['perpetrator'], family: Family, from: number, to: number): void {
  const {rng, incidents} = ground;
  const home = homeOf(family.mother);
  pair(man, family.mother, from, OPEN, -1);
  if (home !== null && chance(rng, 0.7)) settle(man, home, from);
  endCouple(man, family.mother, to);
  settle(
    man,
    chance(rng, 0.4) ? ground.places.roomIn(family.household.area) : ground.places.home(family.household.area),
    to,
  );
  const agencies: Incident['agencies'][] = [
    ['police-da'],
    ['police-da', 'contacts'],
    ['police-child', 'police-da'],
    ['contacts'],
    ['police-da', 'marac'],
  ];
  for (let n = between(rng, 2, 4); n > 0; n--) {
    const day = between(rng, from + 20, to);
    const kind: IncidentKind = chance(rng, 0.8) ? 'domestic-abuse' : 'physical-abuse';
    const children = bornChildren(family.children, day);
    if (children.length === 0) continue;
    const chosen = kind === 'domestic-abuse' ? pick(rng, agencies) : ['police-child' as const];
    incidents.add({
      kind,
      day,
      area: family.household.area,
      children,
      victim: family.mother,
      agencies: chosen,
      parties: [{person: man, as: 'SUSPECT', relation: pick(rng, ['MOTHERS PARTNER', 'STEPFATHER'])}],
    });
  }
}
