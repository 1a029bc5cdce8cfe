const contractFile = "reads a YAML file of the contract, whose shape test/contract holds";
const storedRow = "the store knows rows, not what the runtime keeps in its own tables";

/** Files outside core, store and http that may cast, and why removing the cast would cost more than it explains. */
export const allowedCasts: Readonly<Record<string, string>> = {
  "src/control/application.ts":
    "the validator package types neither the document it takes nor what it adds to a request or an error",
  "src/control/handles/typed.ts":
    "answers of the control API, which is the same for every service, get the types of one service's contract",
  "src/control/sources.ts": contractFile,
  "src/mutants/rule-mutants.ts": contractFile,
  "src/runtime/generator.ts": storedRow,
  "src/runtime/panel.ts": contractFile,
  "src/runtime/records.ts": contractFile,
  "src/runtime/roles.ts": contractFile,
  "src/runtime/scenario/rows.ts": "a row of a scenario file becomes one of the store after records.yaml has judged it",
  "src/runtime/settings.ts": contractFile,
  "src/runtime/transaction.ts": "a class is made per service, with a getter per table",
  "src/services/rank-math/render.ts": "a violation names its rule as text, the service by the generated union",
  "conformance/kit/json.ts": "narrows the any of JSON.parse to unknown",
  "conformance/kit/suite.ts": "the one place where a contract's types are forgotten",
};
