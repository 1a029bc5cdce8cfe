import { rule } from "../contract.ts";

/** Creation and queueing are answered like everything else. */
export const successStatus = rule(
  "success-is-always-200",
  (status: number, _method: string) => status,
  (status, method) => (status === 200 && method !== "GET" ? 201 : status),
);

/** Pages of the origins that a key lists may read the answer; pages of all where it lists none. */
export const originHeaders = rule(
  "amp-origins-allowed",
  (allowed: readonly string[], origin: string | undefined): Readonly<Record<string, string>> => {
    const may = origin !== undefined && (allowed.length === 0 || allowed.includes(origin));
    return may ? { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" } : {};
  },
  () => ({}),
);
