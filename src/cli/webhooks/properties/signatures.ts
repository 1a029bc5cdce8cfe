import type { OutgoingRequest } from "../../../core/effect.ts";
import { changed, cutShort, unsigned } from "../odd.ts";
import type { Delivery, Fate } from "../source.ts";
import { type Failure, firstOf, type Judged, type Trial } from "../trial.ts";

interface Forgery {
  readonly how: string;
  readonly fate?: Fate;
  made(request: OutgoingRequest): OutgoingRequest;
}

const asIs = (request: OutgoingRequest): OutgoingRequest => request;

/** What nobody can sign who lacks the secret: one letter of the signature, no signature, another payload, half of it. */
const forgeries = (signedIn: readonly string[]): readonly Forgery[] => [
  {
    how: "with one letter of its signature changed",
    fate: { step: { send: "wrongly-signed" } },
    made: asIs,
  },
  { how: "without its signature", made: (request) => unsigned(request, signedIn) },
  { how: "with one figure of what is signed changed", made: changed },
  {
    how: "cut short after it was signed",
    fate: { step: { send: "truncated" } },
    made: (request) => (request.body === "" ? cutShort(request) : request),
  },
];

/** `rightly`: what the receiver did with what is rightly signed. */
export async function verifiesSignatures(trial: Trial, rightly: readonly (Failure | undefined)[]): Promise<Judged> {
  const { source, plan } = trial;
  const { signedIn = [] } = source.service.deliver ?? {};
  const failures = [...rightly];
  let forged = 0;
  for (const [i, { how, fate, made }] of forgeries(signedIn).entries()) {
    const delivery = oneOf(trial.taken(await source.fire(fate)), i);
    const remedy = `refuse with 401 and do nothing before the signature has been verified: ${plan.advice.signature}`;
    if (!delivery) continue;
    forged += 1;
    failures.push(await trial.refuses(delivery.topic, made(firstOf(delivery)), { how, remedy }));
  }
  return trial.judged(failures, `${rightly.length} rightly signed, ${forged} otherwise`);
}

/** Each forgery is of another topic. */
const oneOf = (deliveries: readonly Delivery[], i: number): Delivery | undefined => deliveries[i % deliveries.length];
