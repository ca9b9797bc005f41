import type {Rng} from '../../src/base/rng.ts';
import {chance} from '../world/random.ts';

const NEAR: Record<string, string> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'mb',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

/** One slip of the keyboard: a letter dropped, doubled, swapped with its neighbour or hit beside. */
export function slip(rng: Rng, text: string): string {
  if (text.length < 3) return text;
  const at = 1 + rng.int(text.length - 1);
  switch (rng.int(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text[at]! + text.slice(at);
    case 2:
      return at + 1 < text.length ? text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2) : text;
    default: {
      const near = NEAR[text[at]!.toLowerCase()];
      return near === undefined ? text : text.slice(0, at) + near[rng.int(near.length)]! + text.slice(at + 1);
    }
  }
}

/** One digit wrong or two neighbours swapped. */
export function slipDigits(rng: Rng, text: string): string {
  const at = rng.int(text.length - 1);
  if (chance(rng, 0.5)) return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
  return text.slice(0, at) + String((Number(text[at]) + 1 + rng.int(8)) % 10) + text.slice(at + 1);
}

/** Letters without their marks, as older systems store them. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ı', 'i');
}
