import { describe, expect, test } from "vitest";
import { mutantsOf } from "../../src/mutants/derive.ts";
import { selected } from "../../src/mutants/selection.ts";
import { changedAt, membersOf, ofAnotherType, valuesAt } from "../../src/mutants/shape/members.ts";
import { rankMath } from "../../src/services/rank-math/service.ts";
import { parcels } from "../example/service/service.ts";

const idsOf = (service: typeof parcels) => mutantsOf(service).map(({ id }) => id);

describe("what is derived", () => {
  test.each([
    [rankMath.name, rankMath],
    [parcels.name, parcels],
  ])("every id of %s is one mutant's, and the order is always the same", (_name, service) => {
    const ids = idsOf(service);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idsOf(service)).toEqual(ids);
  });

  test("answers follow from the contract: members, statuses, codes, headers, media types, empty bodies", () => {
    expect(idsOf(parcels)).toEqual(
      expect.arrayContaining([
        "parcels/shape/getParcel-200/postage_cents/missing",
        "parcels/shape/getParcel-200/postage_cents/type",
        "parcels/shape/getParcel-200/postage_cents/null",
        "parcels/shape/getParcel-200/status/401",
        "parcels/shape/getParcel-200/media-type/other",
        "parcels/shape/sendParcel-201/header/location/missing",
        "parcels/shape/cancelParcel-204/body/unexpected",
      ]),
    );
  });

  test("refusals that come before the operation is known belong to none", () => {
    const ids = idsOf(rankMath);
    expect(ids).toContain("rank-math/shape/unrouted-404/code/missing");
    expect(ids).toContain("rank-math/shape/unrouted-401/data.status/null");
    expect(ids.filter((id) => id.includes("/listOrders-404/"))).toEqual([]);
  });

  test("effects follow from topics, jobs and signatures", () => {
    expect(idsOf(parcels).filter((id) => /effects\/(signature|deliver-parcel|not-|answer)/.test(id))).toEqual([
      "parcels/effects/deliver-parcel/lost",
      "parcels/effects/deliver-parcel/doubled",
      "parcels/effects/deliver-parcel/put-off",
      "parcels/effects/deliver-parcel/without-data",
      "parcels/effects/deliver-parcel/not-run",
      "parcels/effects/deliver-parcel/too-early",
      "parcels/effects/signature/x-parcels-signature/missing",
      "parcels/effects/signature/x-parcels-signature/wrong",
      "parcels/effects/not-retried",
      "parcels/effects/answer-ignored",
    ]);
  });
});

describe("members", () => {
  const schema = {
    oneOf: [
      {
        properties: {
          code: { const: "a" },
          list: { type: "array", items: { properties: { n: { type: "integer" } } } },
        },
      },
      { properties: { code: { const: "b" }, map: { additionalProperties: { type: ["string", "null"] } } } },
    ],
  };
  const body = { code: "a", list: [{ n: 1 }, { n: 2 }], map: { x: "one", y: null } };

  test("are found through alternatives, lists and maps, each place once", () => {
    const members = membersOf(schema, (part) => Object(part));
    expect(members.map(({ path }) => path.join("."))).toEqual([
      "code",
      "list",
      "list.[]",
      "list.[].n",
      "map",
      "map.{}",
    ]);
    expect(members[0]?.values).toEqual(["a", "b"]);
    expect(members[5]?.types).toEqual(new Set(["string", "null"]));
  });

  test("are changed wherever they stand, and nowhere else", () => {
    expect(changedAt(body, ["list", "[]", "n"], () => undefined)).toEqual({ ...body, list: [{}, {}] });
    expect(changedAt(body, ["map", "{}"], () => 7)).toEqual({ ...body, map: { x: 7, y: 7 } });
    expect(changedAt(body, ["code"], () => null)).toEqual({ ...body, code: null });
    expect(changedAt(body, ["list", "[]", "other"], () => 7)).toBe(body);
    expect(valuesAt(body, ["list", "[]", "n"])).toEqual([1, 2]);
  });

  test.each([
    ["12.00", ["string"], 12],
    ["one", ["string"], 0],
    [7, ["number"], "7"],
    [7, ["number", "string"], true],
    [false, ["boolean"], "false"],
    [[1], ["array"], {}],
    [{ a: 1 }, ["object"], []],
  ])("%j that may be %j becomes %j", (value, types, other) => {
    expect(ofAnotherType(value, new Set(types))).toEqual(other);
  });
});

describe("selection", () => {
  const mutants = mutantsOf(rankMath);
  const sample = (share: number, randomSeed: number) => ({
    share,
    randomSeed,
    keep: ({ kind }: { kind: string }) => kind === "rules",
  });
  const rest = (share: number, randomSeed: number) =>
    selected(mutants, { sample: sample(share, randomSeed) }).filter(({ kind }) => kind !== "rules");

  test("a sample keeps every rule and about its share of the rest, the same for the same seed", () => {
    const others = mutants.filter(({ kind }) => kind !== "rules").length;
    const drawn = rest(0.05, 7);
    expect(drawn.length / others).toBeGreaterThan(0.03);
    expect(drawn.length / others).toBeLessThan(0.07);
    expect(rest(0.05, 7)).toEqual(drawn);
    expect(rest(0.05, 8)).not.toEqual(drawn);
    expect([rest(0, 7).length, rest(1, 7).length]).toEqual([0, others]);
  });

  test.each(["plan-exists", "rank-math/plan-exists", "rank-math/rules/plan-exists"])(
    "%s is the rule's mutant",
    (one) => {
      expect(selected(mutants, { mutants: [one] }).map(({ id }) => id)).toEqual(["rank-math/rules/plan-exists"]);
    },
  );

  test("patterns, kinds and operations narrow each other", () => {
    const found = selected(mutants, {
      mutants: ["rank-math/*/getOrder-403/code/*"],
      kinds: ["shape"],
      operations: ["getOrder"],
    });
    expect(found.map(({ id }) => id.replace("rank-math/shape/getOrder-403/code/", ""))).toEqual(
      expect.arrayContaining(["missing", "type", "null"]),
    );
    expect(selected(mutants, { operations: ["getOrder"], kinds: ["effects"] })).toEqual([]);
  });
});
