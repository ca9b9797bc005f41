/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export type Rng = {
  /** An integer in [0, 2^32). */
  bits(): number;
  /** A float in [0, 1) with 32 random bits. */
  next(): number;
  /** An integer in [0, below). */
  int(below: number): number;
};

/** sfc32 (Doty-Humphrey, PractRand), seeded by splitmix32: small, fast and of good quality for simulation. */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  // In an array, since numbers of 32 bits in variables of a closure are boxed anew at each step.
  const words = Int32Array.of(splitmix(), splitmix(), splitmix(), 1);
  const bits = (): number => {
    const b = words[1]!;
    const c = words[2]!;
    const t = (words[0]! + b + words[3]!) | 0;
    words[3]!++;
    words[0] = b ^ (b >>> 9);
    words[1] = (c + (c << 3)) | 0;
    words[2] = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  const next = (): number => bits() / 4294967296;
  return {bits, next, int: (below) => Math.floor(next() * below)};
}
