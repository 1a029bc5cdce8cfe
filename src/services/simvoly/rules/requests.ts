import type { Decoded } from "../../../core/http.ts";
import { rule } from "../contract.ts";

/** A body of JSON is as good as one of a form, urlencoded or of multipart. */
export const bodyRead = rule(
  "json-read-like-a-form",
  (decoded: Decoded) => decoded,
  (decoded) => (decoded.bodyIs === "json" ? { ...decoded, body: {} } : decoded),
);

type Fields = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean => value === "" || value === null;

/** Fields without those that are sent empty. */
export const sentOnly = rule(
  "empty-counts-as-not-sent",
  (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))),
  (fields) => fields,
);

interface TagFields {
  readonly tags?: string;
  readonly personalizationTags?: string;
}

/** The tags of a request, under the name that is documented for the call or under the other one. */
export const tagsSent = rule(
  "tags-under-either-name",
  (fields: TagFields, documented: keyof TagFields) => fields[documented] ?? fields.tags ?? fields.personalizationTags,
  (fields, documented) => fields[documented],
);

/** Whether a browser asks for a page. */
export const wantsPage = rule(
  "pages-for-browsers",
  (accept: string) => /\btext\/html\b/i.test(accept),
  () => false,
);
