import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { FieldPlace, Violation } from "../core/http.ts";
import type { ContractDocument, Json } from "./document.ts";

/** Validators over a contract; each is compiled when it is first asked for. */
export class ContractSchemas {
  readonly #document: ContractDocument;
  readonly #ajv: Ajv2020;
  readonly #ruleAt: ReadonlyMap<string, string>;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: ContractDocument, ruleAt: ReadonlyMap<string, string>) {
    this.#document = document;
    this.#ruleAt = ruleAt;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateFormats: false });
    this.#ajv.addSchema(document.root, "contract");
  }

  /** A validator of one part of the contract; parts that refer to the same schema share one. */
  of(schema: Json): ValidateFunction {
    // A reference with words beside it means more than what it refers to.
    const meant = Object.keys(schema).length === 1 ? this.#document.resolve(schema) : schema;
    const pointer = this.#document.pointerOf(meant);
    if (pointer === undefined) return this.#ajv.compile(schema);
    const validate = this.#compiled.get(pointer) ?? this.#ajv.compile({ $ref: `contract${pointer}` });
    this.#compiled.set(pointer, validate);
    return validate;
  }

  /** A validator of named values that each have a schema in the contract. */
  ofFields(
    fields: readonly { readonly name: string; readonly required: boolean; readonly schema: Json }[],
  ): ValidateFunction {
    return this.#ajv.compile({
      type: "object",
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        fields.map(({ name, schema }) => [name, { $ref: `contract${this.#document.pointerOf(schema)}` }]),
      ),
    });
  }

  /** What a validator found, in the contract's words. `requiredAt` says where a parameter is declared required. */
  violations(
    validate: ValidateFunction,
    place: FieldPlace,
    requiredAt: (name: string) => string | undefined,
  ): readonly Violation[] {
    return (validate.errors ?? []).map((error) => this.#violation(error, place, requiredAt));
  }

  #violation(error: ErrorObject, place: FieldPlace, requiredAt: (name: string) => string | undefined): Violation {
    const missing = error.keyword === "required" ? String(error.params.missingProperty) : undefined;
    const path = error.instancePath.split("/").slice(1);
    const field = [...path, ...(missing === undefined ? [] : [missing])].join(".");
    const holder = error.parentSchema && this.#document.pointerOf(error.parentSchema);
    const pointer = holder === undefined ? (requiredAt(field) ?? "") : `${holder}/${error.keyword}`;
    return {
      place,
      field,
      keyword: error.keyword,
      params: error.params,
      pointer,
      rule: this.#ruleAt.get(pointer),
      value: missing === undefined ? error.data : undefined,
    };
  }
}
