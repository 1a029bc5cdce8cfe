export const failure = `
.failure { border: 1px solid var(--line); border-left: 4px solid var(--mark); border-radius: 6px; padding: 1rem 1.25rem 1.125rem; margin-top: 1rem; }
.failure header { display: flex; flex-wrap: wrap; gap: 0.375rem 0.75rem; align-items: baseline; }
.failure h3 { font-family: var(--mono); font-size: 0.9375rem; flex: 1 1 20rem; min-width: 0; }
.failure .title { font-size: 1.0625rem; margin: 0.5rem 0 0.75rem; }
.exchange { margin: 0.875rem 0 0; }
.line { display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-family: var(--mono); font-size: 0.875rem; }
.line .method { font-weight: 700; }
.line .path { flex: 0 1 auto; min-width: 0; }
.line .status { font-weight: 700; }
.checks { margin: 0.375rem 0 0; }
.checks td, .checks th { padding-top: 0.25rem; padding-bottom: 0.25rem; }
.checks .what { width: 34%; }
.checks .value { width: 25%; }
.checks code { white-space: pre-wrap; }
.checks .held { color: var(--soft); }
.checks .wrong .sign, .checks .wrong .value:nth-child(2) code { color: var(--tint); }
.checks .wrong code, .checks .wrong .what { font-weight: 600; }
.foundation { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; margin: 1rem 0 0; font-size: 0.875rem; }
.foundation dt { color: var(--soft); }
.foundation dd { margin: 0; }
.more { margin: 0.375rem 0 0; font-size: 0.875rem; }
.more > summary { color: var(--soft); }
.wire { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0.75rem; margin-top: 0.5rem; }
.wire h4 { font-size: 0.8125rem; color: var(--soft); font-weight: 600; margin-bottom: 0.25rem; }
.wire pre { max-height: 24rem; overflow: auto; }
.alike { margin: 0; padding: 0; list-style: none; }
.alike > li { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
.alike ul { columns: 22rem; padding: 0.5rem 0 0 1rem; margin: 0; font-size: 0.875rem; }
@media (max-width: 40rem) { .failure { padding: 0.875rem 0.875rem 1rem; } .foundation { grid-template-columns: minmax(0, 1fr); gap: 0; } .foundation dd { margin-bottom: 0.5rem; } }
`;
