import {onceFor} from '../../base/once.ts';
import type {BenignCheck} from '../../model/finding.ts';
import {rowItems} from '../../network/incidence.ts';
import {isMalicious} from '../links/facts-of-notifications.ts';
import type {Fact} from '../links/fact.ts';
import {adultsOf, closePairs, factsOf, incidentCount, unrelatedFamilies} from '../groups/group.ts';
import {mayBeChildren} from './may-be-children.ts';
import {KIN_SHARES} from '../kinship/kin-to-explain.ts';
import type {Scene} from '../links/scene.ts';
import type {Sighting} from '../links/sightings.ts';
import type {Judged} from '../groups/candidate.ts';

/** Innocent explanations, each tested on what is recorded. */
export function benignChecks(scene: Scene, candidate: Judged): BenignCheck[] {
  return [
    kin(scene, candidate),
    families(scene, candidate),
    ...unrecordedKin(candidate),
    roles(scene, candidate),
    emergencyContacts(scene, candidate),
    communalHome(candidate),
    ...friendsHome(scene, candidate),
    household(scene, candidate),
    ...friends(scene, candidate),
    oneEvent(candidate),
    ...malicious(scene, candidate),
    ...(candidate.rule === 'serial-partner' ? [newPartner(candidate)] : []),
    ...(candidate.associations === undefined || candidate.associations.length === 0 ? [] : [company(scene)]),
    ...(candidate.rule === 'shared-thing' ? sharedThing(scene, candidate) : []),
    ...(candidate.rule === 'thing-of-children' ? thingOfChildren(scene) : []),
  ];
}

function kin(scene: Scene, {links}: Judged): BenignCheck {
  return {
    check: 'family of the children',
    result: 'ruled-out',
    text: `none of the ${links.length} links joins people within ${scene.config.kinStepsMax} recorded steps of kin, nor a child and a name alone that a relative of it bears, nor one known only by the home or number of a child of like name; such cells are left out`,
  };
}

/**
 * Relatives whom nobody recorded look like a cluster, and no record can rule them out: how much of the group would have to be such.
 * Without its strongest links (one after another) a group falls; where it falls with none left only, it does not rest on links.
 */
function unrecordedKin({links, fires, explainedByKin}: Judged): BenignCheck[] {
  const strongest = links.toSorted((left, right) => right.strength - left.strength);
  const standsWithout = (count: number): boolean => {
    const left = new Set<unknown>(factsOf(strongest.slice(0, count)));
    return fires((one) => !left.has(one));
  };
  if (links.length === 0 || standsWithout(links.length)) return [];
  let [stands, falls] = [0, links.length];
  while (falls - stands > 1) {
    const middle = Math.floor((stands + falls) / 2);
    if (standsWithout(middle)) stands = middle;
    else falls = middle;
  }
  return [
    {
      check: 'family that nobody recorded',
      result: explainedByKin === undefined || explainedByKin === null ? 'not-tested' : 'possible',
      text:
        `no record can rule it out; the rule fires without the ${stands} strongest of ${links.length} links, and not without the ${falls} strongest` +
        kinWords(explainedByKin),
    },
  ];
}

/** Held against what the relatives of the hub who are on record would show if they were not. */
function kinWords(explained: number | null | undefined): string {
  if (explained === undefined) return '';
  const [least, most] = [KIN_SHARES[0], KIN_SHARES.at(-1)!].map((share) => share * 100);
  if (explained === null)
    return `; groups as striking would be rare even where ${most} % of relations between households were not on record`;
  const from = explained * 100 === least ? `${least} % or fewer` : `about ${explained * 100} %`;
  return `; groups as striking would be no rarity where ${from} of relations between households were not on record`;
}

function families(scene: Scene, candidate: Judged): BenignCheck {
  const apart = unrelatedFamilies(scene, candidate.families).length;
  const all = candidate.families.length;
  return {
    check: 'families related to each other',
    result: apart === all ? 'ruled-out' : 'possible',
    text:
      apart === all
        ? `no kin is recorded between any of the ${all} families`
        : `recorded kin joins some of the ${all} families; ${apart} are apart`,
  };
}

function roles(scene: Scene, {links}: Judged): BenignCheck {
  const working = links.filter(({adult, facts}) => facts.some(({child}) => scene.kinship.isRole(adult, child)));
  return {
    check: 'carer, professional or landlord',
    result: working.length === 0 ? 'ruled-out' : 'possible',
    text:
      working.length === 0
        ? 'no linked adult is recorded as foster carer, professional or landlord of a child in the group, nor is a name alone that such a person of the family bears'
        : `${working.length} links are to an adult with such a role who is also named as suspect`,
  };
}

/** Whoever a school may ring: by the kind of the tie, or by the school's own list; whom its log of a day names is on none for that. */
function emergencyContacts(scene: Scene, {links}: Judged): BenignCheck {
  const isOnList = ({kind, incident}: Fact): boolean => kind === 'emergency-contact' && incident < 0;
  const contacts = links.filter(({adult, facts}) =>
    facts.some((fact) => isOnList(fact) || scene.kinship.isEmergencyContact(adult, fact.child)),
  );
  return {
    check: 'school gate',
    result: 2 * contacts.length >= links.length && contacts.length > 0 ? 'possible' : 'ruled-out',
    text: `${contacts.length} of ${links.length} links are to an adult whom the school of the child may ring; that alone, or the school naming them without accusing them, makes no link`,
  };
}

function communalHome({dwellings}: Judged): BenignCheck {
  return {
    check: 'communal home or institution',
    result: 'ruled-out',
    text: `institutions, communal and crowded addresses make no link; ${dwellings.length} homes are part of the group`,
  };
}

/** Sightings of the hub by the record that tells of them, which every alert asks for. */
const sightingsByRecord = onceFor((scene: Scene): ReadonlyMap<string, readonly Sighting[]> =>
  Map.groupBy(scene.sightings, ({record}) => record),
);

/** Where children were seen at homes with others of their age: a visit to a friend is none of the adults' doing. */
function friendsHome(scene: Scene, {links, sightings}: Judged): BenignCheck[] {
  const cited = new Set(factsOf(links).flatMap(({records}) => records));
  const byRecord = sightingsByRecord(scene);
  const seen = [...new Set([...sightings, ...[...cited].flatMap((record) => byRecord.get(record) ?? [])])];
  if (seen.length === 0) return [];
  const atFriends = seen.filter(({atFriends: isSo}) => isSo).length;
  return [
    {
      check: 'home of a friend',
      result: 2 * atFriends > seen.length ? 'possible' : 'ruled-out',
      text:
        `at ${atFriends} of ${seen.length} sightings a child of about the same age lived there, whom no report of that day names; ` +
        'sightings of a child together with one who lives there count for nothing, unless an adult of the home is named too',
    },
  ];
}

function household(scene: Scene, {links}: Judged): BenignCheck {
  const adults = adultsOf(links);
  const close = closePairs(scene, adults);
  const pairs = (adults.length * (adults.length - 1)) / 2;
  return {
    check: 'adults of one household',
    result: pairs > 0 && close === pairs ? 'possible' : 'ruled-out',
    text: `${close} of ${pairs} pairs of the adults are kin or have lived together`,
  };
}

/** Of a friend whom a list calls by name no age is told. */
function friends(scene: Scene, candidate: Judged): BenignCheck[] {
  const young = mayBeChildren(scene, candidate).size;
  if (young === 0) return [];
  return [
    {
      check: 'friends of the children’s own age',
      result: 'possible',
      text:
        `${young} of ${adultsOf(candidate.links).length} adults are known by a name alone that a child of these families bears, whom ` +
        'reports name with the same children: they may be these children, and are not at the core',
    },
  ];
}

function oneEvent({links, sightings, notifications}: Judged): BenignCheck {
  const facts = factsOf(links);
  const count = incidentCount(facts) + new Set(sightings.map(({record}) => record)).size + notifications.length;
  return {
    check: 'one event recorded often',
    result: count > 2 ? 'ruled-out' : 'possible',
    text: `records of one incident count once; ${count} separate events or entries are left`,
  };
}

/** What brings the adult into the families is no harm: only what is reported there is. */
function newPartner({links}: Judged): BenignCheck {
  const partnerOnly = links.filter(({facts}) => facts.every(({incident}) => incident < 0)).length;
  return {
    check: 'a new partner after a separation',
    result: 'possible',
    text: `partnerships are no harm, and no child of the adult’s own is on record in any of the ${links.length} families; in ${partnerOnly} of them no report names the adult with a child`,
  };
}

/** That people know one another is no harm; and much that joins two in a record is no company. */
const company = ({config}: Scene): BenignCheck => ({
  check: 'adults who know one another',
  result: 'possible',
  text:
    'to know one another is no harm; witnesses, couples, kin, people of one home, reports that name a child and reports of more than ' +
    `${config.associates.companyMax} people join nobody`,
});

/** Reports on record as malicious that name an adult of the group with a child of its families: counted, and of no weight. */
function malicious({network, kinship}: Scene, {links, families}: Judged): BenignCheck[] {
  const {involvements, involvementsIn, involvementsOf} = network;
  const isOfGroup = (part: number): boolean => families.includes(kinship.familyOf[involvements.person[part]!]!);
  const reports = new Set(
    adultsOf(links)
      .flatMap((adult) => [...rowItems(involvementsOf, adult)])
      .map((part) => involvements.notification[part]!)
      .filter((at) => isMalicious(network, at) && [...rowItems(involvementsIn, at)].some(isOfGroup)),
  );
  if (reports.size === 0) return [];
  return [
    {
      check: 'malicious complaint',
      result: 'ruled-out',
      text: `${reports.size} reports that name these adults with these children are on record as malicious and make no link`,
    },
  ];
}

/** What unrelated people have in common for no bad reason. */
function sharedThing(scene: Scene, {dwellings}: Judged): BenignCheck[] {
  const isDoor = dwellings.length > 0;
  const people = scene.config.sharedThingPersonsMax;
  return [
    {
      check: isDoor ? 'lodgers of one house' : 'telephone or vehicle of a family',
      result: isDoor ? 'possible' : 'ruled-out',
      text: isDoor
        ? 'they lived there at one time and no kin joins them; whether they know each other no record says'
        : 'kin and people who lived together count as one user, and children of any user’s own family or home are left out',
    },
    {
      check: 'office, taxi or a number’s new holder',
      result: isDoor ? 'not-tested' : 'ruled-out',
      text: isDoor
        ? 'it is a front door'
        : `no more than ${people} people use it, and no user came to it only after it had lain idle for half a year`,
    },
  ];
}

/** Why unrelated children may have one number on record for no bad reason. */
const thingOfChildren = ({config}: Scene): BenignCheck[] => [
  {
    check: 'telephone of a home, a school or a service',
    result: 'possible',
    text:
      'children of one family or who ever had one address, a children’s home among them, count once, and a number of more than ' +
      `${config.sharedThingPersonsMax} people is left out; whose it is no record says`,
  },
];
