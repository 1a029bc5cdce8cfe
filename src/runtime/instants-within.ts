/** As much of a row's schema as leads to its instants. */
export interface InstantSchema {
  readonly format?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, InstantSchema>>;
  readonly additionalProperties?: InstantSchema | boolean;
  readonly items?: InstantSchema | boolean;
  readonly allOf?: readonly InstantSchema[];
  readonly anyOf?: readonly InstantSchema[];
  readonly oneOf?: readonly InstantSchema[];
}

interface Within {
  readonly change: (instant: string) => string;
  readonly schemas: Readonly<Record<string, InstantSchema>>;
}

/** A value in which each text that one of its schemas calls a date-time is exchanged; itself when there is none. */
export function mapInstants<Value>(value: Value, schemas: readonly InstantSchema[], within: Within): Value;
export function mapInstants(value: unknown, schemas: readonly InstantSchema[], within: Within): unknown {
  const all = schemas.flatMap((schema) => withAlternatives(schema, within));
  if (all.length === 0) return value;
  if (typeof value === "string") return all.some(({ format }) => format === "date-time") ? within.change(value) : value;
  if (Array.isArray(value)) {
    const below = all.flatMap(({ items }) => (typeof items === "object" ? [items] : []));
    const items = value.map((item: unknown) => mapInstants(item, below, within));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  return typeof value === "object" && value !== null ? mapMembers(value, all, within) : value;
}

function mapMembers(value: object, all: readonly InstantSchema[], within: Within): unknown {
  let changed = false;
  const members = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const below = all.flatMap(({ properties = {}, additionalProperties }) => {
      if (Object.hasOwn(properties, name)) return properties[name] ?? [];
      return typeof additionalProperties === "object" ? [additionalProperties] : [];
    });
    const mapped = mapInstants(member, below, within);
    changed ||= mapped !== member;
    return [name, mapped] as const;
  });
  return changed ? Object.fromEntries(members) : value;
}

/** A schema with all that it refers to or chooses from. */
function withAlternatives(schema: InstantSchema, within: Within): readonly InstantSchema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const named = $ref === undefined ? undefined : within.schemas[$ref.slice($ref.lastIndexOf("/") + 1)];
  const others = [...(named ? [named] : []), ...allOf, ...anyOf, ...oneOf];
  return [schema, ...others.flatMap((other) => withAlternatives(other, within))];
}
