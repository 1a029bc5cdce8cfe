import { expect, test } from "vitest";
import { openTarget } from "../../conformance/kit/index.ts";
import { aCase, aTransport, contract, judge, sent } from "./parcels.ts";

const { transport } = aTransport(() => ({ status: 404 }));
const cases = (["reads", "creates", "destroys", "charges"] as const).map((does) =>
  aCase({ id: `parcels/${does}`, does }),
);
const roles = "roles: {sender: {name: s, password: p}}";

async function ranOn(source: string): Promise<readonly string[]> {
  const file = { name: "target.yaml", source: `${source}\n${roles}` };
  const { cases: reports } = await judge(cases, () => sent(), { opened: { file } });
  return reports.filter(({ result }) => result !== "notApplicable").map(({ does }) => does);
}

test.each([
  ["https://parcels.example"],
  ["https://PARCELS.Example"],
  ["https://parcels.example."],
  ["https://parcels.example:8443"],
  ["http://user:pw@parcels.example/api/"],
])("%s is production, and only read whatever the file says", async (address) => {
  expect(await ranOn(`address: "${address}"\nmay: charges`)).toEqual(["reads"]);
  expect(await ranOn(`address: "${address}"\nmay: charges\nenvironment: test`)).toEqual(["reads"]);
});

test("what calls itself production is only read", async () => {
  expect(await ranOn("address: http://127.0.0.1:4999\nmay: charges\nenvironment: production")).toEqual(["reads"]);
});

test("hosts that the suite names are production, too, and a host of another name is not", async () => {
  const named = cases.map((one) => ({ ...one, suite: { ...one.suite, productionHosts: ["Live.Example."] } }));
  const file = { name: "t.yaml", source: `address: https://live.example\nmay: charges\n${roles}` };
  const { counts } = await judge(named, () => sent(), { opened: { file } });
  expect(counts).toMatchObject({ pass: 1, notApplicable: 3 });
  expect(await ranOn("address: https://staging.parcels.example\nmay: charges")).toHaveLength(4);
});

test.each([
  ["may: reads", ["reads"]],
  ["may: creates", ["creates", "reads"]],
  ["may: destroys", ["creates", "destroys", "reads"]],
  ["may: charges", ["charges", "creates", "destroys", "reads"]],
])("%s holds", async (may, ran) => {
  expect(await ranOn(`address: https://staging.example\n${may}`)).toEqual(ran);
});

test("unsaid, everything may be done on this machine and nothing but reading elsewhere", async () => {
  const mayOf = async (url: string) => (await openTarget({ contract, transport, url })).may;
  expect(await mayOf("http://127.0.0.1:4999")).toBe("charges");
  expect(await mayOf("http://[::1]:4999")).toBe("charges");
  expect(await mayOf("http://vans.localhost:4999")).toBe("charges");
  expect(await mayOf("https://staging.example")).toBe("reads");
  expect(await mayOf("http://127.0.0.1.example")).toBe("reads");
});
