import type {Build} from './row-build.ts';

/** Fills in the sex of those of whom the row says none and whom a word for a relationship calls a woman or a man; words that differ say nothing. */
export function fillSexSaid({sexSaid, out}: Build): void {
  if (sexSaid.length === 0) return;
  for (const mention of out.mentions) {
    if (mention.sex !== 'unknown') continue;
    const said = new Set(sexSaid.filter((word) => word.mention === mention.id).map(({sex}) => sex));
    const [sex, other] = said;
    if (sex !== undefined && other === undefined) mention.sex = sex;
  }
}
