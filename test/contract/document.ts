import { Ajv2020 } from "ajv/dist/2020.js";
import type { Json } from "./contracts.ts";

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly part: Json;
  readonly parameters: readonly Part[];
  readonly responses: readonly Response[];
}

/** A part and its JSON pointer. */
export interface Part {
  readonly value: Json;
  readonly at: string;
}

export interface Response extends Part {
  readonly status: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (name: string): string => name.replaceAll("~1", "/").replaceAll("~0", "~");
export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An OpenAPI document with its references followed and its parts numbered by pointer. */
export class OpenApi {
  readonly root: Json;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

  constructor(root: Json) {
    this.root = root;
    this.#ajv.addSchema(root, "document");
  }

  at(pointer: string): unknown {
    const names = pointer.replace(/^#\/?/, "").split("/").filter(Boolean).map(unescaped);
    return names.reduce<unknown>((part, name) => (part as Json | undefined)?.[name], this.root);
  }

  follow(value: unknown, at: string): Part {
    const reference = isJson(value) ? value.$ref : undefined;
    return typeof reference === "string" ? this.follow(this.at(reference), reference) : { value: value as Json, at };
  }

  get operations(): readonly Operation[] {
    return this.#operationsIn("paths");
  }

  /** What the vendor asks of its callers' servers. */
  get webhooks(): readonly Operation[] {
    return this.#operationsIn("webhooks");
  }

  #operationsIn(name: "paths" | "webhooks"): readonly Operation[] {
    return members(this.root[name], `#/${name}`).flatMap(({ value: item, at }) =>
      members(item, at)
        .filter(({ at: place }) => methods.includes(place.split("/").at(-1) ?? ""))
        .map(({ value: part, at: place }) => this.#operation(part, place, item)),
    );
  }

  #operation(part: Json, at: string, item: Json): Operation {
    const [method = "", path = ""] = at.split("/").reverse();
    const parameters = [
      ...listed(item.parameters, `${at.slice(0, at.lastIndexOf("/"))}/parameters`),
      ...listed(part.parameters, `${at}/parameters`),
    ];
    return {
      id: String(part.operationId ?? `${method} ${unescaped(path)}`),
      method,
      path: unescaped(path),
      part,
      parameters: parameters.map((one) => this.follow(one.value, one.at)),
      responses: Object.entries((part.responses ?? {}) as Json).map(([status, response]) => ({
        status,
        ...this.follow(response, `${at}/responses/${status}`),
      })),
    };
  }

  /** Media types of a request body or a response, each with its schema's pointer and its examples. */
  content({ value, at }: Part): readonly { type: string; schema: Part; examples: readonly unknown[] }[] {
    return Object.entries((value.content ?? {}) as Readonly<Record<string, Json>>).map(([type, media]) => ({
      type,
      schema: { value: media.schema as Json, at: `${at}/content/${escaped(type)}/schema` },
      examples: this.examples(media),
    }));
  }

  examples({ example, examples = {} }: Json): readonly unknown[] {
    const named = Object.values(examples as Json).map((one) => this.follow(one, "").value.value);
    return example === undefined ? named : [example, ...named];
  }

  /** Why a value does not fit the schema at a pointer. */
  problems(pointer: string, value: unknown): readonly string[] {
    const uri = pointer
      .split("/")
      .map((name, i) => (i === 0 ? name : encodeURIComponent(name)))
      .join("/");
    const validate = this.#ajv.compile({ $ref: `document${uri}` });
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  /** Every schema below one, references followed, each once. */
  schemasIn(value: unknown, at: string, seen = new Set<string>()): readonly Part[] {
    const part = this.follow(value, at);
    if (!isJson(part.value) || seen.has(part.at)) return [];
    seen.add(part.at);
    const { properties, patternProperties, items, oneOf, anyOf, allOf, additionalProperties } = part.value;
    const below = [
      ...members(properties, `${part.at}/properties`),
      ...members(patternProperties, `${part.at}/patternProperties`),
      ...[oneOf, anyOf, allOf].flatMap((list, i) => listed(list, `${part.at}/${["oneOf", "anyOf", "allOf"][i]}`)),
      ...[
        { value: items, at: `${part.at}/items` },
        { value: additionalProperties, at: `${part.at}/additionalProperties` },
      ],
    ];
    return [part, ...below.flatMap((one) => this.schemasIn(one.value, one.at, seen))];
  }

  /** Every `x-provenance` of the document. */
  provenances(value: unknown = this.root, at = "#"): readonly Part[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, member]) =>
      name === "x-provenance" ? [{ value: member as Json, at }] : this.provenances(member, `${at}/${escaped(name)}`),
    );
  }

  /** The member of an error body that is its code, dotted where nested. */
  get errorCode(): string {
    return String(this.root["x-error-code"] ?? "code");
  }

  /** Error codes that a response can carry, by its schemas. */
  codes(response: Part): readonly string[] {
    return this.content(response).flatMap(({ schema }) =>
      this.#alternatives(schema).flatMap((alternative) => {
        const code = this.#schemaOf(alternative, this.errorCode.split("."));
        const values = code?.const === undefined ? ((code?.enum ?? []) as unknown[]) : [code.const];
        return values.map(String);
      }),
    );
  }

  #schemaOf(schema: Json, steps: readonly string[]): Json | undefined {
    return steps.reduce<Json | undefined>((part, name) => {
      const member = isJson(part?.properties) ? part.properties[name] : undefined;
      return member === undefined ? undefined : this.follow(member, "").value;
    }, schema);
  }

  #alternatives(schema: Part): readonly Json[] {
    const { value, at } = this.follow(schema.value, schema.at);
    const below = [...listed(value.oneOf, at), ...listed(value.anyOf, at)];
    return below.length === 0 ? [value] : below.flatMap((one) => this.#alternatives(one));
  }
}

const members = (value: unknown, at: string): readonly Part[] =>
  isJson(value)
    ? Object.entries(value).map(([name, member]) => ({ value: member as Json, at: `${at}/${escaped(name)}` }))
    : [];

const listed = (value: unknown, at: string): readonly Part[] =>
  Array.isArray(value) ? value.map((member: Json, i) => ({ value: member, at: `${at}/${i}` })) : [];
