import {expect, test} from 'vitest';
import {readXml} from '../../src/graphs/xml.ts';
import {signedBits, waterfallPicture} from '../../src/graphs/waterfall-picture.ts';

const steps = [
  {label: 'prior', text: 'two records taken at random', bits: -13.5},
  {label: 'forename', text: 'same <forename> & "more"', bits: 10},
  {label: 'birth date', text: 'same birth date', bits: 8.25},
];
const picture = waterfallPicture({steps, total: 4.75, holdBits: 0, joinBits: 4});

test('is well-formed whatever the words are, and says every step and the sum', () => {
  const texts: string[] = [];
  readXml(picture, 'picture', {open: () => {}, close: ({name, text}) => void (name === 'text' && texts.push(text))});
  for (const {bits} of steps) expect(texts).toContain(signedBits(bits));
  expect(texts).toContain('+4.75');
  expect(texts).toContain('joined: 4');
  expect(picture).toContain('sum +4.75 bits');
});

test('each bar begins where the one before it ends, and the last is as long as the sum', () => {
  const bars = [...picture.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(
    ([, x, width]) => [Number(x), Number(x) + Number(width)] as const,
  );
  expect(bars).toHaveLength(4);
  const [prior, forename, birth, sum] = bars as [
    (typeof bars)[0],
    (typeof bars)[0],
    (typeof bars)[0],
    (typeof bars)[0],
  ];
  expect(prior![0]).toBeCloseTo(forename![0], 0);
  expect(forename![1]).toBeCloseTo(birth![0], 0);
  expect(sum![0]).toBeCloseTo(prior![1], 0);
  expect(sum![1]).toBeCloseTo(birth![1], 0);
});

test('the same weight gives the same bytes, and no weight is no number', () => {
  expect(waterfallPicture({steps, total: 4.75, holdBits: 0, joinBits: 4})).toBe(picture);
  expect(waterfallPicture({steps: [], total: 0, holdBits: 0, joinBits: 4})).not.toContain('NaN');
});

test('no word of a step is cut, however long it is', () => {
  const text = 'twins, or two people of one household or family, would look like this too';
  const long = waterfallPicture({
    steps: [{label: 'household or family', text, bits: -3}],
    total: -3,
    holdBits: 0,
    joinBits: 4,
  });
  const drawn = [...long.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words).join(' ');
  expect(drawn).toContain(`household or family: ${text}`);
});
