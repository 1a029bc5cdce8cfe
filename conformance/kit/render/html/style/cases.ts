export const cases = `
#filter { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: flex-end; margin: 0.75rem 0 1rem; padding: 0.875rem 1rem; }
#filter fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; min-width: 0; }
#filter legend, #filter .label { font-size: 0.8125rem; color: var(--soft); padding: 0; margin-bottom: 0.25rem; display: block; }
#filter .chip { display: inline-flex; align-items: center; gap: 0.375rem; padding: 0.25rem 0.75rem 0.25rem 0.625rem; border-radius: 1rem; background: var(--ground); color: var(--tint); font-size: 0.8125rem; font-weight: 600; cursor: pointer; }
#filter .chip input { margin: 0; accent-color: var(--mark); }
#filter input[type=search], #filter select { font: inherit; font-size: 0.875rem; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: 5px; padding: 0.25rem 0.5rem; min-width: 0; max-width: 100%; }
#filter [hidden], #filter[hidden], [hidden] { display: none !important; }
#filtered { font-variant-numeric: tabular-nums; }
.subject { margin-top: 1.25rem; }
.subject > h3 { padding-bottom: 0.375rem; border-bottom: 1px solid var(--line); }
.case { border-bottom: 1px solid var(--line); }
.case > summary { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: baseline; padding: 0.4375rem 0; list-style: none; }
.case > summary::-webkit-details-marker { display: none; }
.case > summary .sign { color: var(--tint); width: 1.1em; text-align: center; flex: none; }
.case > summary .id { font-family: var(--mono); font-size: 0.8125rem; flex: 0 1 24rem; min-width: 0; font-weight: 600; }
.case > summary .says { flex: 1 1 18rem; min-width: 0; color: var(--soft); font-size: 0.875rem; }
.case > summary:hover .id { text-decoration: underline; }
.case[open] { padding-bottom: 1rem; }
.case .inside { padding-left: 1.85rem; }
.case .inside .foundation { margin: 0 0 0.5rem; }
.seen { display: block; margin: 0.5rem 0 0; }
.seen td { padding: 0.125rem 1rem 0.125rem 0; border: 0; }
.seen td:first-child { color: var(--soft); }
@media (max-width: 40rem) { .case > summary .id { flex-basis: calc(100% - 2rem); } .case > summary .says { margin-left: 1.85rem; } .case .inside { padding-left: 0; } }
`;
