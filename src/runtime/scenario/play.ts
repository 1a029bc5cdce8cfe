import type { Instant } from "../../core/instant.ts";
import type { Service } from "../../core/service.ts";
import type { PlayedAnswer, Player } from "../player.ts";
import type { Sandbox } from "../sandbox.ts";
import { callOf, fromPlayed } from "./calls.ts";
import { isMapping, isText } from "./format.ts";
import { kitFor } from "./generate.ts";
import type { PlannedStep } from "./order.ts";
import { resolved } from "./references.ts";
import { ScenarioRefused } from "./refused.ts";
import { type Content, type Finding, mistakeOf } from "./text.ts";

/** Where steps are played: a frozen sandbox that sends nothing. */
export interface Play {
  readonly sandbox: Sandbox;
  readonly services: ReadonlyMap<string, Service>;
  readonly player: Player;
  /** The moment of loading, from which offsets count. */
  readonly now: Instant;
  /** What the steps of a file's scenario were answered so far, by their names. */
  answersOf(content: Content): Map<string, unknown>;
}

/**
 * Plays steps in their order, each at its own moment, with what falls due on the way; refuses the scenario at the first
 * that is refused.
 */
export async function playSteps(planned: readonly PlannedStep[], play: Play): Promise<void> {
  for (const one of planned) {
    await play.sandbox.advance({ to: one.at });
    const { body } = await playStep(one, play);
    await play.sandbox.settle();
    if (isText(one.step.name)) play.answersOf(one.content).set(one.step.name, body);
  }
  await play.sandbox.advance({ to: play.now });
  await play.sandbox.settle();
}

async function playStep({ content, path, step }: PlannedStep, play: Play): Promise<PlayedAnswer> {
  const refuse = (findings: readonly Finding[]) =>
    new ScenarioRefused(findings.map((finding) => mistakeOf(content, finding)));
  const missing: Finding[] = [];
  const given = resolved(step.with ?? {}, play.answersOf(content), [...path, "with"], (finding) =>
    missing.push(finding),
  );
  const written = callOf(content.value, { ...step, with: given }, play.player, play.now);
  if (missing.length > 0 || !written) throw refuse(missing);
  const played = step.fill === true ? { ...written, fields: await filled(written, play) } : written;
  const problems = Number(step.answers) >= 400 ? [] : play.player.problems(played);
  if (problems.length > 0) throw refuse(problems.map((problem) => fromPlayed(problem, path, played.kind)));

  const answer = await play.player.play(play.sandbox, played);
  const refused = answer.status >= 400 || answer.rule !== undefined;
  if (step.answers === undefined ? !refused : answer.status === step.answers) return answer;
  const rule = answer.rule === undefined ? "" : `, rule ${played.service}/${answer.rule}`;
  const came = `${answer.status}${refused ? said(answer) : ""}${rule}`;
  const problem =
    step.answers === undefined
      ? `${played.call} is refused: ${came}`
      : `${played.call} answers ${came}, not ${step.answers}`;
  throw refuse([{ path, problem, remedy: `mend the step, or say answers: ${answer.status} if that is wanted` }]);
}

/** The fields as given, over those that the service makes up. */
async function filled({ service, call, fields }: { service: string; call: string; fields: object }, play: Play) {
  const { sandbox, services } = play;
  const fill = (await services.get(service)?.fill?.())?.[call];
  const made = await sandbox.transact(service, sandbox.addressOf(service), async (ctx) =>
    fill?.({ ...fields }, await kitFor(ctx, ctx.now)),
  );
  return { ...made, ...fields };
}

/** The error code, or what a panel action says, as far as the answer has one. */
function said({ code, body }: PlayedAnswer): string {
  const words = code ?? (isMapping(body) ? body.error : undefined);
  return typeof words === "string" ? ` ${words}` : "";
}
