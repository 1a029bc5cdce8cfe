import type { NewDeliveryPlan } from "../effects/deliveries.ts";
import type { NewFault } from "../faults.ts";
import type { ServiceSettings } from "../settings.ts";
import type { Finding } from "./text.ts";

interface WrittenCall {
  readonly service?: string;
  readonly call?: string;
  readonly panel?: string;
  readonly as?: string;
  readonly with?: Fields;
}
export interface WrittenStep extends WrittenCall {
  readonly at?: string;
  readonly fill?: boolean;
  readonly name?: string;
  /** The status of a refusal that is wanted. */
  readonly answers?: number;
}
export interface WrittenExpectation extends WrittenCall {
  readonly status?: number;
  readonly answer?: unknown;
}
export interface WrittenEffect {
  readonly service?: string;
  readonly kind: "webhook" | "email" | "call" | "job";
  readonly topic: string;
  readonly to?: string;
  readonly due: string;
  readonly data?: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;
export type TableRows = Readonly<Record<string, readonly Fields[]>>;
export type TableSpecs = Readonly<Record<string, Fields>>;
/** Of a file for several services, by service. */
type Grouped<Section> = Section | Readonly<Record<string, Section>>;

/** A scenario file as it is written, once it has been judged. */
export interface Written {
  readonly scenario?: string;
  readonly service?: string;
  readonly services?: readonly string[];
  readonly extends?: string;
  readonly clock?: "follow" | { readonly frozen: string };
  readonly seed?: number;
  readonly settings?: Grouped<ServiceSettings>;
  readonly steps?: readonly WrittenStep[];
  readonly rows?: Grouped<TableRows>;
  readonly generate?: Grouped<TableSpecs>;
  readonly sequences?: Grouped<Readonly<Record<string, number>>>;
  readonly pending?: readonly WrittenEffect[];
  readonly faults?: readonly (Partial<NewFault> & Pick<NewFault, "operation">)[];
  readonly deliveries?: readonly (Omit<NewDeliveryPlan, "service"> & Partial<NewDeliveryPlan>)[];
  readonly expect?: readonly WrittenExpectation[];
}

/** Every word of the format, in the order in which files have them. */
export const formatWords: readonly string[] = [
  "scenario",
  "service",
  "services",
  "extends",
  "clock",
  "seed",
  "settings",
  "steps",
  "rows",
  "generate",
  "sequences",
  "pending",
  "faults",
  "deliveries",
  "expect",
];

/** Sections that a file for several services groups by service. */
export const groupedWords = ["settings", "rows", "generate", "sequences"] as const;

/** Whether a file's content is a scenario's, given what was found wrong with it. */
export const isWritten = (_value: unknown, findings: readonly Finding[]): _value is Written => findings.length === 0;

export const isMapping = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
export const entriesOf = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);
export const itemsOf = (value: unknown): [number, unknown][] => (Array.isArray(value) ? [...value.entries()] : []);
