import type { RawReply } from "../../core/http.ts";
import type { Outcome, Service } from "../../core/service.ts";

export interface ReplyChange {
  /** The bare answer, before the vendor's own dressing (envelope, filters, headers) and after the contract judged it. */
  readonly before?: (bare: RawReply, outcome: Outcome<unknown>) => RawReply;
  /** The answer as it goes out, and the bare one that it was. */
  readonly after?: (reply: RawReply, bare: RawReply, outcome: Outcome<unknown>) => RawReply;
}

const same = (reply: RawReply): RawReply => reply;

/** A service that answers otherwise, behind the back of its own contract. */
export function withReply(service: Service, { before = same, after = same }: ReplyChange): Service {
  const { normalise } = service;
  return {
    ...service,
    normalise: {
      ...normalise,
      reply(reply, request, outcome) {
        const bare = before(reply, outcome);
        return after(normalise?.reply?.(bare, request, outcome) ?? bare, bare, outcome);
      },
    },
  };
}
