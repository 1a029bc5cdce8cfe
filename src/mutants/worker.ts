import { parentPort, workerData } from "node:worker_threads";
import { loadCases } from "../../conformance/kit/index.ts";
import { registry } from "../services/registry.ts";
import { type Task, workshopOf } from "./work.ts";

/** A thread of its own for a service's mutants: rules are switched off for a whole thread, so each tries one at a time. */
const found = registry.find(({ service }) => service.name === workerData);
if (!found || !parentPort) throw new Error(`no service ${String(workerData)} to work for`);
const port = parentPort;
const workshop = workshopOf(found.service, await loadCases(found.service.name));

port.on("message", (task: Task) => {
  workshop.do(task).then(
    (done) => port.postMessage(done),
    (error: unknown) => port.postMessage({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
port.postMessage("ready");
