import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Done, Task, Workshop } from "./work.ts";

export interface Crew {
  /** Does every task, in whatever order. */
  do(tasks: readonly Task[], onDone: (done: Done) => void): Promise<void>;
}

/** Works in this process, one task after the other. */
export const alone = (workshop: Workshop): Crew => ({
  async do(tasks, onDone) {
    try {
      for (const task of tasks) onDone(await workshop.do(task));
    } finally {
      await workshop.close();
    }
  },
});

/** Whether threads can be had: Node runs what is built, not TypeScript. */
export const hasThreads: boolean = import.meta.url.endsWith(".js");

/** A thread per processor, each of which takes the next task from one queue. */
export const threads = (service: string): Crew => ({
  async do(tasks, onDone) {
    const queue = tasks.values();
    const count = Math.min(availableParallelism(), tasks.length);
    await Promise.all(Array.from({ length: count }, () => oneThread(service, queue, onDone)));
  },
});

type Answer = Done | "ready" | { readonly failed: string };

function oneThread(service: string, queue: Iterator<Task>, onDone: (done: Done) => void): Promise<void> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: service });
  const end = () => void worker.terminate();
  return new Promise<void>((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", (answer: Answer) => {
      if (answer !== "ready" && "failed" in answer) {
        reject(new Error(answer.failed));
        return;
      }
      if (answer !== "ready") onDone(answer);
      const next = queue.next();
      if (next.done === true) resolve();
      else worker.postMessage(next.value);
    });
  }).finally(end);
}
