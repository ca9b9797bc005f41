import {expect, test} from 'vitest';
import {MOTIFS} from '../../src/model/motif.ts';
import {alertPicture} from '../../src/graphs/alert-picture.ts';
import type {PictureWords} from '../../src/graphs/alert-picture-words.ts';
import {layOut} from '../../src/graphs/picture-layout.ts';
import {linkWords} from '../../src/model/words.ts';
import {readXml} from '../../src/graphs/xml.ts';
import type {Alert, AlertLink} from '../../src/model/finding.ts';

const link = (adult: string, family: string, kinds: string[], records = 1): AlertLink => ({
  adult,
  family,
  children: [`${family}c`],
  kinds,
  firstEvent: '2021-01-01',
  firstReceived: '2021-01-03',
  agencies: ['police'],
  records: Array.from({length: records}, (_, at) => `${adult}${family}${at}`),
});

function alert(links: AlertLink[], rest: Partial<Alert> = {}): Alert {
  const families = [...new Set(links.map(({family}) => family))].sort();
  return {
    id: 'a1',
    motif: 'shared-adults',
    version: '1',
    title: 'Two adults & <three> families',
    name: 'name',
    persons: [...new Set(links.map(({adult}) => adult))]
      .sort()
      .map((person) => ({person, role: 'adult' as const, family: null, standing: 'core' as const, because: ''})),
    families: families.map((id) => ({id, children: [`${id}c`], adults: []})),
    links,
    dwellings: ['d1', 'd2'],
    chance: {
      model: 'm',
      statistic: 's',
      observed: 5,
      expected: 1,
      p: 0.01,
      q: 0.01,
      byChance: 0,
      draws: 9,
      hypotheses: 2,
    },
    benign: [],
    agencies: [{agency: 'police', links: 1, ofLinks: links.length, records: 1, alone: false}],
    addedByJoining: 1,
    fragility: [],
    identities: [],
    nearest: [],
    firstKnowable: '2021-01-03',
    score: 1,
    terms: [],
    evidence: [],
    ...rest,
  };
}

const words = (rest: Partial<PictureWords> = {}): PictureWords => ({
  motif: MOTIFS['shared-adults']!,
  nameOf: (id) => `Name of ${id}`,
  places: new Map([['d1', '1 Old Road']]),
  ...rest,
});
const LINKS = [
  link('p', 'f', ['suspect'], 3),
  link('p', 'g', ['phone']),
  link('q', 'g', ['friend']),
  link('q', 'h', ['vehicle']),
];

/** Every element of a picture with its words; throws where it is no XML. */
function elements(svg: string): {name: string; text: string}[] {
  const found: {name: string; text: string}[] = [];
  readXml(svg, 'picture', {open: () => undefined, close: ({name, text}) => void found.push({name, text})});
  return found;
}

test('every person and every link is drawn and said in words, and what stands in a name is text', () => {
  const svg = alertPicture(alert(LINKS), words({nameOf: (id) => `<b>${id}</b>`}));
  const said = elements(svg);
  const texts = said.filter(({name}) => name === 'text').map(({text}) => text);
  for (const person of ['p', 'q', 'fc', 'gc', 'hc']) expect(texts).toContain(`<b>${person}</b>`);
  const titles = said.filter(({name}) => name === 'title').map(({text}) => text);
  for (const {adult, children} of LINKS)
    expect(titles.some((title) => title.startsWith(`<b>${adult}</b> and <b>${children[0]!}</b>: `))).toBe(true);
  const description = said.find(({name}) => name === 'desc')!.text;
  expect(description).toContain('<b>p</b> and <b>fc</b>: suspect; 3 records of police, first event 2021-01-01.');
  expect(svg).toContain('role="img" aria-labelledby="alert-title alert-text"');
});

test('every word of what joins an adult to children stands in the picture, none cut, and the families have its whole width', () => {
  const kinds = ['suspect', 'found-with', 'found-at-home', 'associate', 'friend', 'lodger', 'co-residence'];
  for (const places of [new Map([['d1', '1 Old Road']]), new Map<string, string>()]) {
    const svg = alertPicture(alert([link('p', 'f', kinds), link('q', 'g', ['witness'])]), words({places}));
    const texts = elements(svg).filter(({name}) => name === 'text');
    const said = texts.map(({text}) => text).join(' ');
    for (const kind of kinds) expect(said).toContain(linkWords(kind));
    expect(said).not.toMatch(/\u2026|found-with|co-residence/);
    const boxes = [...svg.matchAll(/<rect x="(\d+)" y="[\d.]+" width="(\d+)"/g)];
    expect(Math.max(...boxes.map(([, x, width]) => Number(x) + Number(width)))).toBeGreaterThan(1080);
  }
});

test('a place that may not be shown is nowhere in the picture, and only a shared place is joined to all families', () => {
  const thin = (svg: string): number => svg.split('stroke-width="1"/>').length - 1;
  const svg = alertPicture(alert(LINKS), words());
  expect(svg).toContain('1 Old Road');
  expect(svg).not.toContain('d2');
  expect(thin(svg)).toBe(0);
  expect(thin(alertPicture(alert(LINKS, {motif: 'shared-place'}), words()))).toBe(3);
  expect(alertPicture(alert(LINKS), words({places: new Map()}))).not.toContain('Place');
});

test('the same links in another order are laid out alike, with the lines of two sides that face each other uncrossed', () => {
  const crossed = [link('p', 'h', ['friend']), link('q', 'f', ['friend'])];
  const {adults, families} = layOut(alert(crossed));
  const place = (id: string): number => families.findIndex((family) => family.id === id);
  expect(adults.map(({id}) => (id === 'p' ? place('h') : place('f')))).toEqual([0, 1]);
  const turned = layOut(alert(LINKS.toReversed()));
  expect({...turned, ports: turned.ports.toReversed()}).toEqual(layOut(alert(LINKS)));
});

test('children who were gone together stand beside their nights, without adults', () => {
  const families = ['f', 'g'].map((id) => ({id, children: [`${id}c`], adults: []}));
  const svg = alertPicture(
    alert([], {motif: 'missing-together', families, dwellings: []}),
    words({motif: MOTIFS['missing-together']!}),
  );
  expect(svg).toContain('Gone on the same nights');
  expect(svg).toContain('Pattern D');
});
