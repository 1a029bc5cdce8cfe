/**
 * A list of names without repetition, shared by all who came the same way: remembering what a request read or met costs
 * no memory, however many requests are remembered.
 */
export class Trail {
  readonly names: readonly string[];
  readonly #onward = new Map<string, Trail>();

  constructor(names: readonly string[] = []) {
    this.names = names;
  }

  with(name: string): Trail {
    let next = this.#onward.get(name);
    if (!next) {
      next = this.names.includes(name) ? this : new Trail([...this.names, name]);
      this.#onward.set(name, next);
    }
    return next;
  }
}

export const noTrail = new Trail();
