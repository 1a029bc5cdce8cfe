import { expect, test } from "vitest";
import { registry } from "../../src/services/registry.ts";
import { typed } from "../cli/terminal.ts";

const services = registry.map(({ service }) => service.name);

test.each(services)(
  "the suite shows everything that the contract of %s declares, or excuses it in writing",
  async (name) => {
    const { code, out, err } = await typed(["coverage", name, "--json"]);
    expect(err).toBe("");
    const { cases, missing, operations, statuses, codes } = JSON.parse(out);
    expect(missing.filter(({ reason }: { reason: string }) => reason === "")).toEqual([]);
    expect(cases.held).toBe(cases.total);
    expect(operations.total * statuses.total * codes.total).toBeGreaterThan(0);
    expect(code).toBe(0);
  },
);

test("every rule has its place, its cases from both sides and a mutant", async () => {
  const { code, out, err } = await typed(["rules"]);
  expect({ code, err, orphans: out.split("\n").filter((line) => line.includes(" has no ")) }).toEqual({
    code: 0,
    err: "",
    orphans: [],
  });
});
