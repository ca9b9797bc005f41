import {basename} from 'node:path';
import {checkedYaml, mistakesIn, settingsText} from '../model/checked-yaml.ts';
import {Policy} from './policy.ts';

/**
 * Reads a policy.
 * @throws RingfenceError FILE_MISSING; CONFIG_INVALID with all mistakes at once, each with its place and what was expected.
 */
export const readPolicy = (path: string): Policy => parsePolicy(settingsText(path, 'the policy'), basename(path));

/** The policy in a text; `name` stands for the file in messages. */
export function parsePolicy(text: string, name: string): Policy {
  const policy = checkedYaml(text, name, Policy);
  const unknown = unknownPurposes(policy);
  if (unknown.length > 0) throw mistakesIn(name, unknown);
  return policy;
}

function unknownPurposes({roles, purposes}: Policy): string[] {
  return Object.entries(roles).flatMap(([role, {purposes: own}]) =>
    Object.keys(own)
      .filter((purpose) => !Object.hasOwn(purposes, purpose))
      .map((purpose) => `roles.${role}.purposes.${purpose}: no such purpose; add it to "purposes" or mend the name`),
  );
}
