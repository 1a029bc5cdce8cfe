import type { AnyControlOperation, AnyControlStream, ControlOperations } from "./operation.ts";
import { callOperation } from "./operations/call.ts";
import {
  advanceClock,
  advanceToNext,
  followClock,
  freezeClock,
  readClock,
  rebaseClock,
  setClock,
} from "./operations/clock.ts";
import { addDeliveryPlan, clearDeliveryPlans, listDeliveryPlans } from "./operations/deliveries.ts";
import { deliverDue, readEffect, readOutbox, redeliverEffect, settle, waitForEffects } from "./operations/effects.ts";
import { addFault, clearFaults, listFaults } from "./operations/faults.ts";
import { readEnvironment, readInfo, stopSimulator } from "./operations/info.ts";
import { clearJournal, explainExchange, readGuesses, readJournal, verifyJournal } from "./operations/journal.ts";
import { listPanelActions, runPanelAction } from "./operations/panel.ts";
import { deleteRow, listTables, putRow, readRow, readRows } from "./operations/rows.ts";
import {
  createSandbox,
  deleteSandbox,
  forkSandbox,
  listSandboxes,
  readSandbox,
  readStateHash,
  resetSandbox,
} from "./operations/sandboxes.ts";
import { checkScenario, listScenarios, loadScenario, readScenario, saveScenario } from "./operations/scenarios.ts";
import { changeSettings, readSettings } from "./operations/settings.ts";
import {
  deleteSnapshot,
  exportSnapshot,
  importSnapshot,
  listSnapshots,
  loadSnapshot,
  saveSnapshot,
} from "./operations/snapshots.ts";
import { streamJournal } from "./stream.ts";

const operations: ControlOperations = {
  readInfo,
  stopSimulator,
  readEnvironment,
  listSandboxes,
  createSandbox,
  readSandbox,
  deleteSandbox,
  resetSandbox,
  forkSandbox,
  readStateHash,
  listScenarios,
  readScenario,
  checkScenario,
  loadScenario,
  saveScenario,
  listSnapshots,
  saveSnapshot,
  exportSnapshot,
  importSnapshot,
  deleteSnapshot,
  loadSnapshot,
  readClock,
  freezeClock,
  followClock,
  setClock,
  advanceClock,
  advanceToNext,
  rebaseClock,
  listTables,
  readRows,
  readRow,
  putRow,
  deleteRow,
  listPanelActions,
  runPanelAction,
  callOperation,
  readOutbox,
  readEffect,
  waitForEffects,
  settle,
  deliverDue,
  redeliverEffect,
  listDeliveryPlans,
  addDeliveryPlan,
  clearDeliveryPlans,
  readJournal,
  clearJournal,
  verifyJournal,
  explainExchange,
  readGuesses,
  listFaults,
  addFault,
  clearFaults,
  readSettings,
  changeSettings,
};

/** The operation of an id, as the application calls it. */
export const catalogue: ReadonlyMap<string, AnyControlOperation> = new Map(
  Object.entries<AnyControlOperation>(operations),
);

/** What is answered line by line, for as long as somebody reads. */
export const streams: ReadonlyMap<string, AnyControlStream> = new Map(
  Object.entries<AnyControlStream>({ streamJournal }),
);
