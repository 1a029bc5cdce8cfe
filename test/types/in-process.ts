/** What must not compile when the simulator runs in the user's own process; checked by `tsc`, never run. */
import { createSimulator } from "stunt-double";

const simulator = await createSimulator({ services: ["rank-math"], scenario: "rank-math/mixed-book", clock: "follow" });
const sandbox = await simulator.sandbox("ci", { settings: { "rank-math": { "plan-exists-status": 409 } } });

const { username }: { readonly username: string } = simulator.credentials("rank-math").reseller;
const { role } = await sandbox.panel("rank-math").addReseller({ username, email: "third@example.com" });
const reseller: "reseller" | "subscriber" = role;
const answer = await sandbox.call("rank-math", "getSubscription", { subscription_id: 1 }, { as: "reseller" });
const status: string = answer.status === 200 ? answer.body.data.licence.status : reseller;
simulator.url("rank-math").concat(status);

// @ts-expect-error a misspelt service
await createSimulator({ services: ["rankmath"] });

// @ts-expect-error a misspelt service
simulator.url("rank-maths");

// @ts-expect-error a misspelt role
simulator.credentials("rank-math").resseller;

// @ts-expect-error credentials that the role does not have
simulator.credentials("rank-math").reseller.key;

// @ts-expect-error a misspelt panel action
simulator.panel("rank-math").addReseler;

// @ts-expect-error a missing field of a panel action
await simulator.panel("rank-math").addReseller({ username });

// @ts-expect-error a field that the panel action does not have
await simulator.panel("rank-math").addReseller({ username, email: "third@example.com", rights: "all" });

// @ts-expect-error a misspelt operation
await simulator.call("rank-math", "getSubscriptions");

// @ts-expect-error a role that the service does not have
await simulator.call("rank-math", "listOrders", {}, { as: "platform" });

// @ts-expect-error a fault for an operation that the service does not have
await simulator.faults.add("rank-math", "getSubscriptions", { answer: "not_found" });

// @ts-expect-error a setting that the service does not have
await simulator.settings.change("rank-math", { "plan-exist-status": 409 });

// @ts-expect-error a value that the setting does not take
await simulator.settings.change("rank-math", { "plan-exists-status": 418 });

// @ts-expect-error a member that only some statuses have, before the status is known
answer.body.data.licence;
