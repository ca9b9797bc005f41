import type {Address} from '../../model/address.ts';
import {isClosedByText} from '../../uk/address/address.ts';
import {readFlag} from '../values/conditions.ts';
import type {AddressSpec} from '../language/mapping-people.ts';
import {isValue} from '../language/mapping-values.ts';
import type {Read, Scope} from '../values/scope.ts';
import {readValue} from '../values/values.ts';

/** Compiles an address; null where the row gives none. */
export function compileAddress(spec: AddressSpec, scope: Scope): Read<Address | null> {
  const object = isValue(spec) ? {text: spec} : spec;
  const text = object.text === undefined ? () => '' : readValue(object.text, scope);
  const parts = (object.parts ?? []).map((part) => readValue(part, scope));
  const postcode = object.postcode === undefined ? () => '' : readValue(object.postcode, scope);
  const uprn = object.uprn === undefined ? () => '' : readValue(object.uprn, scope);
  const isProtected = readFlag(object.protected, scope);
  return (row) => {
    const lines = [text(row), ...parts.map((part) => part(row))].filter((line) => line !== '');
    const joined =
      lines.length === 0
        ? ''
        : lines
            .join(', ')
            .replaceAll(/\s*[\r\n]+\s*/g, ', ')
            .replaceAll(/(?:\s*,)+/g, ',');
    const code = postcode(row);
    const number = uprn(row).replace(/\.0+$/, '');
    const known = /^\d{2,12}$/.test(number) ? number : null;
    if (known === null && number !== '' && !/^(-1|0|1)$/.test(number)) scope.warn('uprn', 'UPRN_INVALID');
    if (joined === '' && code === '' && known === null) return null;
    return {
      text: joined,
      postcode: code === '' ? null : code,
      uprn: known,
      protected: isProtected(row) || isClosedByText(joined),
    };
  };
}
