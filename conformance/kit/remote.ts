import { HookSilent, reasonOf, SetUpFailure } from "./errors.ts";
import { member, parsed, text } from "./json.ts";
import type { Transport } from "./transport.ts";

/** Speaks JSON to one address: the control API of a Stunt Double, or a hook. */
export interface Remote {
  send(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** A refusal or silence is "set-up failed": what a case needs could not be prepared. */
export function remoteAt(address: string, headers: Readonly<Record<string, string>>, transport: Transport): Remote {
  return {
    async send(method, path, body) {
      const answer = await transport({
        method,
        url: `${address}${path}`,
        headers: {
          ...headers,
          accept: "application/json",
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((thrown: unknown) => {
        throw new HookSilent(`${method} ${address}${path} got no answer: ${reasonOf(thrown)}`);
      });
      if (answer.status >= 200 && answer.status < 300) return parsed(answer.text);
      throw new SetUpFailure(`${method} ${address}${path} answered ${answer.status}: ${refusalIn(answer.text)}`);
    },
  };
}

function refusalIn(answer: string): string {
  const refusal = parsed(answer);
  const parts = ["error", "field", "remedy"].flatMap((name) => text(member(refusal, name)) ?? []);
  return parts.length > 0 ? parts.join("; ") : answer.slice(0, 200);
}
