import type { SubscriberSent } from "./subscriber.ts";

type Raw = Readonly<Record<string, unknown>>;

/** A subscriber of an import, read like the body of a PUT; or what is wrong with it, in a sentence. */
export type Read =
  | { readonly key: string; readonly sent: SubscriberSent }
  | { readonly key?: string; readonly problem: string };

const digits = /^\d{1,9}$/;

/** Reads what was sent unchecked. */
export function readImported(raw: Raw): Read {
  const { SubscriberKey: key, MaximumLinkedUsers: maximum } = raw;
  if ((typeof key !== "string" && typeof key !== "number") || key === "")
    return { problem: "SubscriberKey is missing" };
  const named = { key: String(key) };
  const isMaximum =
    maximum === undefined || maximum === null || (isTextOrNumber(maximum) && digits.test(String(maximum)));
  if (!isMaximum) return { ...named, problem: "MaximumLinkedUsers is no number" };

  const fields = entriesOf(raw, "ValidationFields", readField);
  const eligible = entriesOf(raw, "EligibleSubscriptions", readEligible);
  const automatic = entriesOf(raw, "AutomaticSubscriptions", readAutomatic);
  for (const [name, read] of Object.entries({
    ValidationFields: fields,
    EligibleSubscriptions: eligible,
    AutomaticSubscriptions: automatic,
  }))
    if (read === undefined) return { ...named, problem: `${name} cannot be read` };
  return {
    ...named,
    sent: {
      SubscriberKey: key,
      MaximumLinkedUsers: maximum === undefined || maximum === null ? null : Number(maximum),
      ValidationFields: fields ?? null,
      EligibleSubscriptions: eligible ?? null,
      AutomaticSubscriptions: automatic ?? null,
    },
  };
}

const isTextOrNumber = (value: unknown): value is string | number =>
  typeof value === "string" || typeof value === "number";

/** A list, null where none was sent, undefined where it is none or an entry of it is not one. */
function entriesOf<Entry>(
  raw: Raw,
  name: string,
  read: (entry: Raw) => Entry | undefined,
): readonly Entry[] | null | undefined {
  const value = raw[name];
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) return undefined;
  const entries: Entry[] = [];
  for (const one of value) {
    const entry = typeof one === "object" && one !== null ? read({ ...one }) : undefined;
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

const readField = ({ Name, Value }: Raw) =>
  typeof Name === "string" && isTextOrNumber(Value) ? { Name, Value } : undefined;

const readEligible = ({ SubscriptionGroupKey, EligibilityEndDate }: Raw) =>
  isTextOrNumber(SubscriptionGroupKey) && typeof EligibilityEndDate === "string"
    ? { SubscriptionGroupKey, EligibilityEndDate }
    : undefined;

const readAutomatic = ({ SubscriptionGroupKey, ExpirationDate }: Raw) =>
  isTextOrNumber(SubscriptionGroupKey) && typeof ExpirationDate === "string"
    ? { SubscriptionGroupKey, ExpirationDate }
    : undefined;
