import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const DARK = readFileSync(join(SRC, 'web/static/dark.css'), 'utf8').replace(/\/\*.*?\*\//gs, '');
const MEDIA = '@media screen and (prefers-color-scheme: dark) {';

const rules = (css: string): [selector: string, body: string][] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => [selector!.trim(), body!]);
const valueIn = (body: string, name: string): string | undefined =>
  new RegExp(`(?:^|[;{\\s])${name}: ?(#[0-9a-f]{3,6})`).exec(body)?.[1];
const inside = DARK.slice(DARK.indexOf(MEDIA) + MEDIA.length, DARK.lastIndexOf('}'));
const dark = rules(inside);
const root = dark.find(([selector]) => selector === ':root')![1];
const colour = (name: string): string => valueIn(root, `--${name}`)!;

/** Contrast of two colours, 1 to 21, by WCAG 2.2 (relative luminance of sRGB). */
function contrast(one: string, other: string): number {
  const [light, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dim + 0.05);
}
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Pairs with less contrast than they need. */
const faint = (pairs: readonly [string, string, string][], least: number): string[] =>
  pairs.flatMap(([what, one, other]) => (contrast(one, other) < least ? [`${what}: ${contrast(one, other)}`] : []));

/** Colours written into drawings: of fills and strokes, and of the tables that give lines theirs. */
const DRAWN = [
  ...new Set(
    readdirSync(join(SRC, 'graphs'))
      .filter((name) => name.endsWith('-picture.ts'))
      .flatMap((name) => readFileSync(join(SRC, 'graphs', name), 'utf8').match(/#[0-9a-f]{6}\b/g) ?? []),
  ),
].sort();
const drawn = (what: 'fill' | 'stroke', light: string): string | undefined => {
  const rule = dark.find(([selector]) => selector === `.desk-picture [${what}='${light}']`);
  return rule === undefined ? undefined : valueIn(rule[1], what);
};

test('contrast is measured as WCAG has it', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe('the desk in the dark', () => {
  test('leaves print alone: nothing stands outside the rule for dark screens', () => {
    expect(DARK.trim().startsWith(MEDIA)).toBe(true);
    let depth = 0;
    const closed = [...DARK.matchAll(/[{}]/g)].flatMap(({0: brace, index}) => {
      depth += brace === '{' ? 1 : -1;
      return depth === 0 ? [index] : [];
    });
    // It closes once, at the end.
    expect(closed).toEqual([DARK.trimEnd().length - 1]);
  });

  test('gives every colour of the design system that is not the same in both a dark one', () => {
    const file = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
    const light = /:root\{([^}]*--govuk-text-colour[^}]*)\}/.exec(readFileSync(file, 'utf8'))![1]!;
    const names = [...light.matchAll(/--([a-z-]+-colour):/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(15);
    // Yellow with black, green and white on buttons, and paper are what they are.
    const same = ['focus', 'focus-text', 'success', 'inverse-text', 'print-text'].map((name) => `govuk-${name}-colour`);
    expect(names.filter((name) => colour(name) === undefined).sort()).toEqual(same.sort());
  });

  test('has text of 4.5 and lines of 3 to what they stand on', () => {
    const grounds = ['govuk-body-background', 'govuk-template-background', 'govuk-surface-background'];
    const texts = [
      'text',
      'secondary-text',
      'error',
      'link',
      'link-visited',
      'link-hover',
      'link-active',
      'surface-text',
    ];
    const pairs = grounds.flatMap((ground) =>
      texts.map((text): [string, string, string] => [
        `${text} on ${ground}`,
        colour(`govuk-${text}-colour`),
        colour(`${ground}-colour`),
      ]),
    );
    const own: [string, string, string][] = [
      ['mark of both', colour('desk-both-text'), colour('govuk-body-background-colour')],
      ...['desk-shade', 'desk-target'].flatMap((ground): [string, string, string][] =>
        ['text', 'link', 'link-visited', 'secondary-text'].map((text) => [
          `${text} on ${ground}`,
          colour(`govuk-${text}-colour`),
          colour(ground),
        ]),
      ),
    ];
    expect(faint([...pairs, ...own], 4.5)).toEqual([]);
    const lines = [
      'govuk-input-border-colour',
      'govuk-brand-colour',
      'desk-alarm',
      'desk-care',
      'desk-both',
      'desk-edge',
    ];
    expect(
      faint(
        lines.map((line) => [line, colour(line), colour('govuk-surface-background-colour')]),
        3,
      ),
    ).toEqual([]);
  });

  test('has tags, fields and buttons whose words are told from what they stand on', () => {
    const boxes = dark.flatMap(([selector, body]): [string, string, string][] => {
      const [text, ground] = [valueIn(body, 'color'), valueIn(body, 'background-color')];
      return text === undefined || ground === undefined ? [] : [[selector, text, ground]];
    });
    const tags = readdirSync(join(SRC, 'web/views'))
      .flatMap((name) => readFileSync(join(SRC, 'web/views', name), 'utf8').match(/govuk-tag--[a-z]+/g) ?? [])
      .filter((tag) => tag !== 'govuk-tag--blue');
    for (const tag of new Set(tags))
      expect([tag, boxes.some(([selector]) => selector === `.${tag}`)]).toEqual([tag, true]);
    expect(boxes.length).toBeGreaterThan(7);
    expect(faint(boxes, 4.5)).toEqual([]);
  });

  test('redraws every colour of the drawings, with words of 4.5 and lines of 3 to their ground', () => {
    const missing = DRAWN.filter((hex) => drawn('fill', hex) === undefined && drawn('stroke', hex) === undefined);
    expect(missing).toEqual([]);
    const paper = drawn('fill', '#ffffff')!;
    const boxes = ['#ffffff', '#f5f7fa', '#fffbea', '#e6f2fa'].map((hex): [string, string] => [
      hex,
      drawn('fill', hex)!,
    ]);
    const words = ['#1f2933', '#52606d'].flatMap((ink) =>
      boxes.map(([hex, box]): [string, string, string] => [`${ink} on ${hex}`, drawn('fill', ink)!, box]),
    );
    expect(faint(words, 4.5)).toEqual([]);
    const lines = ['#1f2933', '#52606d', '#b7791f', '#0072b2', '#d55e00', '#009e73', '#6b7580', '#1d2d44', '#8a949e'];
    expect(
      faint(
        lines.map((line) => [line, drawn('stroke', line)!, paper]),
        3,
      ),
    ).toEqual([]);
    const bars = ['#0072b2', '#d55e00', '#1d2d44'];
    expect(
      faint(
        bars.map((bar) => [bar, drawn('fill', bar)!, paper]),
        3,
      ),
    ).toEqual([]);
    // Who lives at home is filled, and told from who does not by the line around both and by the filling.
    expect(contrast(drawn('fill', '#d6ecfa')!, drawn('stroke', '#1f2933')!)).toBeGreaterThan(4.5);
  });
});
