import { html } from '../../../base/html.ts';

/** The one stylesheet of the description pages; light or dark as the reader's system is. Holds no `<` and no `&`. */
export const STYLE = html`
:root {
  color-scheme: light dark;
  --text: #1c2430; --soft: #5a6675; --line: #dde3ea; --page: #ffffff; --panel: #f5f7fa; --link: #0b5cad;
  --good: #0f6b3f; --good-back: #e0f4e8; --fair: #7a5300; --fair-back: #fcf0d2; --poor: #a02c2c; --poor-back: #fbe4e2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e3e8ef; --soft: #9aa7b6; --line: #2f3945; --page: #12171d; --panel: #1a2129; --link: #7db8f5;
    --good: #7fdba6; --good-back: #143524; --fair: #f0c869; --fair-back: #3a2e10; --poor: #f29b94; --poor-back: #44201e;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1rem; color: var(--soft); font-size: .9rem; }
nav a + a::before { content: '›'; display: inline-block; padding: 0 .5rem; color: var(--soft); }
footer { padding-top: 1rem; padding-bottom: 2rem; color: var(--soft); font-size: .85rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
h1 { margin: .6rem 0 .25rem; font-size: 1.8rem; line-height: 1.2; overflow-wrap: anywhere; }
h1 small { color: var(--soft); font-size: 1rem; font-weight: 400; white-space: nowrap; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
p { margin: .5rem 0; max-width: 46rem; }
code, pre { font: .85rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; }
code { overflow-wrap: anywhere; }
ul.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0; padding: 0; list-style: none; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .45rem .75rem .45rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-size: .8rem; font-weight: 600; }
tbody th { font-weight: 500; overflow-wrap: anywhere; }
tbody + tbody tr:first-child > * { border-top-width: 2px; }
table.operations tbody th { width: 38%; }
.badge { display: inline-block; padding: 0 .55rem; border-radius: 1rem; font-size: .8rem; line-height: 1.5rem;
  white-space: nowrap; }
.certain { color: var(--good); background: var(--good-back); }
.high, .likely { color: var(--fair); background: var(--fair-back); }
.low, .guess, .deprecated { color: var(--poor); background: var(--poor-back); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; margin: 1rem 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dl.facts ul { margin: 0; padding-left: 1.1rem; }
dl.facts small { display: block; color: var(--soft); }
.samples { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
figure { margin: 0; min-width: 0; }
figcaption { margin-bottom: .3rem; color: var(--soft); font-size: .85rem; }
pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line);
  border-radius: .5rem; }
pre .value { color: var(--link); }
pre .inherited { border-left: 3px solid var(--fair); margin-left: -.6rem; padding-left: calc(.6rem - 3px);
  font-style: italic; }
form { max-width: 24rem; margin: 1.25rem 0; }
form p { margin: 0 0 1rem; }
label { font-weight: 500; }
input { display: block; width: 100%; margin-top: .3rem; padding: .5rem .7rem; border: 1px solid var(--soft);
  border-radius: .4rem; background: var(--page); color: var(--text); font: inherit; }
button { padding: .5rem 1.1rem; border: 0; border-radius: .4rem; background: var(--link); color: var(--page);
  font: inherit; font-weight: 500; cursor: pointer; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.legend { color: var(--soft); font-size: .85rem; }
@media (max-width: 46rem) {
  .samples { grid-template-columns: minmax(0, 1fr); }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.facts dd { margin-bottom: .6rem; }
  table.stacked thead { position: absolute; clip-path: inset(50%); }
  table.stacked tr { display: block; padding: .5rem 0; border-top: 1px solid var(--line); }
  table.stacked th, table.stacked td { display: inline-block; padding: 0 .5rem 0 0; border: 0; }
  table.operations.stacked tbody th, table.stacked tbody th, table.stacked td.wide, table.stacked td[data-label] {
    display: block; width: auto; }
  table.stacked td[data-label]::before { content: attr(data-label) ': '; color: var(--soft); font-size: .85rem; }
}
`;
