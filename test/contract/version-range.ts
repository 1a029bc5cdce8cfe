type Version = readonly [number, number, number];

const partial = /^v?(\d+|[x*])(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?$/;

/** Lower bound of a version that may leave parts out, and the first version above what it covers. */
function bounds(text: string): { from: Version; past: Version } | undefined {
  const [all, ...parts] = partial.exec(text) ?? [];
  if (all === undefined) return undefined;
  const [major, minor, patch] = parts.map((part) =>
    part === undefined || /[x*]/.test(part) ? undefined : Number(part),
  );
  if (major === undefined) return { from: [0, 0, 0], past: [Number.POSITIVE_INFINITY, 0, 0] };
  if (minor === undefined) return { from: [major, 0, 0], past: [major + 1, 0, 0] };
  if (patch === undefined) return { from: [major, minor, 0], past: [major, minor + 1, 0] };
  return { from: [major, minor, patch], past: [major, minor, patch + 1] };
}

const isBelow = (one: Version, other: Version): boolean => {
  const at = one.findIndex((part, i) => part !== other[i]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

/** Whether a range as `engines` writes it covers a version. What it does not understand covers nothing. */
export function admits(range: string, version: string): boolean {
  const asked = bounds(version)?.from;
  return asked !== undefined && range.split("||").some((part) => comparators(part).every((one) => meets(one, asked)));
}

function comparators(range: string): readonly string[] {
  const between = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(range);
  if (between) return [`>=${between[1]}`, `<=${between[2]}`];
  const words = range
    .replace(/([<>=^~]+)\s+/g, "$1")
    .trim()
    .split(/\s+/);
  return words[0] === "" ? ["*"] : words;
}

function meets(comparator: string, version: Version): boolean {
  const [, sign = "", text = ""] = /^([<>=^~]*)(.*)$/.exec(comparator) ?? [];
  const bound = bounds(text);
  if (!bound) return false;
  const { from, past } = bound;
  const [major, minor] = from;
  switch (sign) {
    case ">=":
      return !isBelow(version, from);
    case ">":
      return !isBelow(version, past);
    case "<":
      return isBelow(version, from);
    case "<=":
      return isBelow(version, past);
    case "^":
      return !isBelow(version, from) && isBelow(version, major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0]);
    case "~":
      return !isBelow(version, from) && isBelow(version, text.includes(".") ? [major, minor + 1, 0] : past);
    default:
      return !isBelow(version, from) && isBelow(version, past);
  }
}
