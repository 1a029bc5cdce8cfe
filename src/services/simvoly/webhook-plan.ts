import type { Span } from "../../core/instant.ts";
import type { WebhookPlan } from "../../core/webhook-plan.ts";
import { deliver } from "./deliver.ts";

const active = { status: "ACTIVE", planId: 3, period: "MONTHLY" };
const expired = { status: "EXPIRED" };
/** Events of one project differ in their `time`, which is in whole seconds. */
const aWhile: Span = { seconds: 10 };

export const webhookPlan: WebhookPlan = {
  signedBy: { secret: "test-secret" },

  async register({ url, secret }, { panel }) {
    for (const topic of deliver.topics ?? []) await panel("createWebhook", { topic, url, secret });
  },

  /** A project whose first month ends within the story. */
  before: {
    ago: { months: 1, seconds: -5 },
    async play(n, { call }) {
      const { projectId } = dataOf(await call("platform", "createProject", customer(`before-${n}`)));
      await call("platform", "setProjectStatus", { id: projectId, ...active });
    },
  },

  /** A project from its creation to its end, and an affiliate: with the renewal all eleven topics. */
  async story(n, _receiver, { panel, call, pass }) {
    const person = { name: "Olga Petrova", email: `check-${n}@example.com`, password: "correct horse battery" };
    const { id: userId } = dataOf(await call("platform", "createUser", person));
    const site = { userId, customerSubdomain: `check-${n}`, websiteName: `Bakery ${n}`, templateId: 12 };
    const { projectId, websiteId } = dataOf(await call("platform", "createProject", site));
    const set = (status: object) => call("platform", "setProjectStatus", { id: projectId, ...status });
    await pass(aWhile);
    await set(expired);
    await pass(aWhile);
    await set(active);
    await pass(aWhile);
    await panel("setUsage", { websiteId, bandwidth: 50 });
    await pass(aWhile);
    await panel("joinAffiliate", { userId });
    await set(expired);
    await pass(aWhile);
    await panel("deleteProject", { projectId });
  },
  storyLasts: { minutes: 1 },

  answersWithin: { seconds: 10, because: "chosen: Simvoly names no limit; the simulator waits so long" },
  age: {
    untold:
      "no time of sending is signed. time in the body is the event's; a retry carries it unchanged, and Simvoly names no age at which to refuse it. A replay shows only as an event that you know already",
  },
  advice: {
    signature:
      "the lower-case hexadecimal HMAC-SHA512 of the body as it came, byte for byte, compared with X-Webhook-Signature",
    identity:
      "topic and body, which are the same in every delivery of an event; X-Webhook-Id is the hook's, not the event's",
    order: "keep the time of what you know of a project, website or user, and let nothing older overwrite it",
  },
};

const customer = (id: string) => ({
  externalCustomerId: id,
  customerFirstName: "Ivan",
  customerEmail: `${id}@example.com`,
  customerSubdomain: id,
  templateId: 12,
});

/** What stands in the vendor's envelope. */
const dataOf = ({ data }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...Object(data),
});
