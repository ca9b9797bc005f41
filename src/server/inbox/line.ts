import {contentHash} from '../../base/hash.ts';
import type {Agency} from '../../model/source.ts';
import type {PersonName} from '../../model/mention.ts';
import type {AskedPerson, NotificationRequest} from '../schemas/notification.ts';

/** The feed that a kept notification is a row of, and how its files are called. */
export const FEED = 'triage-notifications';

type Name = {given: string; family: string};
type LinePerson = {
  role: string;
  name?: Name;
  names?: Name[];
  former?: Name[];
  knownAs?: Name[];
  address?: {text: string; postcode?: string | undefined; uprn?: string | undefined; protected?: true};
  [field: string]: unknown;
};

/** One notification as a line of a file, in the form that `feeds/mappings/triage-notifications.yaml` reads. */
export type Line = {
  agency: Agency;
  reference: string;
  area: string;
  received: string;
  /** Hash of what was sent: the same sent again has the same. */
  digest: string;
  /** Whose login sent it and by which gateway; no record holds these. */
  sent: {by: string; ground: string};
  people: LinePerson[];
  /** True of a line that takes back what was kept; it says nothing else. */
  withdrawn?: true;
  [field: string]: unknown;
};

/** Who sends, and what is put in where the request says nothing. */
export type Sender = {agency: Agency; name: string; area: string; now: string};

export function lineOf(request: NotificationRequest, {agency, name, area, now}: Sender): Line {
  const {ground, kind, received, rag, people, reference = '', references, at, source} = request;
  const told = {agency, reference, area: request.area ?? area};
  const said = {kind, at, source, rag, references, people: people.map(personOf)};
  return {
    ...told,
    received: received ?? now,
    digest: contentHash(JSON.stringify([told, received ?? '', said])),
    sent: {by: name, ground},
    ...said,
  };
}

/** The line by which an agency takes back what it had kept. A reader of files knows them by the parts of people: one is there, empty. */
export function withdrawalOf({agency, reference, area, received}: Line, by: string, ground: string): Line {
  const digest = contentHash(JSON.stringify(['withdrawn', agency, reference, area]));
  return {agency, reference, area, received, digest, sent: {by, ground}, withdrawn: true, people: [{role: 'subject'}]};
}

function personOf(person: AskedPerson): LinePerson {
  const {role, names, born, expected, sex, numbers, phones, emails, address} = person;
  const of = (use: PersonName['use']): Name[] =>
    names.filter((one) => one.use === use && one.given + one.family !== '').map(({given, family}) => ({given, family}));
  const [name, ...others] = of('recorded');
  const national = Map.groupBy(
    numbers.filter(({kind}) => kind !== 'local'),
    ({kind}) => kind,
  );
  const local = numbers.filter(({kind}) => kind === 'local').map(({value, scope}) => ({value, scope}));
  return {
    role,
    ...(name === undefined ? {} : {name}),
    ...listed({names: others, former: of('former'), knownAs: of('known-as'), local, phones, emails}),
    ...Object.fromEntries([...national].map(([kind, list]) => [kind, list.map(({value}) => value)])),
    ...(born === undefined ? {} : {born}),
    ...(expected === undefined ? {} : {expected}),
    sex,
    ...(address === undefined
      ? {}
      : {
          address: {
            text: address.text,
            postcode: address.postcode,
            uprn: address.uprn,
            ...(address.protected ? {protected: true as const} : {}),
          },
        }),
  };
}

const listed = (lists: Record<string, readonly unknown[]>): Record<string, readonly unknown[]> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
