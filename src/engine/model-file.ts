import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {z} from 'zod';
import {RingfenceError} from '../base/errors.ts';
import {COMPARISONS} from '../resolve/link/compare/comparisons.ts';
import {MODEL_VERSION, type LinkModel, type PinnedTerms} from '../resolve/link/weigh/link-model.ts';

const Share = z.number().gt(0).max(1);
const Shares = z.array(z.tuple([z.string(), Share]));

const Terms = z.strictObject({
  version: z.literal('2'),
  rows: z.int().min(1),
  given: Shares,
  family: Shares,
  dwelling: Shares,
  postcode: Shares,
  address: Shares,
  trait: Shares,
  newYear: z.array(z.tuple([z.int(), Share])),
  namesakes: z.strictObject({
    share: z.number().min(0).max(1),
    community: z.array(z.tuple([z.string(), z.number().min(0)])),
  }),
  single: z.number().min(0).max(1).exactOptional(),
  cleanRegisters: z.array(z.string()),
}) satisfies z.ZodType<PinnedTerms>;

const levelShares = (levels: number): z.ZodType<number[]> => z.array(Share).length(levels);

const Comparisons = z.tuple(
  COMPARISONS.map(({name, levels}) =>
    z.strictObject({
      name: z.literal(name),
      m: levelShares(levels.length),
      h: levelShares(levels.length),
      u: levelShares(levels.length),
    }),
  ) as unknown as [z.ZodType<LinkModel['comparisons'][number]>],
);

/** What `ringfence model export` writes: comparisons in the order of the engine, each with the share of each level. */
const ModelFile = z.strictObject({
  version: z.literal(MODEL_VERSION),
  priorSame: Share,
  priorFamily: Share,
  namesakeShare: z.number().min(0).max(1),
  twinScale: z.number().min(0),
  comparisons: Comparisons,
  trainedOn: z.looseObject({randomPairs: z.number(), blockedPairs: z.number(), rounds: z.number()}),
  pinned: Terms,
});

/** Mistakes that are shown; a wrong file has hundreds. */
const MISTAKES_MAX = 10;

/**
 * A model of matching from a file.
 * @throws RingfenceError FILE_MISSING; CONFIG_INVALID with what is wrong and where.
 */
export function readModelFile(path: string): LinkModel {
  const name = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${name}: the model cannot be read; check the path.`, {cause: error});
  }
  const given = parsed(text, name);
  const result = ModelFile.safeParse(given);
  // As it was written, since its id is made of its text.
  if (result.success) return given as LinkModel;
  const mistakes = result.error.issues.map(({path: at, message}) => `${at.join('.') || 'the file'}: ${message}`);
  throw refused(name, mistakes);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's own words repeat what stands in the file.
    throw refused(name, ['the file: it is not JSON'], error);
  }
}

function refused(name: string, mistakes: readonly string[], cause?: unknown): RingfenceError {
  const shown = mistakes.slice(0, MISTAKES_MAX).map((mistake) => `\n  ${name}: ${mistake}`);
  const rest = mistakes.length > MISTAKES_MAX ? `\n  and ${mistakes.length - MISTAKES_MAX} more` : '';
  return new RingfenceError(
    'CONFIG_INVALID',
    `${name} is no model that this version can weigh by; "ringfence model export" writes one:${shown.join('')}${rest}`,
    {cause},
  );
}
