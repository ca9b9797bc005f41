import type {BenignCheck} from '../model/finding.ts';
import type {Judged} from './find-clusters.ts';
import {adultsOf, closePairs, factsOf, incidentCount, unrelatedFamilies} from './group.ts';
import type {Scene} from './scene.ts';

/** Innocent explanations, each tested on what is recorded. Only records are tested: unrecorded kin stays possible. */
export function benignChecks(scene: Scene, candidate: Judged): BenignCheck[] {
  return [
    kin(scene, candidate),
    families(scene, candidate),
    roles(scene, candidate),
    emergencyContacts(scene, candidate),
    communalHome(candidate),
    household(scene, candidate),
    oneEvent(candidate),
  ];
}

function kin(scene: Scene, {links}: Judged): BenignCheck {
  return {
    check: 'family of the children',
    result: 'ruled-out',
    text: `none of the ${links.length} links joins people within ${scene.config.kinStepsMax} recorded steps of kin; such cells are left out`,
  };
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
        ? 'no linked adult is recorded as foster carer, professional or landlord of a child in the group'
        : `${working.length} links are to an adult with such a role who is also named as suspect`,
  };
}

function emergencyContacts(scene: Scene, {links}: Judged): BenignCheck {
  const contacts = links.filter(({adult, facts}) =>
    facts.some(({child}) => scene.kinship.isEmergencyContact(adult, child)),
  );
  return {
    check: 'school gate',
    result: 2 * contacts.length > links.length ? 'possible' : 'ruled-out',
    text: `${contacts.length} of ${links.length} linked adults are emergency contacts of a child; such entries make no link`,
  };
}

function communalHome({dwellings}: Judged): BenignCheck {
  return {
    check: 'communal home or institution',
    result: 'ruled-out',
    text: `institutions, communal and crowded addresses make no link; ${dwellings.length} homes are part of the group`,
  };
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

function oneEvent({links, sightings, notifications}: Judged): BenignCheck {
  const facts = factsOf(links);
  const count = incidentCount(facts) + new Set(sightings.map(({record}) => record)).size + notifications.length;
  return {
    check: 'one event recorded often',
    result: count > 2 ? 'ruled-out' : 'possible',
    text: `records of one incident count once; ${count} separate events or entries are left`,
  };
}
