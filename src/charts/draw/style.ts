/** The look of the page, on screens wide and narrow and on paper. */
export const STYLE = `
:root { color-scheme: light; --line: #d3dae2; --text: #1f2933; --quiet: #52606d; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--text); background: #fff; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 0 0 .25rem; }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: .25rem 0 .75rem; max-width: 68ch; }
a { color: #005a8c; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .5rem; margin: 1rem 0; }
dl div { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; }
dt { color: var(--quiet); font-size: .85rem; }
dd { margin: 0; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
nav ol { columns: 3 14rem; padding-left: 1.5rem; margin: 0 0 1.5rem; }
section { border-top: 2px solid var(--line); padding-top: 1.25rem; margin-top: 1.5rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
figure { margin: 0; flex: 1 1 26rem; min-width: 0; max-width: 100%; break-inside: avoid; }
.wide { flex-basis: 100%; }
figcaption p { color: var(--quiet); font-size: .92rem; }
.picture { overflow-x: auto; }
.picture svg { display: block; max-width: 100%; height: auto; }
details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--quiet); font-size: .9rem; }
.scroll { overflow: auto; }
details .scroll { max-height: 26rem; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { position: sticky; top: 0; background: #f3f5f8; }
.number { text-align: right; white-space: nowrap; }
@media screen and (max-width: 48rem) {
  .wide .picture svg { min-width: 40rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  h2, h3 { break-after: avoid; }
  .figures { display: block; }
  figure { margin-bottom: 1rem; }
  .picture svg { max-height: 22cm; width: auto; }
  .scroll, details .scroll { max-height: none; overflow: visible; }
}
`;
