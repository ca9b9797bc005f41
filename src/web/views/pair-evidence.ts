import type {ShownEvidence} from '../../engine/view/shown-evidence.ts';
import {signedBits, waterfallPicture, type WaterfallStep} from '../../graphs/waterfall-picture.ts';
import type {Mention} from '../../model/mention.ts';
import {agencyWords, identifierWords} from '../../model/words.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {originWords} from '../../network/guard/protection.ts';
import type {Network} from '../../network/network.ts';
import {nameText} from '../../packs/person-view.ts';
import {dayWords} from '../render.ts';
import {placeOf} from './pair-sides.ts';

/** The evidence for and against two identities being one, as a drawing and as a table that says the same. */
export function evidenceView(network: Network, withheld: ReadonlySet<string>, evidence: ShownEvidence): object {
  const {left, right, weight, probability, joinBits, holdBits, isAlone} = evidence;
  const values = [left, right].map((id) => valuesOf(network, withheld, id)) as [Values, Values];
  const steps = stepsOf(evidence);
  return {
    picture: waterfallPicture({steps, total: hundredths(weight), holdBits, joinBits}),
    rows: evidence.terms.map(({comparison, level, text}, at) => ({
      comparison,
      level,
      text,
      // How rare a value is follows the line that shows it.
      left: level === 'term frequency' ? '' : (values[0].of[comparison] ?? ''),
      right: level === 'term frequency' ? '' : (values[1].of[comparison] ?? ''),
      bits: signedBits(steps[at]!.bits),
      isAgainst: steps[at]!.bits < 0,
    })),
    total: signedBits(hundredths(weight)),
    odds: oddsWords(probability),
    records: values.map(({record}) => record),
    joinBits,
    holdBits,
    words:
      weight >= joinBits
        ? 'enough to join them by itself'
        : weight >= holdBits
          ? 'enough to ask a person'
          : 'too little to ask anybody by itself',
    isAlone,
  };
}

/** To a hundredth of a bit, so that what is printed sums to the sum that is printed. */
function stepsOf({terms}: ShownEvidence): WaterfallStep[] {
  let [sum, before] = [0, 0];
  return terms.map(({comparison, text, bits}) => {
    sum += bits;
    const now = hundredths(sum);
    const step = {label: comparison, text, bits: hundredths(now - before)};
    before = now;
    return step;
  });
}

const hundredths = (bits: number): number => Math.round(bits * 100) / 100;

/** "about 4 in 5", "1 in 30": what a weight says of two records taken so, in words a reader can hold. */
function oddsWords(probability: number): string {
  if (probability >= 0.9995) return 'of 1,000 such pairs fewer than 1 are two people';
  if (probability >= 0.5) return `of 100 such pairs about ${Math.round(probability * 100)} are one person`;
  return probability < 0.001
    ? 'of 1,000 such pairs fewer than 1 are one person'
    : `of 1,000 such pairs about ${Math.round(probability * 1000)} are one person`;
}

type Values = {of: Partial<Record<string, string>>; record: {id: string; words: string}};

/** What one record says, by the comparison that weighs it. */
function valuesOf(network: Network, withheld: ReadonlySet<string>, id: string): Values {
  const row = indexOfId(network.records.mentions, id);
  const mention = network.records.mentions[row]!;
  const place = placeOf(network, withheld, row);
  const numbers = (isLocal: boolean): string =>
    mention.identifiers
      .filter(({kind}) => (kind === 'local') === isLocal)
      .map(identifierWords)
      .join(', ');
  const names = mention.names.map(nameText).join(' / ');
  return {
    of: {
      forename: given(mention, 0),
      'later forenames': given(mention, 1),
      'family name': [...new Set(mention.names.map(({family}) => family))].join(' / '),
      'birth date': birthText(mention),
      sex: mention.sex === 'unknown' ? '' : mention.sex,
      address: place === 'hidden' ? '' : (place?.text ?? ''),
      telephone: place === 'hidden' ? '' : mention.phones.join(', '),
      'e-mail': mention.emails.join(', '),
      'national number': numbers(false),
      'local number': numbers(true),
      'place of birth': mention.birthPlace,
      occupation: mention.occupation,
      namesakes: names,
    },
    record: {
      id,
      words: `${agencyWords(mention.agency)}, ${originWords(mention.source.file)} row ${mention.source.row}, describes ${dayWords(mention.asAt.slice(0, 10))}, received ${dayWords(mention.receivedAt.slice(0, 10))}`,
    },
  };
}

const given = ({names}: Mention, from: 0 | 1): string =>
  [...new Set(names.map((name) => (from === 0 ? name.given.split(' ')[0]! : name.given.split(' ').slice(1).join(' '))))]
    .filter((text) => text !== '')
    .join(' / ');

function birthText({birth}: Mention): string {
  if (birth === null) return '';
  return birth.from === birth.to ? dayWords(birth.from) : `${dayWords(birth.from)} to ${dayWords(birth.to)}`;
}
