export const head = `
.masthead { padding: 2.5rem 0 1.75rem; border-top: 6px solid var(--mark); }
.masthead .kind { color: var(--soft); font-size: 0.875rem; margin: 0 0 0.375rem; }
.masthead h1 { font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.75rem); letter-spacing: -0.025em; }
.masthead h1 strong { color: var(--tint); font-weight: 650; }
.masthead .about { margin: 0.625rem 0 0; color: var(--soft); max-width: none; }
.masthead .about b { color: var(--ink); font-weight: 600; }
.summary { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem 3rem; margin-top: 2rem; align-items: start; }
.bar { display: block; width: 100%; height: 0.875rem; border-radius: 3px; overflow: hidden; }
.bar rect { fill: var(--mark); }
.bar .ground { fill: var(--none-ground); }
.bar .asked { fill: var(--ink); }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; list-style: none; margin: 0.875rem 0 0; padding: 0; }
.counts a { display: block; color: inherit; text-decoration: none; }
.counts a:hover .word { text-decoration: underline; }
.counts .figure { display: block; font-size: 1.75rem; line-height: 1.1; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.counts .word { display: inline-flex; gap: 0.375em; align-items: baseline; color: var(--tint); font-size: 0.875rem; font-weight: 600; }
.facts { display: grid; gap: 1rem; margin: 0; }
.facts dt { font-size: 0.875rem; color: var(--soft); display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; margin-bottom: 0.25rem; }
.facts dt b { color: var(--ink); font-weight: 600; font-variant-numeric: tabular-nums; }
.facts dd { margin: 0; }
.facts .bar { height: 0.5rem; }
@media (max-width: 52rem) { .summary { grid-template-columns: minmax(0, 1fr); } .masthead { padding: 1.75rem 0 1.5rem; } }
@media (max-width: 40rem) { .counts { gap: 0.75rem 1.5rem; } .counts .figure { font-size: 1.5rem; } }
`;
