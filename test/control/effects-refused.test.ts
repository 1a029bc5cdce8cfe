import { nothing, refusals } from "./refusals.ts";
import { aParcel, aReceiver } from "./subjects/parcels.ts";

const plans = "/sandboxes/default/deliveries";
const plan = (...steps: readonly unknown[]) => ({ service: "parcels", plan: steps });

refusals(
  [
    [
      "an effect that there is not",
      "readEffect get /sandboxes/default/outbox/99",
      nothing,
      404,
      "effect",
      "readOutbox",
    ],
    [
      "redelivering an effect that there is not",
      "redeliverEffect post /sandboxes/default/outbox/99/redeliver",
      nothing,
      404,
      "effect",
      "readOutbox",
    ],
    [
      "redelivering a job",
      "redeliverEffect post /sandboxes/default/outbox/2/redeliver",
      nothing,
      400,
      "effect",
      "advance the clock",
    ],
    [
      "waiting for longer than anybody should",
      "waitForEffects post /sandboxes/default/outbox/wait",
      { within: "PT1H" },
      400,
      "within",
      "PT5M at most",
    ],
    [
      "waiting for no duration",
      "waitForEffects post /sandboxes/default/outbox/wait",
      { within: "a while" },
      400,
      "body.within",
      "the right form",
    ],
    ["a kind that is none", "readOutbox get /sandboxes/default/outbox?kind=fax", nothing, 400, "query.kind", "webhook"],
    [
      "a plan for an unknown service",
      `addDeliveryPlan post ${plans}`,
      { ...plan({ pretend: 500 }), service: "parcel" },
      404,
      "service",
      "did you mean parcels?",
    ],
    [
      "a plan for a topic that nobody announces",
      `addDeliveryPlan post ${plans}`,
      { ...plan({ pretend: 500 }), topic: "parcel.acepted" },
      400,
      "topic",
      "did you mean parcel.accepted?",
    ],
    ["a plan without steps", `addDeliveryPlan post ${plans}`, plan(), 400, "body.plan", "fewer than 1"],
    ["a step that says nothing", `addDeliveryPlan post ${plans}`, plan({}), 400, "body.plan.0", "fewer than 1"],
    [
      "a step that says two things",
      `addDeliveryPlan post ${plans}`,
      plan({ pretend: 500, send: "twice" }),
      400,
      "body.plan.0",
      "more than 1",
    ],
    [
      "a mistyped step",
      `addDeliveryPlan post ${plans}`,
      plan({ sned: "twice" }),
      400,
      "body.plan.0.sned",
      "did you mean send?",
    ],
    [
      "a mistyped way",
      `addDeliveryPlan post ${plans}`,
      plan({ send: "twise" }),
      400,
      "body.plan.0.send",
      "did you mean twice?",
    ],
    [
      "a status that is none",
      `addDeliveryPlan post ${plans}`,
      plan({ pretend: 999 }),
      400,
      "body.plan.0.pretend",
      "<= 599",
    ],
    [
      "a wait of a thousand years",
      `addDeliveryPlan post ${plans}`,
      plan({ wait: "P1000Y" }),
      400,
      "plan[0].wait",
      "century",
    ],
    [
      "taking away a plan that there is not",
      `clearDeliveryPlans delete ${plans}?id=9`,
      nothing,
      404,
      "id",
      "listDeliveryPlans",
    ],
  ],
  async (control) => {
    await aReceiver(control);
    await aParcel(control);
    await control.call("settle", "post", "/sandboxes/default/settle");
  },
);
