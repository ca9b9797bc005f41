import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import nunjucks from 'nunjucks';
import {countWords} from '../base/count-words.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "13 Jul 2019", with the time where there is one; text that is no day stays as it is. */
export function dayWords(iso: string): string {
  const [, year, month, day, time = ''] = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d).*)?$/.exec(iso) ?? [];
  if (year === undefined) return iso;
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}${time && `, ${time}`}`;
}

/** Three figures, as people write them. */
export const shortNumber = (value: number): string => String(Number(value.toPrecision(3)));

const require = createRequire(import.meta.url);

/** Where a package of the design systems lies. */
export const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** The templates of the desk over those of the two design systems. Everything is escaped unless a template says otherwise. */
export class Templates {
  readonly #environment: nunjucks.Environment;

  constructor() {
    const loader = new nunjucks.FileSystemLoader([
      join(import.meta.dirname, 'templates'),
      join(packageFolder('govuk-frontend'), 'dist'),
      packageFolder('@ministryofjustice/frontend'),
    ]);
    this.#environment = new nunjucks.Environment(loader, {autoescape: true, trimBlocks: true, lstripBlocks: true});
    this.#environment.addFilter('day', dayWords);
    this.#environment.addFilter('short', shortNumber);
    this.#environment.addFilter('count', countWords);
    this.#environment.addFilter('sentence', (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1));
  }

  render(template: string, view: object): string {
    return this.#environment.render(`${template}.njk`, view);
  }
}
