import { nothing, refusals } from "./refusals.ts";

const users = "/sandboxes/default/rows/rank-math/users";
const user = { id: "third", email: "third@example.com", role: "reseller" };

refusals([
  [
    "tables of an unknown service",
    "listTables get /sandboxes/default/rows/no-such-service",
    nothing,
    404,
    "service",
    "known:",
  ],
  [
    "a mistyped table",
    "readRows get /sandboxes/default/rows/rank-math/user",
    nothing,
    404,
    "table",
    "did you mean users?",
  ],
  ["a row of no table", "readRow get /sandboxes/default/rows/rank-math/user/1", nothing, 404, "table", "users"],
  ["a row that there is not", `readRow get ${users}/nobody`, nothing, 404, "id", "readRows"],
  ["taking away a row that there is not", `deleteRow delete ${users}/nobody`, nothing, 404, "id", "readRows"],
  ["an index without a value", `readRows get ${users}?index=email`, nothing, 400, "value", "both or neither"],
  ["a value without an index", `readRows get ${users}?value=1`, nothing, 400, "index", "both or neither"],
  ["an unknown index", `readRows get ${users}?index=emial&value=1`, nothing, 404, "index", "email"],
  ["a row under another address", `putRow put ${users}/fourth`, user, 400, "id", "same id"],
  ["a row without an id", `putRow put ${users}/third`, { ...user, id: undefined }, 400, "id", "same id"],
  ["a row with a field too many", `putRow put ${users}/third`, { ...user, age: 7 }, 400, "age", "age"],
  ["a row without a field", `putRow put ${users}/third`, { ...user, email: undefined }, 400, "email", ""],
  ["a row of another shape", `putRow put ${users}/third`, { ...user, email: 7 }, 400, "email", "text"],
  [
    "a row with a taken value",
    `putRow put ${users}/third`,
    { ...user, email: "reseller@example.com" },
    409,
    "email",
    "taken",
  ],
]);
