import type {Cell, Figure, Section, Table} from '../section.ts';
import {html, Html} from './html.ts';
import {drawSvg, startDrawing} from './svg.ts';
import {STYLE} from './style.ts';

export type Page = {title: string; lead: string; facts: [string, Cell][]; sections: Section[]};

/** The whole report as one HTML file that reads nothing from elsewhere and runs no script. */
export async function drawPage({title, lead, facts, sections}: Page): Promise<string> {
  startDrawing();
  const drawn: Html[] = [];
  for (const section of sections) drawn.push(await drawSection(section));
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header>
          <h1>${title}</h1>
          <p>${lead}</p>
          <dl>
            ${facts.map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${cellText(value)}</dd>
                </div>`,
            )}
          </dl>
        </header>
        <nav aria-label="Contents">
          <ol>
            ${sections.map(({id, title}) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ol>
        </nav>
        <main id="main">${drawn}</main>
      </body>
    </html> `.text;
}

async function drawSection({id, title, intro, figures}: Section): Promise<Html> {
  const drawn: Html[] = [];
  for (const [index, figure] of figures.entries()) drawn.push(await drawFigure(figure, `${id}-${index + 1}`));
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${title}</h2>
    <p>${intro}</p>
    <div class="figures">${drawn}</div>
  </section> `;
}

async function drawFigure({title, caption, isWide, chart, picture, table}: Figure, name: string): Promise<Html> {
  if (table.rows.length === 0)
    return html`<figure id="${name}">
      <figcaption>
        <h3>${title}</h3>
        <p>There is nothing to show.</p>
      </figcaption>
    </figure> `;
  const drawn = chart === null ? (picture ?? '') : await drawSvg(chart, name, title, caption);
  return html`<figure id="${name}" ${new Html(isWide ? ' class="wide"' : '')}>
    <figcaption>
      <h3>${title}</h3>
      <p>${caption}</p>
    </figcaption>
    <div class="picture">${new Html(drawn)}</div>
    ${numbers(table, title, chart === null)}
  </figure> `;
}

/** Rows up to which a table is shown without being asked for. */
const OPEN_ROWS_MAX = 8;

/** A chart's numbers wait below it to be asked for; where there is no chart they are what there is to see. */
function numbers({head, rows}: Table, title: string, isAlone: boolean): Html {
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const cell = (value: Cell, column: number): Html =>
    numeric[column] ? html`<td class="number">${cellText(value)}</td>` : html`<td>${cellText(value)}</td>`;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="Numbers: ${title}">
    <table>
      <thead>
        <tr>
          ${head.map((name, column) => html`<th scope="col" ${new Html(numeric[column] ? ' class="number"' : '')}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
  if (isAlone) return table;
  const open = new Html(rows.length <= OPEN_ROWS_MAX ? ' open' : '');
  return html`<details${open}><summary>Numbers (${rows.length} rows)</summary>${table}</details>`;
}

const WHOLE = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 6});
const cellText = (value: Cell): string => (typeof value === 'number' ? WHOLE.format(value) : value);
