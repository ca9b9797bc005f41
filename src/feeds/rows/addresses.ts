import type {Address} from '../../model/address.ts';
import {isClosedByText} from '../../uk/address/address.ts';
import {saysElsewhere} from '../../uk/address/said-elsewhere.ts';
import {readFlag} from '../values/conditions.ts';
import type {AddressSpec} from '../language/mapping-people.ts';
import {isValue} from '../language/mapping-values.ts';
import type {Read, Row, Scope} from '../values/scope.ts';
import {readValue} from '../values/values.ts';

/** Compiles an address; null where the row gives none. */
export function compileAddress(spec: AddressSpec, scope: Scope): Read<Address | null> {
  const object = isValue(spec) ? {text: spec} : spec;
  const text = object.text === undefined ? () => '' : readValue(object.text, scope);
  const parts = (object.parts ?? []).map((part) => readValue(part, scope));
  const postcode = object.postcode === undefined ? () => '' : readValue(object.postcode, scope);
  const uprn = object.uprn === undefined ? () => '' : readValue(object.uprn, scope);
  const isProtected = readFlag(object.protected, scope);
  const said = (row: Row): Said => ({
    text: joined([text(row), ...parts.map((part) => part(row))]),
    code: postcode(row),
    number: uprn(row).replace(/\.0+$/, ''),
  });
  /** Whoever takes any of a home from the row above lives behind the door that is closed there, whatever the mark of their own row says. */
  const isClosedAbove = ({parts, above}: Row, home: Said): boolean => {
    if (above === undefined) return false;
    const own = said({cells: above.own, parts});
    if (own.text === home.text && own.code === home.code && own.number === home.number) return false;
    const first = {cells: above.first, parts};
    return isProtected(first) || isClosedByText(said(first).text);
  };
  return (row) => {
    const home = said(row);
    const {code, number} = home;
    const known = /^\d{2,12}$/.test(number) ? number : null;
    if (known === null && number !== '' && !/^(-1|0|1)$/.test(number)) scope.warn('uprn', 'UPRN_INVALID');
    if ((home.text === '' || saysElsewhere(home.text)) && code === '' && known === null) return null;
    return {
      text: home.text,
      postcode: code === '' ? null : code,
      uprn: known,
      protected: isProtected(row) || isClosedByText(home.text) || isClosedAbove(row, home),
    };
  };
}

type Said = {text: string; code: string; number: string};

const joined = (parts: readonly string[]): string =>
  parts
    .filter((line) => line !== '')
    .join(', ')
    .replaceAll(/\s*[\r\n]+\s*/g, ', ')
    .replaceAll(/(?:\s*,)+/g, ',');
