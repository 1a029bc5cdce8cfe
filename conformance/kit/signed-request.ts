import { SetUpFailure } from "./errors.ts";
import { withHeaders } from "./request.ts";
import type { Credentials, Outgoing, SuiteDefinition } from "./suite.ts";
import type { Target } from "./target.ts";
import type { WireRequest } from "./transport.ts";

/** As whom a request goes out. */
export interface Sender {
  target: Target;
  suite: SuiteDefinition;
  /** Nobody's when left out. */
  role: string | undefined;
  /** Sent with every request of the case, e.g. its sandbox. */
  surroundings?: Readonly<Record<string, string>>;
  /** What the case adds to the signed request, or with `undefined` takes from it. */
  changes?: Readonly<Record<string, string | undefined>> | undefined;
  now: Date;
}

/** The request as it goes over the wire: with the target's headers, the role's signature and the case's changes. */
export function signedRequest(unsigned: Outgoing, sender: Sender): WireRequest {
  const { target, suite, role, surroundings, changes, now } = sender;
  const named = { ...unsigned, headers: { ...target.headers, ...surroundings, ...unsigned.headers } };
  const signed = role === undefined ? named : suite.sign(named, credentialsOf(target, role), now);
  const { method, url, headers, body } = withHeaders(signed, changes);
  return { method, url, headers, ...(body !== undefined && { body }) };
}

function credentialsOf(target: Target, role: string): Credentials {
  const credentials = target.roles[role];
  if (credentials === undefined) throw new SetUpFailure(`the target gives no credentials for the role ${role}`);
  return credentials;
}
