const blank = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;

/** Where a text stops being JSON, from 1: the messages of JSON.parse name no line, and in places no position either. */
export function placeOfFault(source: string): { line: number; column: number } {
  const reader = new Reader(source);
  reader.value();
  const before = source.slice(0, reader.at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Reader {
  at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Whether a whole value stood here; if not, `at` is where it went wrong. */
  value(): boolean {
    this.#take(blank);
    if (this.#is("{")) return this.#listed("}", () => this.#take(text) && this.#then(":") && this.value());
    if (this.#is("[")) return this.#listed("]", () => this.value());
    return this.#take(scalar) && this.#blank();
  }

  #listed(end: string, item: () => boolean): boolean {
    this.#blank();
    if (this.#is(end)) return this.#blank();
    do {
      this.#blank();
      if (!item()) return false;
    } while (this.#then(","));
    return this.#is(end) && this.#blank();
  }

  #then(sign: string): boolean {
    this.#blank();
    return this.#is(sign);
  }

  #blank(): true {
    this.#take(blank);
    return true;
  }

  #is(sign: string): boolean {
    const stands = this.#source.startsWith(sign, this.at);
    if (stands) this.at += sign.length;
    return stands;
  }

  #take(expression: RegExp): boolean {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#source);
    if (found !== null) this.at = expression.lastIndex;
    return found !== null;
  }
}
