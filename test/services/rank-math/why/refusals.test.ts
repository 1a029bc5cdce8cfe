import { describe, expect, test } from "vitest";
import { contractFolder, readContractFile } from "../../../../openapi/read.ts";
import type { ContractRule } from "../../../../src/http/compile.ts";
import { rankMath } from "../../../../src/services/rank-math/service.ts";
import { changed, provoke } from "./explained.ts";
import { furtherProvocations, type Provocation, provocations } from "./provocations.ts";

const rules = readContractFile(contractFolder("rank-math"), "rules") as readonly ContractRule[];
const refusing = rules.filter(({ kind }) => kind === "refuses");
const provocationOf = (id: string): Provocation => {
  const provocation = provocations[id];
  if (!provocation) throw new Error(`nobody provokes ${id}`);
  return provocation;
};

test("every refusing rule is provoked, and nothing else is", () => {
  expect(Object.keys(provocations).sort()).toEqual(refusing.map(({ id }) => id).sort());
});

describe.each(refusing.map((rule) => [rule.id, rule] as const))("%s", (id, { statement, provenance, refusal }) => {
  test("is named with its statement, its source and the grades of status and code", async () => {
    const { explanation } = await provoke(provocationOf(id));
    expect(explanation).toMatchObject({
      status: refusal?.status.is,
      rule: { id, statement, kind: "refuses", grade: provenance.grade, source: { id: provenance.source } },
      parts: [
        { part: "status", is: refusal?.status.is, grade: refusal?.status.grade },
        { part: "code", is: refusal?.code.is, grade: refusal?.code.grade },
      ],
    });
    const told = [explanation.rule?.source.says, ...explanation.parts.map(({ source }) => source)];
    for (const source of told) expect(source).toMatch(/[A-Za-z]{3}.* /);
  });

  test("suggests a change with which the request goes through", () => goesThrough(provocationOf(id)));
});

describe("another way out", () => {
  test.each(furtherProvocations)("$rule: $claim", async (provocation) => {
    const { explanation } = await provoke(provocation);
    expect(explanation.rule?.id).toBe(provocation.rule);
    await goesThrough(provocation);
  });
});

async function goesThrough(provocation: Provocation): Promise<void> {
  const { shop, request, explanation } = await provoke(provocation);
  const { change } = explanation;
  expect(change?.says).toMatch(/\w/);
  const reply = await shop.simulator.pipeline.handle(rankMath, changed(request, change ?? { says: "" }, shop));
  expect([reply.status, reply.body]).toEqual([200, expect.anything()]);
}
