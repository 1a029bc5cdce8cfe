import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Contract,
  coverageOf,
  type Exchange,
  type Excuse,
  type LoadedCase,
  openContract,
} from "../../conformance/kit/index.ts";
import { contract } from "./parcels.ts";

/** An exchange in which a parcel was sent, but for what the test is about. */
export const anExchange = (over: Partial<Exchange> = {}): Exchange => ({
  operation: "sendParcel",
  method: "POST",
  path: "/parcels",
  requestHeaders: { "content-type": "application/json" },
  requestBody: '{"to":"Ann"}',
  status: 200,
  headers: { "content-type": "application/json" },
  text: '{"id":1,"to":"Ann"}',
  ...over,
});

interface Run {
  file: LoadedCase;
  result?: "pass" | "fail" | "warning" | "known" | "setUpFailed";
  exchanges?: readonly Exchange[];
}

/** What a run of a few cases covers of the parcels contract. */
export async function covered(runs: readonly Run[], excuses: readonly Excuse[] = [], of = contract) {
  const coverage = await coverageOf({
    contract: of,
    cases: runs.map(({ file }) => file),
    results: runs.map(({ file: { id }, result = "pass" }) => ({ id, result })),
    exchanges: runs.flatMap(({ file, exchanges = [] }) => exchanges.map((exchange) => ({ caseId: file.id, exchange }))),
    excuses,
  });
  return { ...coverage, open: coverage.missing.map(({ what }) => what) };
}

const parcels = fileURLToPath(new URL("./openapi/parcels", import.meta.url));

/** The parcels contract with each text in its openapi.yaml replaced by another. */
export function contractWith(changes: Readonly<Record<string, string>>): Contract {
  const folder = mkdtempSync(join(tmpdir(), "stunt-double-parcels-"));
  try {
    const copy = join(folder, "parcels");
    cpSync(parcels, copy, { recursive: true });
    let document = readFileSync(join(copy, "openapi.yaml"), "utf8");
    for (const [text, other] of Object.entries(changes)) {
      if (!document.includes(text)) throw new Error(`openapi.yaml does not hold ${text}`);
      document = document.replaceAll(text, other);
    }
    writeFileSync(join(copy, "openapi.yaml"), document);
    return openContract(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With enumerations wherever there can be some, a multipart body, and a call that the vendor makes. */
export const enumerating = contractWith({
  "properties: { to: { type: string }, tags: { type: array, items: { type: string } } },":
    "properties: { to: { type: string }, size: { enum: [small, large, 3] }, tags: { type: array, items: { enum: [fragile, urgent] } }, address: { type: object, properties: { country: { enum: [FR, BE] } } } },",
  "          application/x-www-form-urlencoded:":
    "          multipart/form-data:\n            schema: { type: object, properties: { label: { type: string } } }\n          application/x-www-form-urlencoded:",
  "schema: { type: array, items: { type: string } } }": "schema: { type: array, items: { enum: [id, to] } } }",
  "secret: { type: string }":
    "secret: { type: string }\n        stops: { type: array, items: { type: object, properties: { state: { enum: [sent, lost] } } } }\n        marks: { type: object, additionalProperties: { enum: [a, b] } }\n        inner: { $ref: '#/components/schemas/Parcel' }",
  "components:\n": "webhooks:\n  parcelLost: { post: { responses: { '200': { description: Heard } } } }\ncomponents:\n",
});
