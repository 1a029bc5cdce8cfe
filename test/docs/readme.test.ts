import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCases, nodeTransport } from "../../conformance/kit/index.ts";
import { contractFolder, readContractFile } from "../../openapi/read.ts";
import { createSimulator } from "../../src/index.ts";
import { readScores } from "../../src/mutants/scores.ts";
import { root } from "../../src/package.ts";
import { registry } from "../../src/services/registry.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");

test.each(registry.map(({ service, offset }) => ({ service, port: 4100 + offset })))(
  "README counts $service.name as it is",
  async ({ service, port }) => {
    const rules = readContractFile(contractFolder(service.name), "rules") as readonly unknown[];
    const cases = await loadCases(service.name);
    const operations = Object.keys(service.operations).length;
    const scores = readScores(service.name);
    const notices = scores
      ? `[${scores.killed} of ${scores.total} broken doubles](docs/mutants/${service.name}.md)`
      : "every broken rule; the rest is not measured yet";
    const figures = [port, service.title, operations, rules.length, cases.length, notices];
    expect(readme).toContain(`| ${figures.join(" | ")} |`);
  },
);

test("the scenario that docs/scenarios.md shows loads and is as its sentence says", async () => {
  const [, scenario = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs/scenarios.md"), "utf8")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-"));
  mkdirSync(join(folder, "rank-math"));
  writeFileSync(join(folder, "rank-math", "from-the-docs.yaml"), scenario);
  const simulator = await createSimulator({ port: 0, fixtures: [folder], scenario: "rank-math/from-the-docs" });
  const authorization = `Basic ${Buffer.from("reseller:aaaa bbbb cccc dddd eeee ffff").toString("base64")}`;
  const url = `${simulator.url("rank-math")}/wp-json/reseller/v1/orders/`;
  const answer = await nodeTransport(10_000)({ method: "GET", url, headers: { authorization } });
  const { data } = JSON.parse(answer.text) as { data: { orders: { customer: { first_name: string } }[] } };
  expect(data.orders.find(({ customer }) => customer.first_name === "Omar")).toMatchObject({
    licence: { status: "expired" },
  });
  await simulator.close();
  rmSync(folder, { recursive: true });
});
