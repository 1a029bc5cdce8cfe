import { exitCode, type Report } from "../../report.ts";
import { counted, judgedWords, tally } from "../told/results.ts";
import { resultBar, shareBar } from "./bar.ts";
import { html, type Markup } from "./markup.ts";
import { sign } from "./symbols.ts";

/** The verdict, and what it rests on. */
export function masthead(report: Report): Markup {
  const { service, target, address, suite, verdict, startedAt, seconds, runId } = report;
  const standing = verdict === "conforms" ? "pass" : "fail";
  const words = verdict === "conforms" ? "conforms" : "does not conform";
  return html`<header class="masthead is-${standing}"><div class="wide">
<p class="kind">Conformance report</p>
<h1>${service} <strong>${words}</strong></h1>
<p class="about"><b>${target}</b>${address.endsWith(target) ? undefined : html` ${address}`} · suite ${suite}, ${counted(report.cases.length, "case")} · <time datetime="${startedAt}">${startedAt.replace("T", " ").replace(/\..*|Z$/, "")} UTC</time>, ${seconds.toFixed(1)} s · run ${runId} · exit ${exitCode(report)}${report.stopped ? " · stopped early" : undefined}</p>
<div class="summary">
<div>${resultBar(report)}
<ul class="counts">${tally(report).map(({ result, count, word }) => html`<li><a class="is-${result}" href="#cases" data-show="${result}"><span class="figure">${count}</span><span class="word">${sign(result)}${word}</span></a></li>\n`)}</ul></div>
<dl class="facts">${facts(report)}</dl>
</div>
</div></header>`;
}

function facts(report: Report): Markup {
  const { judged, judgedAtLeast, catches, failOn, ready } = report;
  const enough = judged >= (judgedAtLeast ?? 0) && judged > 0;
  const judgedFact = html`<div><dt>Cases that could be judged <b>${judgedWords(report).replace(" judged", "")}</b></dt><dd>${shareBar(judged, { asked: judgedAtLeast, standing: enough ? "pass" : "fail" })}</dd></div>`;
  const catchesFact =
    catches &&
    html`<div><dt>Broken doubles this suite catches <b>${catches.killed} of ${catches.total}</b></dt><dd>${shareBar(catches.total === 0 ? 0 : catches.killed / catches.total, { standing: "pass" })}</dd></div>`;
  const levels = {
    must: "what is documented or observed",
    should: "that and what is inferred",
    may: "whatever differs",
  };
  const gateFact = html`<div><dt>What fails a case <b>${failOn}: ${levels[failOn]}</b></dt></div>`;
  const readyFact =
    ready.length === 0
      ? undefined
      : html`<div><dt>Ready before the first case</dt><dd class="small">${ready.join(" · ")}</dd></div>`;
  return html`${judgedFact}${catchesFact}${gateFact}${readyFact}`;
}
