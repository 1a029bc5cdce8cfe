import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { pointer } from "./document.ts";

/** One way in which a value differs from its schema. */
export interface Violation {
  path: readonly string[];
  says: string;
}

/** Asks whether a value fits the schema at a place of the document. */
export type Validator = (schema: readonly string[], value: unknown) => readonly Violation[];

/** Validators over a whole document: as it stands, or with members beyond it allowed. Each schema is compiled when first asked. */
export function validatorOf(root: unknown, extent: "closed" | "open"): Validator {
  // Each validator judges a few dozen answers: what optimising its code takes is never earned back.
  const code = { optimize: false };
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, formats, code });
  ajv.addSchema(asSchema(extent === "closed" ? root : opened(root)), "contract");
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const place = pointer(schema);
    const validate = compiled.get(place) ?? ajv.compile({ $ref: `contract#${place}` });
    compiled.set(place, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(violation);
  };
}

/** An OpenAPI document is no schema, but every schema of it is found inside it by pointer. */
const asSchema = (root: unknown): object => (typeof root === "object" && root !== null ? root : {});

/** Closed schemas opened; alternatives that only closedness told apart may then both fit. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, inner]) => !((name === "additionalProperties" || name === "unevaluatedProperties") && inner === false),
      )
      .map(([name, inner]) => [name === "oneOf" && Array.isArray(inner) ? "anyOf" : name, opened(inner)]),
  );
}

function violation({ instancePath, keyword, params, message }: ErrorObject): Violation {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const named: unknown = params["missingProperty"] ?? params["additionalProperty"] ?? params["unevaluatedProperty"];
  if (typeof named === "string" && keyword === "required") return { path: [...path, named], says: "present" };
  if (typeof named === "string") return { path: [...path, named], says: "absent" };
  return { path, says: inWords(keyword, params, message ?? keyword) };
}

function inWords(keyword: string, params: Record<string, unknown>, message: string): string {
  if (keyword === "const") return JSON.stringify(params["allowedValue"]);
  if (keyword === "enum" && Array.isArray(params["allowedValues"])) {
    return params["allowedValues"].map((value) => JSON.stringify(value)).join(" or ");
  }
  return message.replace(/^must /, "to ");
}

const formats = {
  "date-time": /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S*$/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};
