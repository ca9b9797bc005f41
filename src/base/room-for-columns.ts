import {setFlagsFromString} from 'node:v8';

/** What is said to V8 meanwhile, and what it goes by otherwise. */
const FLAGS = [
  // Typed arrays count as the heap does. By itself V8 looks through the whole heap each time that they have grown by 64 MB.
  {during: '--external-memory-accounted-in-global-limit', after: '--no-external-memory-accounted-in-global-limit'},
  // It looks again when all has grown by this much; where nothing is said, at times at once, at times when it is thrice as large.
  {during: '--heap-growing-percent=60', after: '--heap-growing-percent=0'},
];

/**
 * Runs work that fills many columns of numbers beside a large heap with less looking for garbage, which took a fifth of the
 * thread that runs the main job at 100,000 persons. No answer hangs on it.
 */
export async function withRoomForColumns<T>(work: () => Promise<T>): Promise<T> {
  // Another V8 may not know the flags, and would complain on standard error.
  if (!process.versions.v8.startsWith('13.')) return work();
  for (const {during} of FLAGS) setFlagsFromString(during);
  try {
    return await work();
  } finally {
    for (const {after} of FLAGS) setFlagsFromString(after);
  }
}
