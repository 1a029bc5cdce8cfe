import { createHmac } from "node:crypto";
import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import { type Matcher, matching, type Receiver } from "../../kit/index.ts";
import { member, parsed } from "../../kit/json.ts";
import type { Hands } from "./arrange.ts";

/** Capabilities of a case that hears webhooks. */
export const withWebhooks = ["panel", "clock", "outbox", "webhook-receiver"] as const;

export type Topic = Contract["panel"]["createWebhook"]["requestBody"]["content"]["application/json"]["topic"];

/** A hook as the back office shows it when it is made. */
export interface Hook {
  id: number;
  topic: Topic;
  url: string;
  secret: string;
}

/** What arrived at a hook. */
export type Announced = readonly [topic: Topic, payload: unknown];

export interface Listening {
  receiver: Receiver;
  hooks: readonly Hook[];
  /**
   * What arrived since last asked, in order, once everything due has been delivered; headers and signature of each are checked.
   * Where time passes, projects of others come too: `news(ofProject(projectId))`.
   */
  news(isMeant?: (payload: unknown) => boolean): Promise<readonly Announced[]>;
}

/** One receiver, and a hook of its own for each topic. */
export function listenTo(stage: Hands, ...topics: readonly Topic[]): Promise<Listening> {
  return stage.setUp(async () => {
    const receiver = await stage.openReceiver();
    const hooks: Hook[] = [];
    for (const topic of topics) hooks.push(await hookAt(stage, topic, `${receiver.url}hooks/${hooks.length}`));
    return listeningBy(stage, { receiver, hooks });
  });
}

/** What a receiver of the case's own hears of hooks that lead to it, each at a path of its own. */
export function listeningBy(stage: Hands, { receiver, hooks }: Pick<Listening, "receiver" | "hooks">): Listening {
  let known = receiver.received.length;
  return {
    receiver,
    hooks,
    async news(isMeant = () => true) {
      await stage.outbox.settle();
      const fresh = receiver.received.slice(known);
      known += fresh.length;
      return fresh.flatMap((request) => {
        const hook = hooks.find(({ url }) => url === urlOf(receiver, request.path));
        stage.check("at a hook's address", { rule: "webhook-to-every-hook-of-its-topic" }, hook !== undefined, true);
        if (hook === undefined) return [];
        checkHeaders(stage, hook, request);
        const payload = parsed(request.body);
        return isMeant(payload) ? [[hook.topic, payload] as const] : [];
      });
    },
  };
}

/** A hook with a secret of its own. */
export const hookAt = ({ arrange, unique }: Hands, topic: Topic, url: string): Promise<Hook> =>
  arrange.createWebhook({ topic, url, secret: unique("secret") });

/** The whole address of a request. */
const urlOf = ({ url }: Receiver, path: string): string => url.replace(/\/$/, "") + path;

type Heard = Receiver["received"][number];

function checkHeaders({ check }: Hands, hook: Hook, { method, headers, body }: Heard): void {
  const type = (headers["content-type"] ?? "").split(";")[0];
  check("a POST of JSON", { rule: "webhook-signed" }, [method, type], ["POST", "application/json"]);
  check("signature", { rule: "webhook-signed" }, headers["x-webhook-signature"], signatureOf(hook, body));
  const named = [headers["x-webhook-id"], headers["x-webhook-topic"]];
  check("hook and topic", { rule: "webhook-names-its-topic" }, named, [String(hook.id), hook.topic]);
  const source = headers["x-webhook-source"];
  check("source", { rule: "webhook-source-bare-domain" }, source, /^[a-z0-9-]+(\.[a-z0-9-]+)*$/);
}

/** As the vendor documents it: HMAC-SHA512 of the body as sent, in lower-case hexadecimal. */
export const signatureOf = ({ secret }: Pick<Hook, "secret">, body: string): string =>
  createHmac("sha512", secret).update(body, "utf8").digest("hex");

/** Whether a payload is about one project. */
export const ofProject =
  (projectId: number) =>
  (payload: unknown): boolean =>
    member(member(payload, "project"), "id") === projectId;

/** UNIX seconds of an instant. */
export const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);

const wholeFrom = (first: number, last: number): Matcher =>
  matching(`a whole number from ${first} to ${last}`, (time) => {
    const seconds = Number.isInteger(time) ? Number(time) : Number.NaN;
    return seconds >= first && seconds <= last;
  });

/** Whole UNIX seconds from one reading of the target's clock to another. */
export const between = (before: Date, after: Date): Matcher => wholeFrom(secondsOf(before), secondsOf(after));

/** Whole UNIX seconds from the end of something to a little after it, since a clock that runs does not stand still for it. */
export const soonAfter = (end: number): Matcher => wholeFrom(end, end + 5);
