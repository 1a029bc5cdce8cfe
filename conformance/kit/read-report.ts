import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import type { Inconsistency } from "./consistency/inconsistency.ts";
import { inconsistencies } from "./consistency.ts";
import { ConfigurationError } from "./errors.ts";
import { member } from "./json.ts";
import { placeOfFault } from "./json-fault.ts";
import type { Report } from "./report.ts";

/** So many faults are named at once; what follows from a fault is one more. */
const most = 5;

/**
 * A report from its JSON, e.g. to render it anew. Throws `ConfigurationError`, naming the file and the place, when it is no
 * report of this version or does not follow from the checks that it records.
 */
export function readReport(name: string, source: string): Report {
  const value = parsedReport(name, source);
  const version = member(value, "schemaVersion");
  if (version !== 1) {
    const found = version === undefined ? "nothing" : JSON.stringify(version);
    throw new ConfigurationError(`${name}: schemaVersion: is ${found}; this version reads reports of schemaVersion 1`);
  }
  const validate = validator();
  if (!validate(value)) throw refusal(name, "is no conformance report", (validate.errors ?? []).map(inconsistencyOf));
  const found = inconsistencies(value);
  if (found.length > 0) throw refusal(name, "does not follow from the checks that it records", found);
  return value;
}

function parsedReport(name: string, source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ""));
  } catch {
    const { line, column } = placeOfFault(source);
    throw new ConfigurationError(
      `${name}:${line}:${column}: is not JSON from here on; a report is written by --report json`,
    );
  }
}

function validator() {
  const schema: object = JSON.parse(readFileSync(schemaFile(), "utf8"));
  return new Ajv({ allErrors: true, strict: false }).compile<Report>(schema);
}

/** Beside `conformance/` in a checkout, beside `dist/` in a package. */
function schemaFile(): URL {
  const here = import.meta.url.replace(/\/dist\/conformance\/kit\/[^/]+$/, "/conformance/kit/");
  return new URL("../../schemas/conformance-report.json", here);
}

function inconsistencyOf({ instancePath, message, params }: ErrorObject): Inconsistency {
  const missing: unknown = member(params, "missingProperty");
  const at = instancePath
    .slice(1)
    .replaceAll(/(^|\/)(\d+)(?=\/|$)/g, "[$2]")
    .replaceAll("/", ".")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  return typeof missing === "string"
    ? { at: at === "" ? missing : `${at}.${missing}`, says: "is missing" }
    : { at: at || "the report", says: message ?? "is wrong" };
}

function refusal(name: string, says: string, found: readonly Inconsistency[]): ConfigurationError {
  const more = found.length > most ? [`${found.length - most} more`] : [];
  const lines = [...found.slice(0, most).map(({ at, says }) => `${name}: ${at}: ${says}`), ...more];
  return new ConfigurationError(`${name} ${says}\n${lines.join("\n")}`);
}
