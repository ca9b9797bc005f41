import {parse, resetSVGDefIds, View} from 'vega';
import {compile, type TopLevelSpec} from 'vega-lite';

/** A Vega-Lite specification. Vega-Lite checks it when it is drawn: whatever it would warn of is an error here. */
export type ChartSpec = Record<string, unknown>;

/** Colours that people with any colour vision tell apart (Okabe & Ito 2008); `faint` is for what stands behind. */
export const COLOURS = {
  main: '#0072b2',
  other: '#d55e00',
  third: '#009e73',
  faint: '#9aa5b1',
  text: '#1f2933',
} as const;

const FONT = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

const CONFIG = {
  aria: false,
  background: null,
  font: FONT,
  view: {stroke: null},
  axis: {
    labelColor: COLOURS.text,
    titleColor: COLOURS.text,
    titleFontWeight: 500,
    gridColor: '#e4e7eb',
    labelLimit: 420,
  },
  header: {labelColor: COLOURS.text, titleColor: COLOURS.text, labelFontWeight: 600, labelLimit: 420},
  legend: {labelColor: COLOURS.text, titleColor: COLOURS.text, labelLimit: 300, orient: 'top', title: null},
  bar: {color: COLOURS.main},
  line: {color: COLOURS.main, strokeWidth: 2},
};

const refuse = (...message: unknown[]): never => {
  throw new Error(`a chart is not sound: ${message.join(' ')}`);
};
const logger = {level: () => logger, error: refuse, warn: refuse, info: () => logger, debug: () => logger};

/** Starts the numbering of parts anew, so that one report is the same bytes each time it is drawn. */
export const startDrawing = (): void => resetSVGDefIds();

/** Draws a chart as SVG, without a browser and without reading anything. `name` is unique in the page. */
export async function drawSvg(spec: ChartSpec, name: string, title: string, description: string): Promise<string> {
  const compiled = compile({...spec, config: CONFIG} as unknown as TopLevelSpec, {logger: logger as never}).spec;
  const view = new View(parse(compiled), {renderer: 'none', logger: logger as never});
  const svg = await view.toSVG();
  view.finalize();
  const label = `${name}-title ${name}-description`;
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg role="img" aria-labelledby="${label}" ${attributes}><title id="${name}-title">${escape(title)}</title><desc id="${name}-description">${escape(description)}</desc>`,
  );
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
