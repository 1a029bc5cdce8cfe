export const coverage = `
.map { border-collapse: separate; border-spacing: 3px; width: auto; min-width: 100%; margin-left: -3px; }
.map th, .map td { border: 0; padding: 0; }
.map thead th { text-align: center; padding: 0 0.25rem 0.25rem; font-variant-numeric: tabular-nums; }
.map thead th:first-child { text-align: left; vertical-align: bottom; }
.map thead th { vertical-align: bottom; }
.map thead .address { display: block; font-size: 0.75rem; }
.map tbody th { padding: 0.25rem 1.5rem 0.25rem 3px; white-space: nowrap; min-width: 11rem; width: 1%; vertical-align: middle; }
.map tbody th a { color: inherit; font-weight: 600; text-decoration: none; }
.map tbody th a:hover { text-decoration: underline; }
.map tbody th .address { display: block; font: 0.75rem/1.35 var(--mono); color: var(--soft); }
.map td { height: 2.75rem; min-width: 4.75rem; }
.cell { display: flex; align-items: center; justify-content: space-between; gap: 0.25rem; height: 100%; min-height: 2.75rem; padding: 0 0.375rem 0 0.5rem; border-radius: 4px;
  background: var(--ground); color: var(--tint); text-decoration: none; border: 1px solid transparent; font-variant-numeric: tabular-nums; }
a.cell:hover { border-color: var(--mark); }
.cell.is-notExercised { background: none; border: 1px dashed var(--none-mark); }
.cell.undeclared { border: 2px solid var(--mark); }
.cell { position: relative; }
.cell > span:first-child { white-space: nowrap; }
.cell .figure { font-size: 0.8125rem; }
.cell .letter { opacity: 0.9; }
@media (max-width: 40rem) { .map tbody th { min-width: 8.5rem; padding-right: 0.5rem; } .map tbody th, .map tbody th .address { white-space: normal; } .map tbody th .address { display: none; } }
.legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; list-style: none; margin: 0.75rem 0 0; padding: 0; font-size: 0.8125rem; color: var(--soft); }
.legend li { display: inline-flex; align-items: center; gap: 0.375rem; }
.legend b { color: var(--ink); font-weight: 600; }
.swatch { display: inline-flex; align-items: center; justify-content: center; width: 1.5rem; height: 1.25rem; border-radius: 3px; background: var(--ground); color: var(--tint); font-size: 0.75rem; }
.swatch.is-notExercised { background: none; border: 1px dashed var(--none-mark); }
.exercised { margin-top: 1rem; }
.exercised > details { border-bottom: 1px solid var(--line); padding: 0.375rem 0; font-size: 0.875rem; }
.exercised h4 { margin: 0.75rem 0 0.25rem; font-size: 0.875rem; }
.ids { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; list-style: none; margin: 0; padding: 0; font-size: 0.8125rem; }
.ids li { display: inline-flex; gap: 0.375rem; align-items: baseline; min-width: 0; }
.ids .sign { color: var(--tint); }
.rules .statement { width: 46%; }
.rules .id { font-family: var(--mono); font-size: 0.8125rem; font-weight: 600; display: block; }
.rules summary { white-space: nowrap; }
.missing { color: var(--warning); font-weight: 600; }
`;
