/** Lets everybody else have a turn: work that waits for nothing outside would keep them all waiting. */
export const othersTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
