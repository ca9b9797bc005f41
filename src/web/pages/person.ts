import {pairKey} from '../../engine/judgements/pair-states.ts';
import {identifierWords, nameUseWords, ruleWords} from '../../model/words.ts';
import {rowItems} from '../../network/incidence.ts';
import {personId, type Network} from '../../network/network.ts';
import {nameText, PersonViews} from '../../packs/person-view.ts';
import {Labels} from '../labels.ts';
import {type Answered, type Asked, type Page} from '../page.ts';
import {isOpenReason, OPEN_REASONS} from '../reasons.ts';
import {doubtsOf} from '../views/alert-members.ts';
import {alertsAbout} from '../views/alerts-about.ts';
import {shortNumber} from '../render.ts';
import {whyPage} from '../why.ts';

/** Who somebody is: shown once the reader has said why, and then for this session. */
export const PERSON_PAGE: Page = {
  method: 'GET',
  url: '/persons/:id',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const id = asked.world.current(asked.id);
    if (id === null) return null;
    const reason = asked.session.opened.get(id);
    return reason === undefined ? askWhy(id, []) : card(asked, id, reason);
  },
};

/** What may have been asked for about somebody before the reader said why. */
const NEXT = ['chronology', 'circle', 'genogram', 'marac'];

/** Opens somebody's records; leads back to what was asked for: their page, or one of those beneath it. */
export const OPEN_PERSON_PAGE: Page = {
  method: 'POST',
  url: '/persons/:id/open',
  action: 'person:read',
  needsNames: true,
  handle: (asked) => {
    const id = asked.world.current(asked.id);
    if (id === null) return null;
    const reason = asked.form['reason'] ?? '';
    if (!isOpenReason(reason)) return askWhy(id, [{text: 'Choose why you open these records', href: '#reason'}]);
    const next = NEXT.find((page) => page === asked.form['next']);
    return {
      objects: [id],
      outcome: `given: opened, ${reason}`,
      answer: () => {
        asked.session.opened.set(id, reason);
        return {to: `/desk/persons/${id}${next === undefined ? '' : `/${next}`}`};
      },
    };
  },
};

export function askWhy(id: string, errors: readonly object[], next = ''): Answered {
  const title = `Records of ${id}`;
  return whyPage({template: 'open-person', title, objects: [id], view: {id, next}, reasons: OPEN_REASONS}, errors);
}

function card(asked: Asked, id: string, reason: string): Answered {
  const {world} = asked;
  const network = world.network();
  const at = world.person(id);
  const {addresses, held: _held, ...person} = new PersonViews(network).card(at, world.withheld());
  const labels = new Labels(network, asked.showingOf, new Map());
  const doubts = doubtsOf(network, at);
  const flags = asked.may('flags:read') ? world.flagsOf(id) : [];
  const alerts = alertsAbout(asked, [id]);
  return {
    objects: [
      id,
      ...doubts.map(({other}) => other),
      ...flags.map((flag) => flag.id),
      ...alerts.map((alert) => alert.id),
    ],
    outcome: `given: with names, ${reason}`,
    answer: {
      template: 'person',
      title: `Person ${personId(network, at)}`,
      view: {
        person: {
          ...person,
          names: namesOf(network, at),
          numbers: numbersOf(network, at),
          sources: inTime(person.sources, ({receivedAt}) => receivedAt),
        },
        // One that nothing may show is left out whole: that it is there would be a hint.
        addresses: inTime(
          addresses.filter(({dwelling}) => dwelling !== ''),
          ({asAt}) => asAt,
        ),
        doubts: doubts.map(({other, weight, reason: why}) => ({
          id: other,
          pair: pairKey(id, other),
          label: labels.of(other),
          weight: shortNumber(weight),
          why,
        })),
        flags: flags.map((flag) => ({...flag, rule: ruleWords(flag.rule), text: labels.inWords(flag.text)})),
        alerts,
        mayReadChronology: asked.may('chronology:read'),
        mayPrepareMarac: asked.may('marac:prepare'),
      },
    },
  };
}

/** Names of somebody, each once, with how they came by those that are not the one on record. */
const namesOf = ({mentionsOf, records}: Network, at: number): string[] =>
  [
    ...new Set(
      [...rowItems(mentionsOf, at)].flatMap((row) =>
        records.mentions[row]!.names.map((name) =>
          name.use === 'recorded' ? nameText(name) : `${nameText(name)} (${nameUseWords(name.use)})`,
        ),
      ),
    ),
  ].sort();

/** Numbers of somebody in words, each once. */
const numbersOf = ({mentionsOf, records}: Network, at: number): string[] =>
  [
    ...new Set([...rowItems(mentionsOf, at)].flatMap((row) => records.mentions[row]!.identifiers.map(identifierWords))),
  ].sort();

/** The latest first: of hundreds of records a reader wants what is new. Those of one moment stay in the order of the store. */
const inTime = <T>(rows: readonly T[], at: (row: T) => string): T[] =>
  rows.toSorted((left, right) => (at(left) > at(right) ? -1 : at(left) < at(right) ? 1 : 0));
