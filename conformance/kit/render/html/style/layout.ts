export const layout = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
.wide { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 600; text-wrap: balance; }
h2 { font-size: 1.375rem; letter-spacing: -0.01em; }
h3 { font-size: 1rem; }
p { margin: 0.25rem 0 0.75rem; max-width: 48rem; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, .scroll:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px;
}
code, pre, kbd { font-family: var(--mono); font-size: 0.875em; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.small { font-size: 0.875rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: 0.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav { border-block: 1px solid var(--line); background: var(--panel); }
nav ul.wide { padding-block: 0.625rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; font-size: 0.875rem; }
nav a { color: var(--ink); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .figure { color: var(--soft); margin-left: 0.25rem; }
section { padding: 2.5rem 0 0; }
section > h2 + p { color: var(--soft); }
footer { margin-top: 3.5rem; padding: 1.25rem 0 3rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.4375rem 1rem 0.4375rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: 0.8125rem; white-space: nowrap; }
.scroll { overflow-x: auto; }
.scroll:has(> table) { padding-bottom: 2px; }
.badge { display: inline-flex; align-items: baseline; gap: 0.375em; padding: 0.0625rem 0.5rem; border-radius: 1rem; background: var(--ground);
  color: var(--tint); font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.sign { font-weight: 700; }
.grade { font-size: 0.8125rem; color: var(--soft); white-space: nowrap; }
.letter { display: inline-block; min-width: 1.25em; text-align: center; font-size: 0.6875rem; font-weight: 600; text-decoration: none; color: inherit; cursor: help; }
details > summary { cursor: pointer; }
ul.plain { list-style: none; margin: 0; padding: 0; }
.block { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 0.875rem; }
button { font: inherit; font-size: 0.8125rem; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: 5px; padding: 0.125rem 0.625rem; cursor: pointer; }
.command { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0.5rem; }
.command code { flex: 1 1 16rem; min-width: 0; }
@media (max-width: 40rem) {
  .wide { padding: 0 1rem; }
  section { padding-top: 2rem; }
  table.stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stacked, table.stacked tbody, table.stacked tr { display: block; }
  table.stacked tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  table.stacked th, table.stacked td { display: block; border: 0; padding: 0.0625rem 0; }
  table.stacked td[data-head]::before { content: attr(data-head) " "; color: var(--soft); font-size: 0.8125rem; }
  table.stacked th, table.stacked td, table.stacked .what, table.stacked .value, table.stacked .statement { width: auto; }
  table.stacked td:empty { display: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
