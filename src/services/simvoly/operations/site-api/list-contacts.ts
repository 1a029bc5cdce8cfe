import { demand } from "../../../../core/refusal.ts";
import { operation } from "../../contract.ts";
import * as errors from "../../errors.ts";
import { presentContact } from "../../present.ts";
import { madeBetween, onPage } from "../../rules/contacts.ts";

export const listContacts = operation("listContacts")(async ({ query }, { tx, caller }) => {
  const { limit = 30, skip = 0, created_at_min: min, created_at_max: max } = query;
  const siteId = caller.kind === "site" ? caller.siteId : undefined;
  demand(siteId !== undefined, errors.siteHostUnknown);
  const { rows } = await tx.contacts.find("site", String(siteId));
  const all = madeBetween(rows, { min, max });
  const items = onPage(all, { limit, skip }).map(presentContact);
  return { status: 200, body: { items, totalCount: all.length, limit, skip } };
});
