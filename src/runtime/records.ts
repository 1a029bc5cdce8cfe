import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readContractFile } from "../../openapi/read.ts";
import { parseInstant } from "../core/instant.ts";
import type { Service } from "../core/service.ts";
import type { Row } from "../core/store.ts";
import { contractOfService } from "./contract.ts";
import { type InstantSchema, mapInstants } from "./instants-within.ts";
import { meant, wordsFor } from "./violation-words.ts";

interface RecordSchema extends InstantSchema {
  readonly properties: Readonly<Record<string, InstantSchema>>;
}

/** One way in which a row is no record. */
export interface RecordProblem {
  /** Dotted, with a dot before each name; empty for the row itself. */
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
  /** The field itself is one that records do not have. */
  readonly unknown?: true;
}

/** The row schemas of one service, as records.yaml has them. */
class Records {
  readonly #schemas: Readonly<Record<string, RecordSchema>>;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: { components: { schemas: Record<string, RecordSchema> } }) {
    this.#schemas = document.components.schemas;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, formats: { "date-time": isInstant } });
    this.#ajv.addSchema(document, "records");
  }

  /** Names of the fields that hold instants. */
  instants(table: string): ReadonlySet<string> {
    const fields = Object.entries(this.#schemas[table]?.properties ?? {});
    return new Set(fields.filter(([, { format }]) => format === "date-time").map(([name]) => name));
  }

  /** The row with every instant in it exchanged, however deep it lies; the row itself when it holds none. */
  mapInstants<R extends Row>(table: string, row: R, change: (instant: string) => string): R {
    const schema = this.#schemas[table];
    return schema ? mapInstants(row, [schema], { change, schemas: this.#schemas }) : row;
  }

  /** Tables that hold credentials made for one sandbox alone. */
  minted(): readonly string[] {
    return Object.keys(this.#schemas).filter((table) => "minted" in (this.#schemas[table]?.properties ?? {}));
  }

  problems(table: string, row: unknown): readonly RecordProblem[] {
    let validate = this.#validators.get(table);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `records#/components/schemas/${table}` });
      this.#validators.set(table, validate);
    }
    if (validate(row)) return idProblems(row);
    return (validate.errors ?? []).map(({ instancePath, keyword, params, data }) => {
      const around = instancePath.replaceAll("/", ".");
      const name = String(params.additionalProperty ?? params.missingProperty ?? "");
      const field = name === "" ? around : `${around}.${name}`;
      if (keyword !== "additionalProperties") return { field, ...wordsFor({ field, keyword, params, value: data }) };
      const known = around === "" ? Object.keys(this.#schemas[table]?.properties ?? {}) : [];
      return { field, problem: `${table} has no field ${name}`, remedy: meant(name, known), unknown: true };
    });
  }
}

/** What numbers a table goes on behind the highest id, which it cannot behind one beyond all exact numbers. */
function idProblems(row: unknown): readonly RecordProblem[] {
  const id = typeof row === "object" && row !== null && "id" in row ? row.id : undefined;
  if (typeof id !== "number" || Math.abs(id) <= 9e15) return [];
  return [
    { field: ".id", problem: `id ${id} is too large to count on from`, remedy: "choose one of 15 digits or fewer" },
  ];
}

/** An instant in the one form in which it is kept. */
export const isInstant = (text: string): boolean => parseInstant(text) === text;

const read = new WeakMap<Service, Records>();

export function recordsOf(service: Service): Records {
  let records = read.get(service);
  if (!records) {
    const document = readContractFile(contractOfService(service), "records");
    records = new Records(document as ConstructorParameters<typeof Records>[0]);
    read.set(service, records);
  }
  return records;
}
