import {askedDigest} from '../../access/audit/asked-digest.ts';
import {DAY_MAX} from '../../base/day.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {agencyWords} from '../../model/words.ts';
import {birthOf, stageOn} from '../../network/life-stage.ts';
import {personId} from '../../network/network.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {sameName, type SameName} from '../../packs/same-name.ts';
import {askedAbout} from '../../resolve/lookup/asked-about.ts';
import {candidatesFor, type Found} from '../../server/routes/candidates.ts';
import type {World} from '../../server/world.ts';
import {Labels, STAGES} from '../labels.ts';
import type {Answered, Asked, Page, Shown} from '../page.ts';
import {SEARCH_REASONS} from '../reasons.ts';
import {countWords} from '../../base/count-words.ts';
import {NUMBER_KINDS, readSearch, type Search} from '../views/search-form.ts';
import {choices} from '../why.ts';

export const SEARCH_PAGE: Page = {
  method: 'GET',
  url: '/search',
  action: 'lookup',
  handle: (asked) => ({objects: [], outcome: 'given: form', answer: page(asked, {})}),
};

/** Who somebody may be. It is a form that is sent, and its answer no page of its own: no address holds whom somebody looked for. */
export const SEARCHED_PAGE: Page = {
  method: 'POST',
  url: '/search',
  action: 'lookup',
  handle: async (asked): Promise<Answered> => {
    const search = readSearch(asked.form);
    if (Array.isArray(search)) {
      const answer = {...page(asked, {errors: search}), status: 400};
      return {objects: [], outcome: 'refused: form', answer};
    }
    const looked = search.reference === '' ? await askedDigest(search) : search.reference;
    const found = foundBy(search, asked);
    const same = namesakesOf(search, found, asked);
    return {
      objects: [looked, ...found.map(({person}) => person), ...same.people.map(({person}) => person)],
      outcome: `given: searched, ${search.reason}`,
      answer: page(asked, {
        looked,
        found: foundWords(found.length, same.count),
        rows: rowsOf(found, asked),
        sameName: sameNameView(same, search, asked, found.length > 0),
      }),
    };
  },
};

/** The best first; of one person the best that any register makes of them. */
function foundBy(search: Search, {world, desk}: Asked): Found[] {
  if (search.reference !== '') return byReference(search.reference, world);
  const index = world.people();
  const [number] = search.identifiers;
  // A number of an agency's own system is looked for in each register that has it: who asks need not know what it is called here.
  const scopes = number?.kind === 'local' ? index.registersWith(number.value) : [];
  const numbers = scopes.length === 0 ? [search.identifiers] : scopes.map((scope) => [{...number!, scope}]);
  const {names, birth} = search;
  const day = desk.options.today();
  const found = numbers.flatMap((identifiers) => candidatesFor(index, {names, birth, identifiers}, day));
  const best = new Map<string, Found>();
  for (const fit of ['strong', 'possible', 'held-apart'])
    for (const one of found) if (one.confidence === fit && !best.has(one.person)) best.set(one.person, one);
  return [...best.values()];
}

function byReference(reference: string, world: World): Found[] {
  const {records, resolved} = world.network();
  const mention = indexOfId(records.mentions, reference);
  const of = mention < 0 ? -1 : resolved.personOf[mention]!;
  const person = mention < 0 ? world.current(reference) : of < 0 ? null : personId(world.network(), of);
  return person === null ? [] : [{person, confidence: 'strong', why: []}];
}

/** Of somebody asked for by name, who else bears it: a name that many bear weighs too little to bring anybody up. */
function namesakesOf(search: Search, found: readonly Found[], {world, desk}: Asked): SameName {
  if (search.names.length === 0) return {count: 0, people: []};
  const {names, birth} = search;
  return sameName(
    world.people(),
    askedAbout({names, birth}, desk.options.today()),
    found.map(({person}) => person),
    world.isSealed,
  );
}

function foundWords(count: number, sameName: number): string {
  if (count > 0) return `${countWords(count, 'person', 'people')} that you may see may fit`;
  return `Nobody that you may see fits${sameName === 0 ? '' : ' by more than the name'}`;
}

const BIRTHS = {fits: 'fits', open: 'not recorded'} as const;

function sameNameView({count, people}: SameName, {birth}: Search, asked: Asked, isMore: boolean): object {
  const {world, showingOf} = asked;
  const network = world.network();
  const [labels, views] = [new Labels(network, showingOf, new Map()), new PersonViews(network)];
  return {
    heading: `${countWords(count, isMore ? 'more person bears' : 'person bears', isMore ? 'more people bear' : 'people bear')} this name${count > people.length ? `; ${people.length} are listed` : ''}`,
    isBirthAsked: birth !== null,
    rows: people.map(({person, birth: fit}) => {
      const at = world.person(person);
      const {agencies, records} = views.row(at);
      return {
        id: person,
        label: labels.of(person),
        stage: STAGES[stageOn(birthOf(network, at, DAY_MAX), network.lastReceived)],
        birth: BIRTHS[fit],
        agencies: agencies.map(agencyWords).join(', '),
        records: countWords(records, 'record'),
        mayOpen: mayOpenPeople(asked),
      };
    }),
  };
}

const mayOpenPeople = ({may, grant}: Asked): boolean => may('person:read') && grant.sees.names;

const FITS = {
  strong: {text: 'Fits', tag: 'govuk-tag--green'},
  possible: {text: 'May fit', tag: 'govuk-tag--yellow'},
  'held-apart': {text: 'Held apart', tag: 'govuk-tag--grey'},
} as const;

function rowsOf(found: readonly Found[], asked: Asked): object[] {
  const {world, showingOf} = asked;
  const network = world.network();
  const [labels, views] = [new Labels(network, showingOf, new Map()), new PersonViews(network)];
  return found.map(({person, confidence, why}) => {
    const {agencies, records} = views.row(world.person(person));
    const words = (speaks: string): string =>
      why.flatMap((one) => (one.speaks === speaks ? [one.text] : [])).join('; ');
    return {
      id: person,
      label: labels.of(person),
      fit: FITS[confidence],
      speaksFor: words('for'),
      against: words('against'),
      agencies: agencies.map(agencyWords).join(', '),
      records: countWords(records, 'record'),
      mayOpen: mayOpenPeople(asked),
    };
  });
}

const page = ({form}: Asked, view: object): Shown => ({
  template: 'search',
  title: 'Find a person',
  view: {
    errors: [],
    form,
    kinds: choices(NUMBER_KINDS),
    reasons: choices(SEARCH_REASONS),
    ...view,
  },
});
