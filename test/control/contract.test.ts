import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { contractFolder } from "../../openapi/read.ts";
import { ContractDocument, type Json } from "../../src/http/document.ts";
import { document, operationIds } from "./control.ts";

const contract = new ContractDocument(contractFolder("control"));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, "control");

const operations = Object.values(document.paths).flatMap((item) =>
  Object.entries(item)
    .filter(([method]) => method !== "parameters")
    .map(([, part]) => part as unknown as Json & { operationId: string; responses: Record<string, Json> }),
);

/** The body of a request or answer, with its example. */
function bodies(part: unknown): readonly Json[] {
  if (part === undefined) return [];
  const { content = {} } = contract.resolve(part) as { content?: Record<string, Json> };
  return Object.values(content);
}

test("every operation has an id of its own, a summary and a subject", () => {
  expect(new Set(operationIds).size).toBe(operationIds.length);
  expect(operations.filter(({ summary, tags }) => !summary || !tags)).toEqual([]);
});

test("every operation says how it refuses a malformed request and a missing token", () => {
  const silent = operations.filter(({ responses }) => !("400" in responses && "401" in responses));
  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

test("every body that is sent or answered has an example that fits its schema", () => {
  const wrong = operations.flatMap(({ operationId, requestBody, responses }) =>
    [requestBody, ...Object.values(responses)].flatMap(bodies).flatMap(({ schema, example }) => {
      if (example === undefined) return [`${operationId} has no example`];
      const validate = ajv.compile({ $ref: `control${contract.pointerOf(schema as object)}` });
      return validate(example) ? [] : [`${operationId} ${ajv.errorsText(validate.errors)}`];
    }),
  );
  expect(wrong).toEqual([]);
});
