import { demand } from "../../../../../src/core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { presentReceiver } from "../../present.ts";
import type { Receiver } from "../../tables.ts";

export const addReceiver = operation("addReceiver")(async ({ body }, { tx, ids, caller }) => {
  demand((await tx.receivers.count("url", body.url)) === 0, errors.receiverTaken);

  const id = await ids.next("receiver");
  const receiver: Receiver = { id, account: caller.account, url: body.url, secret: body.secret };
  await tx.receivers.put(receiver);
  return { status: 201, body: presentReceiver(receiver) };
});
