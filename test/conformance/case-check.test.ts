import { describe, expect, test } from "vitest";
import { mistakesIn } from "../../conformance/kit/case-check.ts";
import { contract } from "./parcels.ts";

const good = {
  title: "A parcel is sent",
  contract: ["sendParcel 200"],
  does: "creates",
  since: "1.0",
  source: ["send"],
};

const saidOf = (over: object) =>
  mistakesIn({ ...good, ...over }, contract).map(
    ({ field, problem, remedy }) => `${field.join(".")}: ${problem}; ${remedy}`,
  );

test("a header that the contract bears out has no mistakes", () => {
  expect(saidOf({})).toEqual([]);
  const full = {
    contract: ["sendParcel 200", "getParcel 204"],
    rules: { positive: ["too-many"], contrast: ["free-of-charge"] },
    needs: { roles: ["sender"], capabilities: ["clock"], given: ["whatever the target calls it"] },
    settings: { "too-many-status": 409 },
    sends: "invalid",
    quirkAddress: true,
    since: "1.10",
  };
  expect(saidOf(full)).toEqual([]);
});

describe("a header is refused for", () => {
  test.each([
    ["no title", { title: undefined }, "title: is missing; say in one sentence what holds when it passes"],
    ["a blank title", { title: " " }, "title: is missing; say in one sentence what holds when it passes"],
    ["no contract pointer", { contract: [] }, 'contract: points at nothing; write ["<operationId> <status>"]'],
    ["a contract left out", { contract: undefined }, 'contract: points at nothing; write ["<operationId> <status>"]'],
    [
      "a misspelt operation",
      { contract: ["sendParcl 200"] },
      'contract: the contract has no "sendParcl 200"; did you mean sendParcel 200?',
    ],
    [
      "a status that the operation does not declare",
      { contract: ["sendParcel 200", "sendParcel 418"] },
      'contract: the contract has no "sendParcel 418"; sendParcel has 200, 400, 409',
    ],
    [
      "a pair in another form",
      { contract: ["sendParcel 200 "] },
      'contract: the contract has no "sendParcel 200 "; sendParcel has 200, 400, 409',
    ],
    [
      "an unknown rule",
      { rules: { positive: ["to-many"] } },
      'rules.positive: "to-many" is not known; did you mean too-many?',
    ],
    [
      "an unknown side of a rule",
      { rules: { contrasts: ["too-many"] } },
      'rules: "contrasts" is not known; did you mean contrast?',
    ],
    ["an unknown role", { needs: { roles: ["receiver"] } }, 'needs.roles: "receiver" is not known; it takes sender'],
    [
      "an unknown capability",
      { needs: { capabilities: ["clocks"] } },
      'needs.capabilities: "clocks" is not known; did you mean clock?',
    ],
    ["an unknown need", { needs: { role: ["sender"] } }, 'needs: "role" is not known; did you mean roles?'],
    [
      "an unknown setting",
      { settings: { "too-many-stats": 409 } },
      'settings: "too-many-stats" is not known; did you mean too-many-status?',
    ],
    [
      "a value that a setting does not take",
      { settings: { "too-many-status": 500 } },
      "settings.too-many-status: cannot be 500; it takes 400, 409",
    ],
    ["an unknown deed", { does: "create" }, 'does: "create" is not known; did you mean creates?'],
    ["no deed", { does: undefined }, "does: is missing; write one of reads, creates, destroys, charges"],
    ["a since that is no version", { since: "v1" }, 'since: "v1" is no version; write one like "1.0"'],
    ["no since", { since: undefined }, 'since: what is missing is no version; write one like "1.0"'],
    ["an empty source", { source: [] }, "source: is empty; name ids of sources.yaml, or public addresses"],
    ["a blank source", { source: [""] }, "source: is empty; name ids of sources.yaml, or public addresses"],
    ["another way to send", { sends: "valid" }, 'sends: "valid" is not known; did you mean invalid?'],
    ["another quirk address", { quirkAddress: "yes" }, 'quirkAddress: cannot be "yes"; write true, or leave it out'],
    ["an unknown member", { setings: {} }, ': "setings" is not known; did you mean settings?'],
  ])("%s", (_what, over, says) => expect(saidOf(over)).toEqual([says]));

  test("several things at once", () => {
    expect(saidOf({ title: "", does: "x", source: [] })).toHaveLength(3);
  });
});

test("a setting given by a schema takes what fits it", () => {
  const [rule] = contract.rules.values();
  if (!rule) throw new Error("parcels has no rules");
  const setting = { name: "most", default: 5, values: [], also: [], schema: { type: "integer", minimum: 1 } };
  const rules = new Map([[rule.id, { ...rule, settings: [setting] }]]);
  const said = (most: unknown) => mistakesIn({ ...good, settings: { most } }, { ...contract, rules });
  expect(said(7)).toEqual([]);
  expect(said(0)).toMatchObject([{ field: ["settings", "most"], problem: "cannot be 0" }]);
});

test("a case about a webhook points at it by its rules; one about an operation does not", () => {
  const [rule] = contract.rules.values();
  if (!rule) throw new Error("parcels has no rules");
  const said = (operations: readonly string[]) =>
    mistakesIn(
      { ...good, contract: [], rules: { positive: [rule.id] } },
      {
        ...contract,
        document: { ...contract.document, root: { webhooks: { delivered: {} } } },
        rules: new Map([[rule.id, { ...rule, operations }]]),
      },
    );
  expect(said(["delivered"])).toEqual([]);
  expect(said(["delivered", "sendParcel"])).toMatchObject([{ problem: "points at nothing" }]);
});
