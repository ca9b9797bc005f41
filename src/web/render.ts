import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import nunjucks from 'nunjucks';
import {once} from '../base/once.ts';
import {countWords} from '../base/count-words.ts';
import {agencyWords, allegationWords, listWords} from '../model/words.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "13 Jul 2019", with the time where there is one; each day of a text that has several, or words beside them; the rest stays as it is. */
export const dayWords = (text: string): string =>
  text.replace(
    /\b(\d{4})-(0[1-9]|1[0-2])-(\d\d)(?:[T ](\d\d:\d\d)\S*)?/g,
    (_, year: string, month: string, day: string, time: string | undefined) =>
      `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}${time === undefined ? '' : `, ${time}`}`,
  );

/** Three figures, as people write them. */
export const shortNumber = (value: number): string => String(Number(value.toPrecision(3)));

const require = createRequire(import.meta.url);

/** Where the package of the design system lies. */
export const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/**
 * The templates of the desk over those of the design system, each compiled when a page first needs it. Everything is escaped
 * unless a template says otherwise.
 */
const environment = once((): nunjucks.Environment => {
  const loader = new nunjucks.FileSystemLoader([
    join(import.meta.dirname, 'templates'),
    join(packageFolder('govuk-frontend'), 'dist'),
  ]);
  const made = new nunjucks.Environment(loader, {autoescape: true, trimBlocks: true, lstripBlocks: true});
  made.addFilter('day', dayWords);
  made.addFilter('short', shortNumber);
  made.addFilter('count', countWords);
  made.addFilter('agency', agencyWords);
  made.addFilter('allegation', (code: string | undefined) => allegationWords(code ?? 'unknown'));
  made.addFilter('agencies', (codes: readonly string[]) => listWords(codes, agencyWords));
  made.addFilter('lowerFirst', (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1));
  made.addFilter('sentence', (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1));
  return made;
});

/** The page that a template of the desk makes of what there is to show. */
export const render = (template: string, view: object): string => environment().render(`${template}.njk`, view);
