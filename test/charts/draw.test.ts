import {expect, test} from 'vitest';
import {html} from '../../src/charts/draw/html.ts';
import {drawSvg} from '../../src/charts/draw/svg.ts';

const bars = {
  data: {values: [{size: 1}, {size: 2}]},
  mark: 'bar',
  encoding: {x: {field: 'size', type: 'ordinal'}, y: {field: 'size', type: 'quantitative'}},
};

test('what is put into a page is text unless it is HTML already', () => {
  expect(html`<p title="${'"a"'}">${'<b>&'}${html`<i>${1}</i>`}</p>`.text).toBe(
    '<p title="&quot;a&quot;">&lt;b&gt;&amp;<i>1</i></p>',
  );
});

test('a chart says in words what it shows', async () => {
  const svg = await drawSvg(bars, 'sizes', 'Sizes <of> people', 'How many & how large');
  expect(svg).toContain('<title id="sizes-title">Sizes &lt;of&gt; people</title>');
  expect(svg).toContain('<desc id="sizes-description">How many &amp; how large</desc>');
});

test('a specification that Vega-Lite would warn of is an error', async () => {
  const wrong = {...bars, encoding: {...bars.encoding, nowhere: {field: 'size', type: 'quantitative'}}};
  await expect(drawSvg(wrong, 'wrong', 'wrong', 'wrong')).rejects.toThrow('a chart is not sound');
});
