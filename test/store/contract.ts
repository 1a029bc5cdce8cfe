import { describe } from "vitest";
import type { Open } from "./books.ts";
import { listsInOrder } from "./contract/lists.ts";
import { agreesWithAModel } from "./contract/model.ts";
import { keepsRows } from "./contract/rows.ts";
import { keepsSandboxesApart } from "./contract/sandboxes.ts";
import { keepsTransactionsWhole } from "./contract/transactions.ts";

/** What every backend of the Store port must do; called by the test file of each. */
export function storeContract(open: Open): void {
  describe("rows", () => keepsRows(open));
  describe("lists", () => listsInOrder(open));
  describe("transactions", () => keepsTransactionsWhole(open));
  describe("sandboxes", () => keepsSandboxesApart(open));
  describe("random operations", () => agreesWithAModel(open));
}
