import {Dice} from './dice.ts';
import {careContacts} from './extracts/care-contacts.ts';
import {carePeople} from './extracts/care-people.ts';
import {childHealth} from './extracts/child-health.ts';
import {maternity} from './extracts/maternity.ts';
import {occupants} from './extracts/occupants.ts';
import {policeNotices} from './extracts/police-notices.ts';
import {ROLL_YEARS, schoolRoll} from './extracts/school-roll.ts';
import type {Sheet} from './extracts/sheet.ts';
import {spoil, type Fault} from './output/spoil.ts';
import {arrests, everydayHarm, Harm} from './people/harm.ts';
import {live} from './people/life.ts';
import {hostelStrangers, settle} from './people/settle.ts';
import {emptyPlan, type Plan} from './plants/plan.ts';
import {Town} from './people/town.ts';
import {Offices} from './systems/offices.ts';

export type Borough = {town: Town; harm: Harm; plan: Plan; sheets: Sheet[]; faults: Map<string, Map<number, Fault>>};

/** The whole borough: who lives in it, what happens, what the agencies write, what breaks on the way. `factor`: of every error rate. */
export function makeBorough({persons, seed, factor}: {persons: number; seed: number; factor: number}): Borough {
  const dice = new Dice(seed);
  const town = new Town(dice, persons);
  // Births and newcomers of six years make the rest.
  settle(town, Math.round(persons * 0.86));
  hostelStrangers(town, Math.max(4, Math.round(persons / 900)));
  live(town);
  const harm = new Harm(dice.stream('harm'));
  everydayHarm(town, harm, dice.stream('everyday'));
  const plan = emptyPlan();
  arrests(town, harm, dice.stream('arrests'));
  const offices = new Offices(town, dice, factor);
  // Contacts come before the index of persons: an index holds whom its office has dealt with.
  const sheets = [
    policeNotices(harm, offices, dice.stream('notices')),
    careContacts(harm, offices, dice.stream('contacts')),
    childHealth(town, offices, dice.stream('health')),
    maternity(town, offices, dice.stream('maternity')),
    occupants(town, offices, dice.stream('occupants')),
    ...ROLL_YEARS.map((year) => schoolRoll(town, offices, dice.stream(`roll ${String(year)}`), year)),
    carePeople(offices, dice.stream('index')),
  ];
  const faults = new Map<string, Map<number, Fault>>();
  for (const sheet of sheets) {
    sheet.rows = sheet.rows
      .map((row, at) => ({row, at}))
      .sort((left, right) => left.row.received - right.row.received || left.at - right.at)
      .map(({row}) => row);
    faults.set(sheet.file, spoil(sheet, dice.stream(`spoil ${sheet.file}`), factor));
  }
  return {town, harm, plan, sheets, faults};
}
