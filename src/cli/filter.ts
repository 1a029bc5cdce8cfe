import type { Flags, Values } from "./flags.ts";
import { wholeNumber } from "./flags.ts";
import { Usage } from "./terminal.ts";

/** Which entries of the journal are meant. */
export const entryFlags = {
  service: { type: "string", value: "<service>", says: "asked of this service" },
  operation: { type: "string", value: "<operationId>", says: "of this operation" },
  method: { type: "string", value: "<method>", says: "sent with this method" },
  path: { type: "string", value: "<text>", says: "whose path holds this" },
  status: { type: "string", value: "<n>", says: "answered with this status" },
  rule: { type: "string", value: "<id>", says: "refused by this rule" },
  field: {
    type: "string",
    multiple: true,
    value: "<name=value>",
    says: "whose request has this field; dots lead inside",
  },
} as const satisfies Flags;

type EntryFlags = Values<typeof entryFlags>;

export function entryQuery(values: EntryFlags) {
  const { service, operation, method, path, rule, field } = values;
  return {
    service,
    operation,
    method: method?.toUpperCase(),
    path,
    rule,
    field: field?.map(pair),
    status: statusOf(values),
  };
}

/** The same as a body: fields by name. */
export function entryFilter(values: EntryFlags) {
  const { field = [], ...query } = entryQuery(values);
  const body = Object.fromEntries(
    field.map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]),
  );
  return { ...query, ...(field.length > 0 ? { body } : {}) };
}

const statusOf = ({ status }: EntryFlags): number | undefined => wholeNumber("status", status, [100, 599]);

function pair(text: string): string {
  if (!/^[^=]+=/.test(text)) throw new Usage(`--field takes name=value, not ${text}`);
  return text;
}
