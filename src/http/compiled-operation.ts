import type { ValidateFunction } from "ajv/dist/2020.js";
import { errorCodeIn } from "../core/error-code.ts";
import type { Decoded, FieldPlace, FieldSpec, Violation } from "../core/http.ts";
import type { AnyInput } from "../core/operation.ts";
import { fromText, unkeepableField } from "./decode.ts";
import type { ContractDocument, Json } from "./document.ts";
import type { Grade } from "./grade.ts";
import type { ContractSchemas } from "./schemas.ts";

/** Bytes that a body may have where the contract says nothing of it. */
export const usualBodyLimit = 1024 * 1024;

interface Part {
  readonly document: ContractDocument;
  readonly schemas: ContractSchemas;
  readonly path: string;
  readonly method: string;
  readonly part: Json;
  readonly item: Json;
  readonly offered: readonly string[];
}

export interface Provenance {
  readonly grade: Grade;
  /** An id of sources.yaml, or a public address. */
  readonly source: string;
}

interface Field extends FieldSpec {
  readonly requiredAt: string;
  /** Text that does not match makes another route of it. */
  readonly route?: string;
}

/** An error answer as the contract shows it. */
export interface ErrorExample {
  readonly code: string;
  readonly status: number;
  readonly body: unknown;
}

/** One operation made ready: its fields, decoders and validators. */
export class CompiledOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Methods that the address offers, in the contract's order. */
  readonly offered: readonly string[];
  /** Parameters first, then members of the body, each in the contract's order. */
  readonly fields: readonly Field[];
  /** Media types that the body may have. */
  readonly mediaTypes: readonly string[];
  /** Bytes that the body may have. */
  readonly bodyLimit: number;
  readonly #document: ContractDocument;
  readonly #schemas: ContractSchemas;
  readonly #part: Json;
  readonly #bodySchema: Json | undefined;
  readonly #validators = new Map<string, ValidateFunction>();
  /** By status, the judges of answers by media type, and how we know them. */
  readonly #answers = new Map<number, Map<string, (body: unknown) => readonly string[]>>();
  readonly #provenances = new Map<number, Provenance | undefined>();

  constructor({ document, schemas, path, method, part, item, offered }: Part) {
    this.#document = document;
    this.#schemas = schemas;
    this.#part = part;
    this.id = String(part.operationId);
    this.method = method.toUpperCase();
    this.path = path;
    this.offered = offered;
    const requestBody = part.requestBody ? document.resolve(part.requestBody) : {};
    const content = (requestBody.content ?? {}) as Readonly<Record<string, Json>>;
    this.bodyLimit = Number(requestBody["x-body-limit"] ?? part["x-body-limit"] ?? usualBodyLimit);
    this.mediaTypes = Object.keys(content);
    this.#bodySchema = Object.values(content)[0]?.schema as Json | undefined;
    const parameters = [...((item.parameters ?? []) as Json[]), ...((part.parameters ?? []) as Json[])];
    this.fields = [...parameters.map((one) => this.#parameter(one)), ...this.#members()].filter(
      (field) => field !== undefined,
    );
  }

  /** Whether the body takes members that are not among `fields`: one of several shapes, or any names. */
  get takesOtherMembers(): boolean {
    if (!this.#bodySchema) return false;
    const { properties, additionalProperties = false, oneOf, anyOf, allOf } = this.#document.resolve(this.#bodySchema);
    return Boolean(additionalProperties || oneOf || anyOf || allOf) || properties === undefined;
  }

  /** Converts decoded input by the contract and judges it. */
  read(decoded: Decoded): { readonly input: AnyInput; readonly violations: readonly Violation[] } {
    const path = this.#convert("path", decoded.path);
    const query = this.#convert("query", decoded.query);
    const body = this.#readBody(decoded);
    const violations: readonly Violation[] = [
      ...this.#judgeFields("path", path),
      ...this.#judgeFields("query", query),
      ...this.#judgeBody(body),
      ...this.#judgeOverridden(decoded, body),
      ...unkeepable("path", path),
      ...unkeepable("query", query),
      ...unkeepable("body", body),
    ];
    return { input: { path, query, body }, violations: inOrderSent(violations, { path, query, body }) };
  }

  /** Why an answer breaks the contract; nothing when it keeps it. */
  answerProblems(status: number, type: string, body: unknown): readonly string[] {
    let judges = this.#answers.get(status);
    if (!judges) {
      judges = new Map();
      this.#answers.set(status, judges);
    }
    let judge = judges.get(type);
    if (!judge) {
      judge = this.#judgeOfAnswers(status, type);
      judges.set(type, judge);
    }
    return judge(body);
  }

  #judgeOfAnswers(status: number, type: string): (body: unknown) => readonly string[] {
    const response = this.#response(status);
    if (!response) return () => [`${this.id} declares no status ${status}`];
    const content = response.content as Readonly<Record<string, Json>> | undefined;
    if (!content) return (body) => (body === undefined ? none : [`${this.id} ${status} declares no body`]);
    const declared = content[type];
    if (!declared) return () => [`${this.id} ${status} declares no ${type}`];
    const validate = this.#schemas.of(declared.schema as Json);
    return (body) => {
      if (validate(body)) return none;
      return (validate.errors ?? []).map((error) => `${this.id} ${status}: body${error.instancePath} ${error.message}`);
    };
  }

  gradeOf(status: number): Grade | undefined {
    return this.provenanceOf(status)?.grade;
  }

  /** How we know an answer, or at least the operation. */
  provenanceOf(status: number): Provenance | undefined {
    if (!this.#provenances.has(status)) {
      const known = this.#response(status)?.["x-provenance"] ?? this.#part["x-provenance"];
      this.#provenances.set(status, known as Provenance | undefined);
    }
    return this.#provenances.get(status);
  }

  /** The example answer that carries an error code, for a fault to answer with. */
  exampleOf(code: string): ErrorExample | undefined {
    return this.#errorExamples().find((example) => example.code === code);
  }

  errorCodes(): readonly string[] {
    return [...new Set(this.#errorExamples().map(({ code }) => code))];
  }

  #errorExamples(): readonly ErrorExample[] {
    return Object.keys(this.#part.responses as Json).flatMap((status) => {
      const content = Object.values((this.#response(Number(status))?.content ?? {}) as Readonly<Record<string, Json>>);
      const bodies = content.flatMap(({ examples = {}, example }) => [
        example,
        ...Object.values(examples as Json).map((one) => this.#document.resolve(one).value),
      ]);
      return bodies.flatMap((body) => {
        const code = errorCodeIn(body, this.#document.errorCode);
        return Number(status) >= 400 && code !== undefined ? [{ code, status: Number(status), body }] : [];
      });
    });
  }

  #response(status: number): Json | undefined {
    const response = (this.#part.responses as Json)[String(status)];
    return response === undefined ? undefined : this.#document.resolve(response);
  }

  #parameter(part: Json): Field | undefined {
    const parameter = this.#document.resolve(part);
    if (parameter.in !== "path" && parameter.in !== "query") return undefined;
    const route = parameter["x-route-pattern"];
    return {
      name: String(parameter.name),
      place: parameter.in,
      required: parameter.required === true,
      schema: this.#document.resolve(parameter.schema),
      ...(typeof route === "string" ? { route } : {}),
      ...exampleIn([parameter.example, (parameter.schema as Json).default]),
      requiredAt: `${this.#document.pointerOf(parameter)}/required`,
    };
  }

  #members(): Field[] {
    if (!this.#bodySchema) return [];
    const schema = this.#document.resolve(this.#bodySchema);
    const required = (schema.required ?? []) as readonly string[];
    return Object.entries((schema.properties ?? {}) as Readonly<Record<string, Json>>).map(([name, member]) => ({
      name,
      place: "body",
      required: required.includes(name),
      schema: this.#document.resolve(member),
      requiredAt: `${this.#document.pointerOf(schema)}/required`,
      ...exampleIn([this.#document.resolve(member).example, ...this.#bodyExamples().map((body) => body[name])]),
    }));
  }

  /** The bodies that the contract shows, of each media type. */
  #bodyExamples(): readonly Json[] {
    const content = this.#document.resolve(this.#part.requestBody).content as Readonly<Record<string, Json>>;
    return Object.values(content).flatMap(({ examples = {} }) =>
      Object.values(examples as Json).map((one) => (this.#document.resolve(one).value ?? {}) as Json),
    );
  }

  #convert(place: FieldPlace, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const converted: Record<string, unknown> = { ...values };
    for (const field of this.fields) {
      if (field.place === place && Object.hasOwn(converted, field.name)) {
        converted[field.name] = fromText(converted[field.name], this.#document.resolve(field.schema));
      }
    }
    return converted;
  }

  #readBody({ body, bodyIs }: Decoded): unknown {
    if (!this.#bodySchema) return undefined;
    if (bodyIs === "form") return this.#convert("body", body as Readonly<Record<string, unknown>>);
    return body ?? {};
  }

  #judgeFields(place: "path" | "query", values: Readonly<Record<string, unknown>>): readonly Violation[] {
    const fields = this.fields.filter((field) => field.place === place);
    if (fields.length === 0) return [];
    const validate = this.#validator(place, () => this.#schemas.ofFields(fields));
    if (validate(values)) return [];
    return this.#schemas.violations(validate, place, (name) => fields.find((field) => field.name === name)?.requiredAt);
  }

  #judgeBody(body: unknown): readonly Violation[] {
    const schema = this.#bodySchema;
    if (!schema) return [];
    const validate = this.#validator("body", () => this.#schemas.of(this.#document.resolve(schema)));
    return validate(body) ? [] : this.#schemas.violations(validate, "body", () => undefined);
  }

  #judgeOverridden({ overridden }: Decoded, body: unknown): readonly Violation[] {
    if (!overridden || typeof body !== "object") return [];
    const instead = this.#convert("body", { ...body, ...overridden });
    return this.#judgeBody(instead).filter(({ field }) => Object.hasOwn(overridden, field));
  }

  #validator(name: string, compile: () => ValidateFunction): ValidateFunction {
    let validate = this.#validators.get(name);
    if (!validate) {
      validate = compile();
      this.#validators.set(name, validate);
    }
    return validate;
  }
}

const none: readonly never[] = [];

const exampleIn = (shown: readonly unknown[]): { readonly example?: unknown } => {
  const example = shown.find((one) => one !== undefined);
  return example === undefined ? {} : { example };
};

function unkeepable(place: FieldPlace, value: unknown): readonly Violation[] {
  const found = unkeepableField(value);
  if (!found) return [];
  const keyword = typeof found.part === "number" ? "number" : "text";
  return [{ place, field: found.field, keyword, params: {}, pointer: "", rule: undefined, value: undefined }];
}

/** Missing fields first, in the contract's order; then the others in the order in which they were sent. */
function inOrderSent(
  violations: readonly Violation[],
  input: Readonly<Record<FieldPlace, unknown>>,
): readonly Violation[] {
  if (violations.length < 2) return violations;
  const position = ({ place, field, keyword }: Violation): number =>
    keyword === "required" ? -1 : Object.keys(input[place] ?? {}).indexOf(field.split(".")[0] ?? "");
  return violations.toSorted((one, other) => position(one) - position(other));
}
