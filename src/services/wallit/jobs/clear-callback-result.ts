import type { Job } from "../../../core/service.ts";
import type { Context } from "../contract.ts";

/** So many slices go in one transaction. */
const atOnce = 50;

/** Clears away a result that nobody can fetch any more, with all that lies behind it. */
export const clearCallbackResult: Job<Context> = async ({ token }, { tx, emit }) => {
  const result = await tx.callbackResults.get(String(token));
  if (!result) return;
  const { importId = "", exportId = "" } = result;
  const imported = (await tx.importSlices.find("import", importId, { limit: atOnce })).rows;
  const exported = (await tx.exportSlices.find("export", exportId, { limit: atOnce })).rows;
  for (const { id } of imported) await tx.importSlices.delete(id);
  for (const { id } of exported) await tx.exportSlices.delete(id);
  if (imported.length === atOnce || exported.length === atOnce) {
    emit({ kind: "job", topic: "clear-callback-result", data: { token } });
    return;
  }
  await tx.imports.delete(importId);
  await tx.exports.delete(exportId);
  await tx.callbackResults.delete(result.id);
};
