import {addAt} from '../../base/get-or-insert.ts';
import {slotKey, type Truth} from '../../engine/evaluate/truth.ts';
import type {Mention} from '../../model/mention.ts';
import type {Resolved} from '../../model/resolved.ts';
import type {Links} from '../../resolve/link/decide/links.ts';

/** What a threshold on the weight of single pairs would give. */
export type ThresholdScore = {
  bits: number;
  found: number;
  right: number;
  precision: number;
  recall: number;
  f1: number;
};

const FROM = -5;
const TO = 40;
const STEP = 0.5;

/**
 * Precision and recall over pairs of mentions, were all pairs joined that weigh at least so much and no others. Recall is of all
 * true pairs, met by a blocking rule or not.
 */
export function scoreThresholds(
  links: Links,
  mentions: readonly Mention[],
  {personOf}: Resolved,
  truth: Truth,
): ThresholdScore[] {
  const truePerson = truePersons(mentions, personOf, truth);
  const order = Uint32Array.from({length: links.length}, (_, i) => i).sort(
    (a, b) => links.weight[b]! - links.weight[a]!,
  );
  const truePairs = countPairs(truePerson);
  const scores: ThresholdScore[] = [];
  let at = 0;
  let found = 0;
  let right = 0;
  for (let bits = TO; bits >= FROM; bits -= STEP) {
    for (; at < order.length && links.weight[order[at]!]! >= bits; at++) {
      const a = truePerson[links.left[order[at]!]!];
      const b = truePerson[links.right[order[at]!]!];
      if (a === undefined || b === undefined) continue;
      found++;
      if (a === b) right++;
    }
    const precision = found === 0 ? 1 : right / found;
    const recall = truePairs === 0 ? 1 : right / truePairs;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    scores.push({bits, found, right, precision, recall, f1});
  }
  return scores.reverse();
}

/** The true person of each mention; undefined where the truth does not tell, and for staff. */
function truePersons(mentions: readonly Mention[], personOf: Int32Array, truth: Truth): (string | undefined)[] {
  const staff = new Set(truth.persons.filter((person) => person.staff === '1').map((person) => person.person_id));
  const named = new Map(
    truth.mentions.map(({feed, file, row, slot, person_id: person}) => [slotKey(feed, file, row, slot), person]),
  );
  return mentions.map(({source: {feed, file, row, slot}}, mention) => {
    const person = personOf[mention]! < 0 ? undefined : named.get(slotKey(feed, file, row, slot));
    return person === undefined || staff.has(person) ? undefined : person;
  });
}

function countPairs(labels: readonly (string | undefined)[]): number {
  const sizes = new Map<string, number>();
  for (const label of labels) if (label !== undefined) addAt(sizes, label);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
