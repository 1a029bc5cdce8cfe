/** Colours by meaning, in pairs of ink and ground that keep a contrast of 4.5 in both schemes. */
export const tokens = `
:root {
  --ink: #1c2128; --soft: #57606a; --line: #d8dee4; --page: #ffffff; --panel: #f6f8fa; --link: #0a58ca;
  --pass: #176639; --pass-ground: #e3f3e8; --pass-mark: #3c9a5f;
  --fail: #a8200d; --fail-ground: #fde7e4; --fail-mark: #d1422f;
  --warning: #7d4e00; --warning-ground: #fdf0d0; --warning-mark: #d29922;
  --noted: #2b4a9b; --noted-ground: #e6edfb; --noted-mark: #6485d6;
  --known: #653da0; --known-ground: #f0e8fa; --known-mark: #9a75d0;
  --none: #57606a; --none-ground: #eef1f4; --none-mark: #afb8c1;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e7ec; --soft: #9aa5b1; --line: #30373f; --page: #11151a; --panel: #191f26; --link: #7db4ff;
    --pass: #7fd6a0; --pass-ground: #14301f; --pass-mark: #3c9a5f;
    --fail: #ff9d8f; --fail-ground: #3d1713; --fail-mark: #d9523f;
    --warning: #efc267; --warning-ground: #382a0b; --warning-mark: #b98518;
    --noted: #a8c1ff; --noted-ground: #1a2745; --noted-mark: #5676c9;
    --known: #cfb2f5; --known-ground: #2c1f42; --known-mark: #8461b8;
    --none: #9aa5b1; --none-ground: #212830; --none-mark: #4b5560;
  }
}
.is-pass { --tint: var(--pass); --ground: var(--pass-ground); --mark: var(--pass-mark); }
.is-fail, .is-setUpFailed, .is-engineError { --tint: var(--fail); --ground: var(--fail-ground); --mark: var(--fail-mark); }
.is-warning { --tint: var(--warning); --ground: var(--warning-ground); --mark: var(--warning-mark); }
.is-noted { --tint: var(--noted); --ground: var(--noted-ground); --mark: var(--noted-mark); }
.is-known { --tint: var(--known); --ground: var(--known-ground); --mark: var(--known-mark); }
.is-notApplicable, .is-notJudged, .is-notExercised { --tint: var(--none); --ground: var(--none-ground); --mark: var(--none-mark); }
`;
