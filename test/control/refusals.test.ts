import request from "supertest";
import { beforeAll, describe, expect, test } from "vitest";
import { aControl, type Control, everything, type Method, prefix } from "./control.ts";

interface Wrong {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly field: string;
  /** Part of the reason or of the remedy. */
  readonly says: string;
}

const at = "/sandboxes/default";
const fault = { service: "rank-math", operation: "createOrder", answer: "storing_error" };

const wrong: Readonly<Record<string, Wrong>> = {
  "a name that is taken": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "default" }, status: 409, field: "name", says: "another name" },
  "a name with capitals": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "CI" }, status: 400, field: "body.name", says: "pattern" },
  "an unknown scenario": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "ci", scenarios: ["rank-math/nope"] }, status: 400, field: "scenario", says: "known: default" },
  "a scenario outside the folder": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "ci", scenarios: ["rank-math/../default"] }, status: 400, field: "scenario", says: "no such scenario" },
  "a scenario of an unknown service": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "ci", scenarios: ["stripe/default"] }, status: 400, field: "scenarios", says: "no service stripe" },
  "settings of an unknown service": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "ci", settings: { stripe: {} } }, status: 400, field: "settings.stripe", says: "known: rank-math" },
  "an unknown setting of a new sandbox": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { name: "ci", settings: { "rank-math": { nope: 1 } } }, status: 400, field: "nope", says: "plan-exists-status" },
  "a clock that neither follows nor is frozen": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { clock: "stopped" }, status: 400, field: "body.clock", says: "openapi/control" },
  "a clock frozen at no instant": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { clock: { frozen: "2026-13-01T00:00:00Z" } }, status: 400, field: "clock.frozen", says: "not an instant" },
  "a random seed below zero": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { randomSeed: -1 }, status: 400, field: "body.randomSeed", says: ">= 0" },
  "an unknown member": { operation: "createSandbox", method: "post", path: "/sandboxes", body: { named: "ci" }, status: 400, field: "body.named", says: "additional" },
  "a list for a body": { operation: "createSandbox", method: "post", path: "/sandboxes", body: [], status: 400, field: "body", says: "object" },
  "reading an unknown sandbox": { operation: "readSandbox", method: "get", path: "/sandboxes/nope", status: 404, field: "sandbox", says: "known: default" },
  "reading a sandbox that cannot be": { operation: "readSandbox", method: "get", path: "/sandboxes/NOPE", status: 400, field: "params.sandbox", says: "pattern" },
  "deleting an unknown sandbox": { operation: "deleteSandbox", method: "delete", path: "/sandboxes/nope", status: 404, field: "sandbox", says: "nope" },
  "deleting the default sandbox": { operation: "deleteSandbox", method: "delete", path: at, status: 400, field: "sandbox", says: "reset it instead" },
  "resetting an unknown sandbox": { operation: "resetSandbox", method: "post", path: "/sandboxes/nope/reset", status: 404, field: "sandbox", says: "nope" },
  "the hash of an unknown sandbox": { operation: "readStateHash", method: "get", path: "/sandboxes/nope/hash", status: 404, field: "sandbox", says: "nope" },
  "settling an unknown sandbox": { operation: "settle", method: "post", path: "/sandboxes/nope/settle", status: 404, field: "sandbox", says: "nope" },
  "settings of an unknown sandbox": { operation: "changeSettings", method: "patch", path: "/sandboxes/nope/settings/rank-math", body: {}, status: 404, field: "sandbox", says: "nope" },
  "turning dials of an unknown service": { operation: "changeSettings", method: "patch", path: `${at}/settings/stripe`, body: {}, status: 404, field: "service", says: "known: rank-math" },
  "an unknown setting": { operation: "changeSettings", method: "patch", path: `${at}/settings/rank-math`, body: { "plan-exist-status": 409 }, status: 400, field: "plan-exist-status", says: "plan-exists-status" },
  "an unknown value": { operation: "changeSettings", method: "patch", path: `${at}/settings/rank-math`, body: { "plan-exists-status": 418 }, status: 400, field: "plan-exists-status", says: "400 | 409" },
  "one good and one wrong value": { operation: "changeSettings", method: "patch", path: `${at}/settings/rank-math`, body: { "not-found-status": 400, "plan-exists-status": 418 }, status: 400, field: "plan-exists-status", says: "418" },
  "a setting named like an object's own": { operation: "changeSettings", method: "patch", path: `${at}/settings/rank-math`, body: JSON.parse('{"constructor": 1}'), status: 400, field: "constructor", says: "no setting" },
  "a setting of the wrong type": { operation: "changeSettings", method: "patch", path: `${at}/settings/rank-math`, body: { "plan-exists-status": [] }, status: 400, field: "body.plan-exists-status", says: "must be" },
  "the clock of an unknown sandbox": { operation: "readClock", method: "get", path: "/sandboxes/nope/clock", status: 404, field: "sandbox", says: "nope" },
  "freezing in an unknown sandbox": { operation: "freezeClock", method: "post", path: "/sandboxes/nope/clock/freeze", body: {}, status: 404, field: "sandbox", says: "nope" },
  "freezing at no instant": { operation: "freezeClock", method: "post", path: `${at}/clock/freeze`, body: { at: "yesterday" }, status: 400, field: "body.at", says: "pattern" },
  "freezing at a day that is none": { operation: "freezeClock", method: "post", path: `${at}/clock/freeze`, body: { at: "2026-02-30T00:00:00Z" }, status: 400, field: "at", says: "not an instant" },
  "advancing in an unknown sandbox": { operation: "advanceClock", method: "post", path: "/sandboxes/nope/clock/advance", body: { by: "P1D" }, status: 404, field: "sandbox", says: "nope" },
  "advancing by no duration": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { by: "one day" }, status: 400, field: "body.by", says: "pattern" },
  "advancing by nothing": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: {}, status: 400, field: "body", says: "fewer than 1" },
  "advancing by and to": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { by: "P1D", to: "2030-01-01T00:00:00Z" }, status: 400, field: "body", says: "more than 1" },
  "advancing backwards": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { to: "2020-01-01T00:00:00Z" }, status: 400, field: "to", says: "before the sandbox's time" },
  "advancing to no instant": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { to: "2030-02-31T00:00:00Z" }, status: 400, field: "to", says: "not an instant" },
  "advancing past what instants can say": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { by: "P8000Y" }, status: 400, field: "by", says: "9999" },
  "advancing past what machines can say": { operation: "advanceClock", method: "post", path: `${at}/clock/advance`, body: { by: "P999999999Y" }, status: 400, field: "by", says: "9999" },
  "the back office of an unknown sandbox": { operation: "runPanelAction", method: "post", path: "/sandboxes/nope/panel/rank-math/addReseller", body: {}, status: 404, field: "sandbox", says: "nope" },
  "the back office of an unknown service": { operation: "runPanelAction", method: "post", path: `${at}/panel/stripe/addReseller`, body: {}, status: 404, field: "service", says: "known: rank-math" },
  "an unknown action": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/addUser`, body: {}, status: 404, field: "action", says: "addReseller" },
  "an action named like an object's own": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/constructor`, body: {}, status: 404, field: "action", says: "known:" },
  "an action without its members": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/addReseller`, body: { username: "third" }, status: 400, field: "body", says: "email" },
  "an action with a member too many": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/removeCustomer`, body: { customer_id: 1, why: "" }, status: 400, field: "body", says: "why" },
  "an action with a wrong member": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/removeCustomer`, body: { customer_id: "one" }, status: 400, field: "body.customer_id", says: "integer" },
  "an action that cannot be done": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/removeCustomer`, body: { customer_id: 1 }, status: 404, field: "removeCustomer", says: "There is no customer 1." },
  "an action that would take what is taken": { operation: "runPanelAction", method: "post", path: `${at}/panel/rank-math/addReseller`, body: { username: "Reseller", email: "new@example.com" }, status: 400, field: "addReseller", says: "taken" },
  "rows of an unknown sandbox": { operation: "readRows", method: "get", path: "/sandboxes/nope/rows/rank-math/orders", status: 404, field: "sandbox", says: "nope" },
  "rows of an unknown service": { operation: "readRows", method: "get", path: `${at}/rows/stripe/orders`, status: 404, field: "service", says: "known: rank-math" },
  "rows of an unknown table": { operation: "readRows", method: "get", path: `${at}/rows/rank-math/order`, status: 404, field: "table", says: "orders" },
  "a page of no rows": { operation: "readRows", method: "get", path: `${at}/rows/rank-math/orders?limit=0`, status: 400, field: "query.limit", says: ">= 1" },
  "a page before the first": { operation: "readRows", method: "get", path: `${at}/rows/rank-math/orders?skip=-1`, status: 400, field: "query.skip", says: ">= 0" },
  "the outbox of an unknown sandbox": { operation: "readOutbox", method: "get", path: "/sandboxes/nope/outbox", status: 404, field: "sandbox", says: "nope" },
  "the journal of an unknown sandbox": { operation: "readJournal", method: "get", path: "/sandboxes/nope/journal", status: 404, field: "sandbox", says: "nope" },
  "a fault in an unknown sandbox": { operation: "addFault", method: "post", path: "/sandboxes/nope/faults", body: fault, status: 404, field: "sandbox", says: "nope" },
  "a fault of an unknown service": { operation: "addFault", method: "post", path: `${at}/faults`, body: { ...fault, service: "stripe" }, status: 404, field: "service", says: "known: rank-math" },
  "a fault of an unknown operation": { operation: "addFault", method: "post", path: `${at}/faults`, body: { ...fault, operation: "createOrders" }, status: 400, field: "operation", says: "createOrder" },
  "a fault with an unknown code": { operation: "addFault", method: "post", path: `${at}/faults`, body: { ...fault, answer: "exploded" }, status: 400, field: "answer", says: "plan_exists" },
  "a fault for no call": { operation: "addFault", method: "post", path: `${at}/faults`, body: { ...fault, next: 0 }, status: 400, field: "body.next", says: ">= 1" },
  "a fault at another time": { operation: "addFault", method: "post", path: `${at}/faults`, body: { ...fault, at: "during" }, status: 400, field: "body.at", says: "allowed values" },
};

let control: Control;
let before: unknown;

beforeAll(async () => {
  control = await aControl();
  before = await everything(control);
});

describe("a refusal says what, where and what helps, and changes nothing", () => {
  test.each(Object.entries(wrong))("%s", async (_what, { operation, method, path, body, status, field, says }) => {
    const refused = await control.call(operation, method, path, body);
    expect(refused.type).toBe("application/json");
    expect({ status: refused.status, ...refused.body }).toEqual({
      status,
      field,
      error: expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
    });
    expect(`${refused.body.error} ${refused.body.remedy}`).toContain(says);
    expect(await everything(control)).toEqual(before);
  });

  const unreadable: readonly (readonly [string, string, string, string])[] = [
    ["broken JSON", "application/json", '{"name": ', "JSON"],
    ["text", "text/plain", "name=ci", "media type"],
    ["a body above a megabyte", "application/json", JSON.stringify({ name: "x".repeat(1_100_000) }), "too large"],
  ];
  test.each(unreadable)("%s", async (_what, type, text, says) => {
    const refused = await request(control.application).post(`${prefix}/sandboxes`).set("content-type", type).send(text);
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ error: expect.stringContaining(says), field: expect.any(String), remedy: expect.any(String) });
    expect(await everything(control)).toEqual(before);
  });
});

describe("an address that is none", () => {
  test.each([
    ["get", `${prefix}/nope`, 404],
    ["get", prefix, 404],
    ["get", "/info", 404],
    ["delete", `${prefix}/info`, 405],
  ] as const)("%s %s is %i in JSON", async (method, path, status) => {
    const refused = await request(control.application)[method](path);
    expect(refused.status).toBe(status);
    expect(refused.type).toBe("application/json");
    expect(refused.body).toEqual({ error: expect.stringContaining(`nothing at ${path}`), remedy: expect.any(String) });
  });
});
