import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** Tells the line on which a part of a YAML file begins. The file is parsed when first asked. */
export function placesIn(name: string, read: () => string): (path: readonly string[]) => string {
  let lines: ((path: readonly string[]) => number) | undefined;
  const told = new Map<string, string>();
  return (path) => {
    const key = JSON.stringify(path);
    const known = told.get(key);
    if (known !== undefined) return known;
    lines ??= linesOf(read());
    const place = `${name}:${lines(path)}`;
    told.set(key, place);
    return place;
  };
}

function linesOf(source: string): (path: readonly string[]) => number {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  return (path) => counter.linePos(offsetOf(document, path)).line;
}

/** Where the last member of the path that exists begins; at its name, where it has one. */
export function offsetOf(document: Document, path: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
  for (const name of path) {
    const next = step(node, name);
    if (next === undefined) return offset;
    ({ node, offset } = next);
  }
  return offset;
}

function step(node: unknown, name: string): { node: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(name)];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === name);
  if (pair === undefined || !isScalar(pair.key)) return undefined;
  return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
}

/** The line of each item of a list that names its id first, as rules.yaml does. */
export function linesOfItems(source: string): ReadonlyMap<string, number> {
  const lines = source.split(/\r?\n/).flatMap((line, index) => {
    const id = /^\s*- id:\s*(\S+)/.exec(line)?.[1];
    return id === undefined ? [] : [[id, index + 1] as const];
  });
  return new Map(lines);
}
