/** Tail areas of the distributions that the tests of this folder need, to about 1e-11. */

/** Chance that a chi-square variable with `df` degrees of freedom exceeds `x`. */
export function chiSquareTail(x: number, df: number): number {
  return x <= 0 ? 1 : upperGamma(df / 2, x / 2);
}

/** Chance that Student's t with `df` (a whole number or not) lies further from 0 than `t`, on either side. */
export function tTails(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 1 / 2);
}

/** Chance of `least` or more successes in `count` tries that each succeed with `chance` (above 0 and below 1), summed term by term. */
export function binomialTail(least: number, count: number, chance: number): number {
  let term = (1 - chance) ** count;
  let tail = least === 0 ? term : 0;
  for (let hits = 1; hits <= count; hits++) {
    term *= ((count - hits + 1) / hits) * (chance / (1 - chance));
    if (hits >= least) tail += term;
  }
  return Math.min(1, tail);
}

/** ln of the gamma function for x > 0 (Lanczos, g = 7, nine terms). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (shifted + i);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** ln of "n choose k"; -Infinity where there is no such choice. */
export function lnChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const TINY = 1e-300;
const PRECISION = 1e-15;

/** Regularised upper incomplete gamma function Q(a, x): series below a + 1, Lentz's continued fraction above. */
function upperGamma(a: number, x: number): number {
  const scale = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = a + 1; Math.abs(term) > Math.abs(sum) * PRECISION; n++) {
      term *= x / n;
      sum += term;
    }
    return 1 - sum * scale;
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction * scale;
}

/** Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction on the side where it converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b)) / a;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return scale * fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
