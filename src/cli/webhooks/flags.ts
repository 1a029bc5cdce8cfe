import type { Flags } from "../flags.ts";

export const flags = {
  url: { type: "string", value: "<receiver>", says: "where your receiver takes webhooks" },
  service: {
    type: "string",
    multiple: true,
    value: "<service>",
    says: "whose webhooks it takes (every service that sends any)",
  },
  key: { type: "string", value: "<key>", says: "the key that your receiver knows, where webhooks carry one" },
  secret: {
    type: "string",
    value: "<secret>",
    says: "the secret that your receiver verifies with (the ready-made one)",
    environment: "STUNT_DOUBLE_WEBHOOK_SECRET",
  },
  state: {
    type: "string",
    value: "<address>",
    says: "your receiver answers a GET with what stands for its state, as JSON or text",
  },
  reset: { type: "string", value: "<address>", says: "your receiver forgets everything at a POST" },
  within: { type: "string", value: "<duration>", says: "how long it may take, e.g. PT2S (what the service waits)" },
  "allow-host": { type: "string", multiple: true, value: "<host>", says: "let webhooks go there" },
  port: {
    type: "string",
    value: "<n>",
    says: "where the sender listens, for a receiver that asks back; services follow it as in start (free ones)",
  },
  "random-seed": { type: "string", value: "<n>", says: "the same events again (others each time)" },
  json: { type: "boolean", says: "one JSON document on standard output" },
} as const satisfies Flags;
