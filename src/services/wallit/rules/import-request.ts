/** So many subscribers of an import are worked off in one transaction. */
export const sliceSize = 200;

type Raw = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);
const objectIn = (value: unknown, name: string): Raw | undefined => {
  const member = isObject(value) ? value[name] : undefined;
  return isObject(member) ? member : undefined;
};

export interface ImportSent {
  readonly subscribers: readonly Raw[];
  readonly mailTo: string | null;
}

/** What an import brings, under the sample's name or the description's; openapi-typescript gives a choice no type. */
export function importSent(body: unknown): ImportSent {
  const { Subscribers: sent } = objectIn(body, "Data") ?? objectIn(body, "data") ?? {};
  const mailTo = isObject(body) ? body.NotificationEmailAddress : null;
  return {
    subscribers: Array.isArray(sent) ? sent.filter(isObject) : [],
    mailTo: typeof mailTo === "string" ? mailTo : null,
  };
}
