import { describe, expect, test } from "vitest";
import {
  fromMillis,
  fromUnix,
  parseDuration,
  parseInstant,
  parseOffset,
  plus,
  type Span,
  toMillis,
  toUnix,
} from "../../src/core/instant.ts";
import { Random } from "./random.ts";

const at = (text: string): string => (text.includes("T") ? text : `${text}T10:20:30.456Z`);

describe("moving by the calendar", () => {
  const moves: readonly [string, Span, string][] = [
    ["2024-02-29", { years: 1 }, "2025-02-28"],
    ["2024-02-29", { years: 4 }, "2028-02-29"],
    ["2024-02-29", { years: -1 }, "2023-02-28"],
    ["2024-01-31", { months: 1 }, "2024-02-29"],
    ["2025-01-31", { months: 1 }, "2025-02-28"],
    ["2025-01-31", { months: 3 }, "2025-04-30"],
    ["2025-03-31", { months: -1 }, "2025-02-28"],
    ["2025-12-31", { months: 2 }, "2026-02-28"],
    ["2025-01-15", { months: -13 }, "2023-12-15"],
    ["2025-11-30", { years: 1, months: 3 }, "2027-02-28"],
    ["2025-01-31", { months: 1, days: 1 }, "2025-03-01"],
    ["2025-12-31", { days: 1 }, "2026-01-01"],
    ["2025-03-01", { days: -1 }, "2025-02-28"],
    ["2025-01-01", { weeks: 2, days: -1 }, "2025-01-14"],
    ["2025-06-30T23:59:59.999Z", { seconds: 1 }, "2025-07-01T00:00:00.999Z"],
    ["2025-01-01T00:00:00.000Z", { hours: -1, minutes: -1 }, "2024-12-31T22:59:00.000Z"],
    ["2025-05-05", {}, "2025-05-05"],
  ];
  test.each(moves)("%s and %o is %s", (from, span, to) => {
    expect(plus(at(from), span)).toBe(at(to));
  });

  test("days, hours, minutes and seconds are exact, there and back", () => {
    const random = new Random(1);
    for (let n = 0; n < 500; n += 1) {
      const from = fromMillis(random.below(2 ** 31) * 1000 + random.below(1000));
      const [days, hours, minutes, seconds] = [
        random.below(9999),
        random.below(99),
        random.below(999),
        random.below(9999),
      ];
      const there = plus(from, { days, hours, minutes, seconds });
      expect(toMillis(there) - toMillis(from)).toBe((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
      expect(plus(there, { days: -days, hours: -hours, minutes: -minutes, seconds: -seconds })).toBe(from);
    }
  });

  test("a month on never leaves the next month, whatever the day", () => {
    for (let day = 0; day < 1500; day += 1) {
      const from = plus("2023-01-01T00:00:00.000Z", { days: day });
      const monthOf = (instant: string) => Number(instant.slice(0, 4)) * 12 + Number(instant.slice(5, 7));
      expect(monthOf(plus(from, { months: 1 })) - monthOf(from)).toBe(1);
    }
  });
});

test("UNIX seconds drop the milliseconds, also before 1970", () => {
  expect(toUnix("2026-01-01T00:00:00.999Z")).toBe(1_767_225_600);
  expect(toUnix("1969-12-31T23:59:59.500Z")).toBe(-1);
  expect(fromUnix(1_767_225_600)).toBe("2026-01-01T00:00:00.000Z");
});

describe("durations", () => {
  test.each([
    ["P1Y", { years: 1 }],
    ["P1DT1H", { days: 1, hours: 1 }],
    ["P2W", { weeks: 2 }],
    ["PT90M", { minutes: 90 }],
    ["P1Y2M3W4DT5H6M7S", { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }],
    ["P0D", {}],
  ])("%s is read", (text, span) => expect(parseDuration(text)).toEqual(span));

  test.each(["", "P", "PT", "P1", "1D", "P1DT", "P-1D", "-P1D", "P1.5D", "P1H", "P1D ", "p1d"])("%o is none", (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );
});

describe("offsets", () => {
  test.each([
    ["-1y +8h", { years: -1, hours: 8 }],
    ["+1mo", { months: 1 }],
    ["-2w +3d -4min +5s", { weeks: -2, days: 3, minutes: -4, seconds: 5 }],
    ["+1d +1d", { days: 2 }],
    ["-1h -4.035s", { hours: -1, seconds: -4.035 }],
  ])("%s is read", (text, span) => expect(parseOffset(text)).toEqual(span));

  test.each(["", "1d", "+d", "+1", "+1m", "+1day", "+1d,+2d", "+1.5d", "- 1d", "+1d extra"])("%o is none", (text) =>
    expect(parseOffset(text)).toBeUndefined(),
  );
});

describe("instants", () => {
  test.each([
    ["2026-11-22", "2026-11-22T00:00:00.000Z"],
    ["2026-11-22T10:14Z", "2026-11-22T10:14:00.000Z"],
    ["2026-11-22T10:14:03.5+02:00", "2026-11-22T08:14:03.500Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("%s is read", (text, instant) => expect(parseInstant(text)).toBe(instant));

  test.each([
    "",
    "5",
    "yesterday",
    "2026-02-30",
    "2025-02-29T00:00:00Z",
    "2026-13-01",
    "2026-01-01T25:00:00Z",
    "2026-01-01 10:00",
    "2026-01-01T10:00:00",
    "22/11/2026",
  ])("%o is none", (text) => expect(parseInstant(text)).toBeUndefined());
});

test("an instant counts the milliseconds that JavaScript counts, in every month and on odd days", () => {
  const random = new Random(7);
  const instants = Array.from({ length: 4000 }, () => fromMillis((random.below(2 ** 31) - 2 ** 29) * 97_531));
  const odd = [
    "2026-02-30T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2024-02-29T23:59:59.999Z",
    "2026-01-31T24:00:00.000Z",
  ];
  for (const instant of [...instants, ...odd, "2026-01-00T00:00:00.000Z", "2026-01-01T00:61:00.000Z"])
    expect([instant, toMillis(instant)]).toEqual([instant, Date.parse(instant)]);
});

test.each([
  ["PT0.2S", { seconds: 0.2 }],
  ["PT1.5S", { seconds: 1.5 }],
])("%s is a duration in parts of a second", (text, span) => expect(parseDuration(text)).toEqual(span));
