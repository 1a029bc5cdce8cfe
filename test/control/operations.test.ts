import { afterAll, expect } from "vitest";
import { operationIds, succeeded } from "./control.ts";
import "./subjects/clock.ts";
import "./subjects/effects.ts";
import "./subjects/faults.ts";
import "./subjects/journal.ts";
import "./subjects/panel.ts";
import "./subjects/rows.ts";
import "./subjects/sandboxes.ts";
import "./subjects/scenarios.ts";
import "./subjects/settings.ts";
import "./subjects/simulator.ts";
import "./subjects/snapshots.ts";
import "./subjects/stream.ts";

afterAll(() => {
  expect(operationIds.filter((id) => !succeeded.has(id))).toEqual([]);
});
