import { nothing, refusals } from "./refusals.ts";

const call = "callOperation post /sandboxes/default/call";

refusals([
  [
    "a call in an unknown sandbox",
    "callOperation post /sandboxes/nope/call/rank-math/listOrders",
    {},
    404,
    "sandbox",
    "nope",
  ],
  ["a call of an unknown service", `${call}/rank-maths/listOrders`, {}, 404, "service", "did you mean rank-math?"],
  ["a call of an unknown operation", `${call}/rank-math/listOrder`, {}, 404, "operation", "did you mean listOrders?"],
  ["a call of an object's own name", `${call}/rank-math/constructor`, {}, 404, "operation", "known:"],
  ["a call as nobody we know", `${call}/rank-math/listOrders`, { as: "reseler" }, 400, "as", "did you mean reseller?"],
  ["a call as an object's own name", `${call}/rank-math/listOrders`, { as: "__proto__" }, 400, "as", "known: reseller"],
  [
    "a call with a field that the operation does not have",
    `${call}/rank-math/createOrder`,
    { with: { emial: "ann@example.com" } },
    400,
    "with.emial",
    "did you mean email?",
  ],
  [
    "a call whose address lacks a part",
    `${call}/rank-math/getOrder`,
    { as: "reseller" },
    400,
    "with.order_id",
    "give it a value",
  ],
  [
    "the panel of an unknown service",
    "listPanelActions get /sandboxes/default/panel/parcel",
    nothing,
    404,
    "service",
    "did you mean parcels?",
  ],
  [
    "a mistyped action",
    "runPanelAction post /sandboxes/default/panel/rank-math/addReseler",
    {},
    404,
    "action",
    "did you mean addReseller?",
  ],
]);
