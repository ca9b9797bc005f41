import {familiesRule} from '../facts/families-rule.ts';
import type {PlainRule} from '../rule.ts';
import {harmBy, isAtHome} from '../facts/victim-families.ts';
import {victimGroups} from '../facts/victims.ts';

/**
 * An adult suspect in domestic abuse or violence at home against victims of two or more families that nothing recorded joins
 * except the suspect (the ACPO definition of 2009, which MATAC ranks by), with the order in which the families were
 * reached. Harm by somebody from outside the home is `harm-across-families`.
 */
export const serialPerpetrator: PlainRule = {
  id: 'serial-perpetrator',
  version: '6',
  inForce: '2026-01-01',
  summary:
    'An adult was suspect in domestic abuse or violence at home against victims of two or more families not connected to one another',
  ...familiesRule(
    ({serialPerpetrator: {victimsMin}}) => victimsMin,
    (scene, person, knownBy) => {
      const {victimsMin, kinds, violence} = scene.config.serialPerpetrator;
      const {all, stated} = harmBy(scene, person, 0, knownBy, [...kinds, ...violence]);
      if (stated.length < victimsMin) return null;
      const groups = victimGroups(scene, stated, person, knownBy).filter((group) =>
        isAtHome(scene, group, person, knownBy),
      );
      if (groups.length < victimsMin) return null;
      const counted = new Set(groups.flatMap((group) => group.events.map(({incident}) => incident)));
      return {groups, events: all.filter(({disputed, incident}) => disputed || counted.has(incident))};
    },
    (families) => `domestic abuse or violence at home against ${families} families not connected to one another`,
  ),
};
