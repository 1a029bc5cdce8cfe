import type { Contract } from "./contract.ts";
import type { KitCall } from "./creation.ts";
import { reasonOf } from "./errors.ts";
import { parsed } from "./json.ts";
import { creationsBy, type Maker, type MakingCall, type Makings, removalOf, type Thing } from "./makings.ts";
import { contractRequest } from "./request.ts";
import { signedRequest } from "./signed-request.ts";
import type { Target } from "./target.ts";

/** What a clean-up calls with. */
export interface Broom {
  contract: Contract;
  target: Target;
  now: () => Date;
}

/** Removes what a case, or a whole run, has made, as far as the API can. Never throws; what fails is left behind with its reason. */
export async function removeMade(makings: Makings, broom: Broom, caseId?: string): Promise<void> {
  for (const call of makings.untold(caseId)) await lookFor(call, makings, broom);
  for (const thing of makings.removable(caseId)) await remove(thing, makings, broom);
}

/** What no answer told of: looked for by the names that only this run uses. */
async function lookFor(call: MakingCall, makings: Makings, broom: Broom): Promise<void> {
  const creations = creationsBy(call.maker.suite, call.operation);
  const made: { what: string; id: string }[] = [];
  for (const { what, find } of creations) {
    if (find === undefined || call.names.length === 0) continue;
    const answer = await ask(find, call.maker, broom);
    if (typeof answer === "string" || answer.status >= 300) continue;
    made.push(...find.ids(answer.body, call.names).map((id) => ({ what, id: String(id) })));
  }
  if (made.length > 0) makings.found(call, made);
}

/** Somebody was faster. */
const gone = [404, 410];

async function remove(thing: Thing, makings: Makings, broom: Broom): Promise<void> {
  const removal = removalOf(thing);
  if (removal === undefined) return;
  const answer = await ask(removal, thing.maker, broom);
  if (typeof answer === "string") thing.reason = answer;
  else if (answer.status < 300 || gone.includes(answer.status)) makings.remove(thing);
  else thing.reason = `${removal.operation} answered ${answer.status}`;
}

/** The answer, or why there is none. */
async function ask(
  { operation: id, input = {} }: KitCall,
  maker: Maker,
  { contract, target, now }: Broom,
): Promise<{ status: number; body: unknown } | string> {
  const operation = contract.operations.get(id);
  if (operation === undefined || target.operations?.includes(id) === false)
    return `${id} is not among the target file's operations`;
  if (maker.ownCredentials && Object.keys(maker.headers).length === 0)
    return "made with credentials that only the run knew";
  try {
    const request = contractRequest(target.address, operation, input);
    const sender = { target, suite: maker.suite, role: maker.role, changes: maker.headers, now: now() };
    const { status, text } = await target.transport(signedRequest(request, sender));
    return { status, body: parsed(text) };
  } catch (thrown) {
    return `${id} got no answer: ${reasonOf(thrown)}`;
  }
}
