/** What must not compile in what a handler does with its context; checked by `tsc`, never run. */
import type { ContextOf } from "../../src/core/operation.ts";
import { tablesOf } from "../../src/core/store.ts";
import type { Contract } from "../example/openapi/contract.types.ts";
import type { Caller } from "../example/service/auth.ts";
import { refusal, rule } from "../example/service/contract.ts";
import { tables } from "../example/service/tables.ts";

export async function stores({ tx, settings, caller }: ContextOf<Contract, typeof tables, Caller>): Promise<void> {
  // @ts-expect-error a misspelt table
  await tx.parcel.get("x");
  // @ts-expect-error a misspelt index
  await tx.parcels.find("acount", "sender");
  // @ts-expect-error an index of another table
  await tx.parcels.count("url", "sender");
  // @ts-expect-error an index of a table without any
  await tx.senders.find("account", "sender");
  // @ts-expect-error an id of another type
  await tx.receivers.get("1");
  // @ts-expect-error a row that lacks a field
  await tx.receivers.put({ id: 1, account: "sender", url: "x" });
  // @ts-expect-error a row with a field of the wire's
  await tx.receivers.put({ id: 1, account: "sender", url: "x", secret: "y", receiver_id: 1 });
  const row = await tx.parcels.get("x");
  // @ts-expect-error a row that may not be there
  void row.status;
  // @ts-expect-error rows are immutable
  if (row) row.status = "cancelled";

  // @ts-expect-error an unknown setting
  void settings["too-late"];
  // @ts-expect-error a value that the setting does not take
  void (settings["too-late-status"] === 404);
  // @ts-expect-error what the caller does not have
  void caller.secret;
}

// @ts-expect-error an unknown rule id in a refusal
refusal("parcel-knows", { status: 404, body: {} });

rule(
  // @ts-expect-error an unknown rule id in a rule that applies
  "postage-by-size",
  () => 1,
  () => 0,
);

rule(
  "postage-by-weight",
  (grams: number) => grams,
  // @ts-expect-error a rule whose absence gives something else
  () => "free",
);

// @ts-expect-error a missing table
tablesOf<Contract["records"]>()({ senders: { indexes: {} }, parcels: { indexes: {} } });

tablesOf<Contract["records"]>()({
  ...tables,
  // @ts-expect-error an owner that is no field
  parcels: { indexes: {}, owner: "sender" },
});
