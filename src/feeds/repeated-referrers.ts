import {yearsBetween, isoToDay} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import type {Mention} from '../model/mention.ts';
import {fold} from '../text/fold.ts';
import type {Build} from './row-build.ts';

/** Younger people are seldom those who refer, and bear the names of those who do. */
const REFERRER_YEARS_MIN = 16;

/**
 * Adds a tie `self` where who refers is named again in the row: a parent who asks for help stands as referrer and as parent. One full
 * name, and one grown person beside who bears it, is somebody written twice and no namesake.
 */
export function tieRepeatedReferrers({out, base, key}: Build): void {
  for (const {mention: id, role} of out.involvements) {
    if (role !== 'referrer') continue;
    const referrer = out.mentions.find((mention) => mention.id === id);
    const name = referrer === undefined || referrer.staff ? '' : fullName(referrer);
    if (name === '') continue;
    const [same, ...others] = out.mentions.filter(
      (mention) => mention.id !== id && !mention.staff && isGrown(mention) && fullName(mention) === name,
    );
    if (same === undefined || others.length > 0) continue;
    const {source, area, ...rest} = base(referrer!.source.slot);
    const tieId = shortId('T', source.feed, area, key, 'referrer', id, same.id);
    out.ties.push({
      id: tieId,
      source,
      area,
      ...rest,
      from: id,
      to: same.id,
      kind: 'self',
      detail: '',
      start: null,
      end: null,
    });
  }
}

/** Forename and family name as recorded; empty where either is not told. */
function fullName({names}: Mention): string {
  const [name] = names;
  const given = fold(name?.given ?? '');
  const family = fold(name?.family ?? '');
  return given === '' || family === '' ? '' : `${given} ${family}`;
}

function isGrown({lifeStage, birth, asAt}: Mention): boolean {
  if (lifeStage === 'child' || lifeStage === 'unborn') return false;
  return birth === null || yearsBetween(isoToDay(birth.from), isoToDay(asAt)) >= REFERRER_YEARS_MIN;
}
