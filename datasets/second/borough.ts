import {Dice} from './dice.ts';
import {careContacts} from './extracts/care-contacts.ts';
import {careLinks, type Link} from './extracts/care-links.ts';
import {careOrders, everydayOrders} from './extracts/care-orders.ts';
import {conference} from './extracts/conference.ts';
import {domesticForms} from './extracts/domestic-forms.ts';
import {emergency} from './extracts/emergency.ts';
import {probationCases, youthJustice} from './extracts/justice-lists.ts';
import {missingReports} from './extracts/missing-reports.ts';
import {placements} from './extracts/placements.ts';
import {schoolLog} from './extracts/school-log.ts';
import {adultOffences, youthOffences} from './people/justice.ts';
import {carePeople} from './extracts/care-people.ts';
import {childHealth} from './extracts/child-health.ts';
import {maternity} from './extracts/maternity.ts';
import {occupants} from './extracts/occupants.ts';
import {policeNotices} from './extracts/police-notices.ts';
import {ROLL_YEARS, schoolRoll} from './extracts/school-roll.ts';
import type {Sheet} from './extracts/sheet.ts';
import {spoil, type Fault} from './output/spoil.ts';
import {everydayHarm} from './people/everyday.ts';
import {arrests, Harm} from './people/harm.ts';
import {live} from './people/life.ts';
import {hostelStrangers, settle} from './people/settle.ts';
import {plantClusters} from './plants/clusters.ts';
import {plantDecoys} from './plants/decoys.ts';
import {Ground} from './plants/ground.ts';
import {emptyPlan, type Plan} from './plants/plan.ts';
import {findCoresidence, findSerial, shownBy} from './plants/recorded.ts';
import {plantConvicted, plantSeries} from './plants/series.ts';
import {homeOn, isAlive, type Household, type Person} from './people/model.ts';
import {AREA, NEIGHBOUR, Town} from './people/town.ts';
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
  const ground = new Ground(town, harm, plan, dice.stream('plants'));
  const scale = persons / 20_000;
  const orders = everydayOrders(town, dice.stream('orders'));
  const links: Link[] = [];
  const friends = new Map<Person, Person>();
  plantClusters(ground, orders, scale);
  plantDecoys(ground, {orders, links, friends}, scale);
  plantSeries(ground, scale);
  arrests(town, harm, dice.stream('arrests'));
  const convicted = adultOffences(town, harm, dice.stream('justice'), plantConvicted(ground, scale));
  const offices = new Offices(town, dice, factor);
  // Contacts come before the index of persons: an index holds whom its office has dealt with.
  const sheets = [
    policeNotices(harm, offices, dice.stream('notices')),
    careContacts(harm, offices, dice.stream('contacts'), AREA),
    careContacts(harm, offices, dice.stream('neighbour'), NEIGHBOUR),
    domesticForms(harm, offices, dice.stream('forms')),
    emergency(town, harm, offices, dice.stream('emergency')),
    missingReports(harm, offices, dice.stream('missing')),
    careOrders(orders, offices, dice.stream('order rows')),
    careLinks(town, offices, dice.stream('links'), links),
    probationCases(convicted, livesWith(town), offices, dice.stream('probation')),
    youthJustice(youthOffences(town, harm, dice.stream('youth')), offices, dice.stream('youth rows')),
    conference(harm, offices, dice.stream('conference')),
    placements(town, offices, dice.stream('placements')),
    childHealth(town, offices, dice.stream('health')),
    maternity(town, offices, dice.stream('maternity')),
    occupants(town, offices, dice.stream('occupants')),
    ...ROLL_YEARS.map((year) => schoolRoll(town, offices, dice.stream(`roll ${String(year)}`), year, friends)),
    schoolLog(harm, offices, dice.stream('log')),
    carePeople(offices, dice.stream('index')),
  ];
  const shown = shownBy(sheets);
  findSerial(plan, harm, shown);
  findCoresidence(plan, town.persons, shown);
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

/** Who shares somebody's door, by the household in which they keep house. */
function livesWith(town: Town): (person: Person, day: number) => Person[] {
  const households = new Map<Person, Household[]>();
  for (const household of town.households)
    for (const person of household.ever)
      (households.get(person) ?? households.set(person, []).get(person)!).push(household);
  return (person, day) => {
    const home = homeOn(person, day);
    if (home === null) return [];
    const others = (households.get(person) ?? []).flatMap(({ever}) => [...ever]);
    return [...new Set(others)].filter(
      (other) => other !== person && isAlive(other, day) && homeOn(other, day) === home,
    );
  };
}
