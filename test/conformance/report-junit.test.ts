import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { renderJUnit } from "../../conformance/kit/index.ts";
import { aCase, judge, sent } from "./parcels.ts";
import { aReport } from "./reports.ts";

const schema = readFileSync(new URL("./junit.xsd", import.meta.url), "utf8");

async function complaints(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: "junit.xml", contents }], schema: [schema] });
  return errors.map(({ message }) => message);
}

test("JUnit fits its published schema, whatever the results", async () => {
  const xml = renderJUnit(await aReport());
  expect(await complaints(xml)).toEqual([]);
  expect(xml).toContain('tests="11" failures="2" errors="2" time="0.000" skipped="2" timestamp="2026-05-01T00:00:00"');
  expect(xml).toContain(
    '<failure type="must" message="to &quot;Bob&quot;, expected &quot;lost&quot;">A parcel is sent\n',
  );
  expect(xml).toContain("<skipped>known: migration SF-118</skipped>");
  expect(xml).toContain('<error type="engineError" message="not a function">');
  expect(xml).toContain('<property name="verdict" value="fails"/>');
});

test("the schema refuses what is no JUnit", async () => {
  const xml = renderJUnit(await aReport());
  expect(await complaints(xml.replace("<skipped>", "<skipped message='x'>"))).not.toEqual([]);
  expect(await complaints(xml.replaceAll(/<(\/?)failure/g, "<$1failed"))).not.toEqual([]);
});

test("JUnit is escaped, also where XML knows no escape", async () => {
  const nasty = aCase({ title: 'Says "<&>" and \u0007' });
  const report = await judge([nasty, aCase({ id: "a/skipped", needs: { given: ["van"] } })], () =>
    sent({ to: "<b>\u0001\ud800]]>" }),
  );
  const xml = renderJUnit(report);
  expect(await complaints(xml)).toEqual([]);
  expect(xml).toContain(">Says &quot;&lt;&amp;&gt;&quot; and \ufffd\n");
  expect(xml).toContain("<skipped>notApplicable: given.van not given</skipped>");
  expect(xml).toContain('classname="parcels.parcels" name="is-sent"');
  expect(xml.replaceAll(/&(lt|gt|amp|quot|#10|#13);/g, "")).not.toMatch(/[&\u0000-\u0008]|<b>/);
});
