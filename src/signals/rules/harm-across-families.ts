import {familiesRule} from '../facts/families-rule.ts';
import type {PlainRule} from '../rule.ts';
import {harmBy, isAtHome} from '../facts/victim-families.ts';
import {victimGroups} from '../facts/victims.ts';

/**
 * An adult suspect in harm of any kind to victims of two or more families that nothing recorded joins except the suspect, at
 * least one of them reached from outside the home.
 */
export const harmAcrossFamilies: PlainRule = {
  id: 'harm-across-families',
  version: '5',
  inForce: '2026-01-01',
  summary: 'An adult was suspect in harm to victims of two or more families not connected to one another',
  ...familiesRule(
    ({harmAcrossFamilies: {familiesMin}}) => familiesMin,
    (scene, person, knownBy) => {
      const {familiesMin, gravityMin} = scene.config.harmAcrossFamilies;
      const {all, stated} = harmBy(scene, person, gravityMin, knownBy);
      if (stated.length < familiesMin) return null;
      const groups = victimGroups(scene, stated, person, knownBy);
      if (groups.length < familiesMin) return null;
      // Where all of it was at home, `serial-perpetrator` says it already.
      return groups.every((group) => isAtHome(scene, group, person, knownBy)) ? null : {groups, events: all};
    },
    (families) => `harm to victims of ${families} families not connected to one another`,
  ),
};
