import { nothing, refusals } from "./refusals.ts";

const verify = "verifyJournal post /sandboxes/default/journal/verify";
const fault = { service: "rank-math", operation: "createOrder" };
const faults = "addFault post /sandboxes/default/faults";

refusals([
  [
    "an entry that there is not",
    "explainExchange get /sandboxes/default/journal/7/why",
    nothing,
    404,
    "entry",
    "readJournal",
  ],
  [
    "an entry that cannot be",
    "explainExchange get /sandboxes/default/journal/one/why",
    nothing,
    400,
    "params.entry",
    "integer",
  ],
  [
    "a field without a value",
    "readJournal get /sandboxes/default/journal?field=email",
    nothing,
    400,
    "query.field.0",
    "the right form",
  ],
  [
    "entries since before the first",
    "readJournal get /sandboxes/default/journal?since=-1",
    nothing,
    400,
    "query.since",
    ">= 0",
  ],
  ["exactly and at least", verify, { exactly: 1, atLeast: 1 }, 400, "exactly", "leave out"],
  ["at least more than at most", verify, { atLeast: 3, atMost: 1 }, 400, "atLeast", "exchange"],
  ["fewer than none", verify, { atMost: -1 }, 400, "body.atMost", ">= 0"],
  ["a fault that says nothing", faults, fault, 400, "answer", "transport"],
  [
    "a fault of two kinds",
    faults,
    { ...fault, answer: "storing_error", transport: "reset" },
    400,
    "transport",
    "one or the other",
  ],
  ["a mistyped fault on the way", faults, { ...fault, transport: "resett" }, 400, "body.transport", "reset"],
  ["a delay of an hour", faults, { ...fault, transport: { latency: "PT1H" } }, 400, "transport.latency", "ten minutes"],
  [
    "a fault for a field that there is not",
    faults,
    { ...fault, answer: "storing_error", when: { emial: "a" } },
    400,
    "when.emial",
    "did you mean email?",
  ],
  [
    "taking away a fault that there is not",
    "clearFaults delete /sandboxes/default/faults?id=9",
    nothing,
    404,
    "id",
    "listFaults",
  ],
  [
    "the settings of an unknown service",
    "readSettings get /sandboxes/default/settings/stripe",
    nothing,
    404,
    "service",
    "known:",
  ],
  ["the guesses of an unknown sandbox", "readGuesses get /sandboxes/nope/guesses", nothing, 404, "sandbox", "nope"],
]);
