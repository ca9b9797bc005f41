import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import {contentHash} from '../base/hash.ts';
import {packageFolder} from './render.ts';

/** A file for browsers under an address that changes with its content, so that it may be kept for ever. */
type StaticFile = {url: string; type: string; body: string};

const OWN = join(import.meta.dirname, 'static');
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const GOVUK = join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min');

/** Addresses of the files by the names that templates know them by. */
export type StaticUrls = {
  govukCss: string;
  deskCss: string;
  govukJs: string;
  deskJs: string;
  icon: string;
};

/** Serves styles and scripts from the packages that make them, and returns where they are. */
export function serveStaticFiles(app: FastifyInstance): StaticUrls {
  const serve = (name: string, body: string): string => {
    const file = fileOf(name, body);
    app.get(file.url.replace('/desk', ''), {config: {isPublic: true}}, async (_request, reply) =>
      reply.type(file.type).send(file.body),
    );
    return file.url;
  };
  return {
    govukCss: serve('govuk.css', withoutOthersFont(packaged(`${GOVUK}.css`))),
    // One file for browsers: what is dark goes over what is not.
    deskCss: serve('desk.css', ['desk.css', 'dark.css'].map((name) => readFileSync(join(OWN, name), 'utf8')).join('')),
    govukJs: serve('govuk.js', packaged(`${GOVUK}.js`)),
    deskJs: serve('desk.js', readFileSync(join(OWN, 'desk.js'), 'utf8')),
    icon: serve('icon.svg', readFileSync(join(OWN, 'icon.svg'), 'utf8')),
  };
}

export const isStatic = (url: string): boolean => url.startsWith('/desk/static/');

function fileOf(name: string, body: string): StaticFile {
  const [stem, ending] = name.split('.') as [string, string];
  return {url: `/desk/static/${stem}-${contentHash(body).slice(0, 16)}.${ending}`, type: TYPES[ending]!, body};
}

const packaged = (path: string): string => readFileSync(path, 'utf8').replace(/\/[/*]# sourceMappingURL=.*/g, '');

/** The font GDS Transport and the crown belong to gov.uk: a hub's own pages may carry neither. */
const withoutOthersFont = (css: string): string =>
  css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*/gi, '')
    .replaceAll('url(/assets/images/govuk-crest.svg)', 'none');
