import type {Mention} from '../../model/mention.ts';
import type {Cell} from '../output.ts';
import {nameText} from '../../packs/person-view.ts';

/**
 * What one record says of a person, field by field, for somebody who decides who it is. An address that
 * `isWithheld` is shown nowhere; `beside` are the people of the same record.
 */
export function mentionFields(mention: Mention, isWithheld: boolean, beside: readonly Mention[]): [string, Cell][] {
  const {names, birth, died, sex, lifeStage, identifiers, phones, emails, agency, source, asAt} = mention;
  return [
    [
      'names',
      names.map((name) => (name.use === 'recorded' ? nameText(name) : `${nameText(name)} (${name.use})`)).join('; '),
    ],
    ['born', birth === null ? '' : bornText(birth)],
    ['died', died],
    ['sex', sex === 'unknown' ? '' : sex],
    ['life stage', lifeStage === 'unknown' ? '' : lifeStage],
    ['address', addressText(mention, isWithheld)],
    ['telephone', phones.join('; ')],
    ['e-mail', emails.join('; ')],
    [
      'numbers',
      identifiers
        .map(({kind, scope, value}) => [kind, scope, value].filter((part) => part !== '').join(' '))
        .join('; '),
    ],
    ['beside', beside.map(({names}) => (names[0] === undefined ? 'no name' : nameText(names[0]))).join('; ')],
    ['said by', `${agency} (${source.feed})`],
    ['as at', asAt.slice(0, 10)],
  ];
}

const bornText = ({from, to, kind}: NonNullable<Mention['birth']>): string =>
  `${from === to ? from : `${from} to ${to}`}${kind === 'exact' ? '' : ` (${kind})`}`;

function addressText({address}: Mention, isWithheld: boolean): string {
  if (address === null) return '';
  if (isWithheld || address.protected) return 'protected address';
  return [address.text, address.postcode ?? ''].filter((part) => part !== '').join(', ');
}
