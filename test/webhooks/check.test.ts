import { describe, expect, test } from "vitest";
import { checking } from "./checking.ts";
import { StandingMachine } from "./machine.ts";
import { type Behaviour, careful, careless, listening } from "./receivers.ts";
import { simvoly, type Vendor, wallit } from "./vendors.ts";

interface Property {
  readonly property: string;
  readonly verdict: string;
  readonly by?: string;
  readonly says: string;
  readonly failures: readonly {
    readonly sent: string;
    readonly expected: string;
    readonly came?: { readonly status?: number; readonly ms: number };
    readonly state?: string;
    readonly remedy: string;
  }[];
}

interface Report {
  readonly holds: boolean;
  readonly services: readonly {
    readonly service: string;
    readonly holds: boolean;
    readonly signedWith: object;
    readonly judgedBy: string;
    readonly topics: readonly string[];
    readonly properties: readonly Property[];
  }[];
}

type Shows = "answers" | "state" | "state and reset";

interface Situation {
  readonly vendor: Vendor;
  readonly shows?: Shows;
  readonly more?: readonly string[];
}

/** The report on a receiver, for people and for scripts. */
async function reportOn(
  made: (vendor: Vendor, machine: StandingMachine) => Behaviour,
  { vendor, shows = "state and reset", more = [] }: Situation,
) {
  const machine = new StandingMachine();
  const receiver = await listening(made(vendor, machine));
  const flags = receiver.flags.slice(0, { answers: 2, state: 4, "state and reset": 6 }[shows]);
  const { code, out, err } = await checking([...flags, "--service", vendor.service, "--json", ...more], machine);
  await receiver.close();
  const report: Report = JSON.parse(out);
  const [{ properties, ...service } = { properties: [] }] = report.services;
  const verdicts = Object.fromEntries(properties.map(({ property, verdict }) => [property, verdict]));
  const named = (name: string) => properties.find(({ property }) => property === name);
  return { code, out, err, report, service, properties, verdicts, named, heard: receiver.heard };
}

const names = [
  "verifies signatures",
  "refuses what is stale",
  "idempotent",
  "survives reordering",
  "survives loss and delay",
  "answers in time",
];

/** What each of both comes to in every line; Simvoly's webhooks have no age that a receiver could tell. */
const expected = (vendor: Vendor, verdict: string) =>
  Object.fromEntries(
    names.map((name) => [name, name === "refuses what is stale" && vendor === simvoly ? "does not apply" : verdict]),
  );

describe.each([wallit, simvoly])("of $service", (vendor) => {
  const within = ["--within", "PT2S"];

  test("a careful receiver holds in every line, by state and reset", async () => {
    const { code, err, verdicts, report, properties } = await reportOn(careful, { vendor, more: within });
    expect(verdicts).toEqual(expected(vendor, "holds"));
    expect({ code, err, holds: report.holds }).toEqual({ code: 0, err: "", holds: true });
    expect(properties.flatMap(({ failures }) => failures)).toEqual([]);
  });

  test.each([careful, lastWins])("without --reset a state tells nothing of the order that %o goes by", async (made) => {
    const { code, verdicts, report, named } = await reportOn(made, { vendor, shows: "state" });
    expect(verdicts).toEqual({ ...expected(vendor, "holds"), "survives reordering": "not judged" });
    expect({ code, holds: report.holds }).toEqual({ code: 1, holds: false });
    expect(named("survives reordering")).toEqual({ property: "survives reordering", ...unjudged });
  });

  test.each(["state and reset", "state"] as const)("a careless one fails in every line, by %s", async (shows) => {
    const { code, verdicts, report, properties } = await reportOn(careless, { vendor, shows, more: within });
    expect(verdicts).toEqual(expected(vendor, "fails"));
    expect({ code, holds: report.holds }).toEqual({ code: 1, holds: false });
    for (const { verdict, failures } of properties) {
      if (verdict === "fails") expect(failures.length).toBeGreaterThan(0);
      for (const failure of failures) {
        expect(failure.remedy.length).toBeGreaterThan(20);
        expect(failure.came ?? failure.state).toBeDefined();
      }
    }
  });

  test("by answers alone a careless one shows what its answers show, and the report says so", async () => {
    const { verdicts, properties, service } = await reportOn(careless, { vendor, shows: "answers" });
    expect(verdicts).toMatchObject({
      "verifies signatures": "fails",
      idempotent: "holds",
      "survives reordering": "holds",
      "answers in time": "holds",
    });
    expect(properties.map(({ by }) => by).filter((by) => by === "answers and state")).toEqual([]);
    expect(service).toMatchObject({ judgedBy: "answers" });
  });

  test("every topic is sent, rightly signed, and no event twice by mistake", async () => {
    const { service, heard } = await reportOn(careful, { vendor, shows: "answers" });
    const count = vendor === simvoly ? 11 : 6;
    const topics = heard.slice(0, count).map((one) => vendor.event(one).says.replace(/^E/, "e"));
    expect(new Set(topics).size).toBe(count);
    expect(service).toMatchObject({ topics });
    const times = new Map<string, number>();
    for (const one of heard) times.set(vendor.identity(one), (times.get(vendor.identity(one)) ?? 0) + 1);
    expect(Math.max(...times.values())).toBe(2);
  });
});

/** Careful, but for one thing. */
const butFor =
  (one: (behaviour: Behaviour, machine: StandingMachine) => Partial<Behaviour>) =>
  (vendor: Vendor, machine: StandingMachine): Behaviour => {
    const behaviour = careful(vendor, machine);
    return { ...behaviour, ...one(behaviour, machine) };
  };

const unjudged = {
  verdict: "not judged",
  says: "once more in order they changed nothing, and a receiver that knows events again shows nothing of order so; give --reset",
  failures: [],
};

/** Knows what it has seen, and goes by what came last all the same. */
function lastWins(vendor: Vendor): Behaviour {
  const seen = new Set<string>();
  const known = new Map<string, string>();
  return {
    take(arrived) {
      if (!vendor.verifies(arrived, Date.parse("2026-11-22T10:14:03Z"))) return 401;
      const { about, says } = vendor.event(arrived);
      if (!seen.has(vendor.identity(arrived))) known.set(about, says);
      seen.add(vendor.identity(arrived));
      return 200;
    },
    state: () => ({ seen: [...seen].sort(), known: Object.fromEntries([...known].sort()) }),
    forget() {
      seen.clear();
      known.clear();
    },
  };
}

describe("one thing alone that is wrong shows in its line alone", () => {
  const only = (name: string, vendor: Vendor) => ({ ...expected(vendor, "holds"), [name]: "fails" });

  test("an event that overwrites a later one", async () => {
    const { verdicts, named } = await reportOn(lastWins, { vendor: simvoly });
    expect(verdicts).toEqual(only("survives reordering", simvoly));
    expect(named("survives reordering")?.failures).toMatchObject([
      { sent: "all 11, the last one first", expected: "the state that they leave in order" },
    ]);
  });

  test("a refusal of what comes in disorder, without --reset as well", async () => {
    const refused = butFor(({ take }) => {
      const times = new Map<string, number>();
      return {
        take(arrived) {
          if (take(arrived) !== 200) return 401;
          const { about, at } = simvoly.event(arrived);
          const latest = times.get(about) ?? 0;
          times.set(about, Math.max(latest, at));
          return at < latest ? 422 : 200;
        },
      };
    });
    const { verdicts, named } = await reportOn(refused, { vendor: simvoly, shows: "state" });
    expect(verdicts).toMatchObject({ idempotent: "holds", "survives reordering": "fails" });
    expect(named("survives reordering")?.failures[0]).toMatchObject({ expected: "2xx", came: { status: 422 } });
  });

  test("a duplicate that is answered with a conflict", async () => {
    const seen = new Set<string>();
    const conflict = butFor(({ take }) => ({
      take(arrived) {
        const status = take(arrived);
        if (status !== 200) return status;
        const isKnown = seen.has(wallit.identity(arrived));
        seen.add(wallit.identity(arrived));
        return isKnown ? 409 : 200;
      },
    }));
    const { verdicts, named } = await reportOn(conflict, { vendor: wallit, shows: "answers" });
    expect(verdicts).toEqual({ ...only("idempotent", wallit), "survives loss and delay": "fails" });
    expect(named("idempotent")?.failures[0]).toMatchObject({
      sent: "externalSubscriberImportCompleted, the second time, byte for byte",
      expected: "200",
      came: { status: 409 },
    });
    expect(named("survives loss and delay")?.failures).toMatchObject([
      { sent: "externalSubscriberImportCompleted, the second time, as a retry", came: { status: 409 } },
    ]);
  });

  test("a forgery that is refused, and booked all the same", async () => {
    let booked = 0;
    const books = butFor(({ take, state }) => ({
      take(arrived) {
        booked += 1;
        const before = booked;
        const status = take(arrived);
        if (status === 200) booked = before - 1;
        return status;
      },
      state: () => ({ booked, known: state() }),
    }));
    const { verdicts, named } = await reportOn(books, { vendor: simvoly, shows: "state" });
    expect(verdicts).toEqual({ ...only("verifies signatures", simvoly), "survives reordering": "not judged" });
    expect(named("verifies signatures")?.failures[0]).toMatchObject({
      expected: "4xx, and the state as before",
      came: { status: 401 },
      state: "booked 0, then 1",
    });
  });

  test("an old signature that is taken", async () => {
    const timeless = (vendor: Vendor, machine: StandingMachine) =>
      careful(
        { ...vendor, verifies: (arrived) => vendor.verifies(arrived, Date.parse(String(arrived.headers.timestamp))) },
        machine,
      );
    const { verdicts } = await reportOn(timeless, { vendor: wallit });
    expect(verdicts).toEqual(only("refuses what is stale", wallit));
  });

  test("a crash at half a body", async () => {
    const parses = butFor(({ take }) => ({ take: (arrived) => JSON.parse(arrived.body) && take(arrived) }));
    const { verdicts, named } = await reportOn(parses, { vendor: simvoly });
    expect(verdicts).toEqual(only("verifies signatures", simvoly));
    expect(named("verifies signatures")?.failures).toMatchObject([
      { sent: "subscription_renewed, cut short after it was signed", came: { status: 500 } },
    ]);
  });

  test("one topic that is never taken is told once", async () => {
    const deaf = butFor(({ take }) => ({
      take: (arrived) => (arrived.headers["x-webhook-topic"] === "bandwidth_notification" ? 404 : take(arrived)),
    }));
    const { verdicts, named } = await reportOn(deaf, { vendor: simvoly });
    expect(verdicts).toEqual(only("verifies signatures", simvoly));
    expect(named("verifies signatures")?.failures).toMatchObject([
      { sent: "bandwidth_notification, rightly signed", expected: "2xx", came: { status: 404 } },
    ]);
  });

  test("200 is asked of it where the vendor takes nothing else", async () => {
    const created = butFor(({ take }) => ({ take: (arrived) => (take(arrived) === 200 ? 201 : 401) }));
    expect((await reportOn(created, { vendor: simvoly })).code).toBe(0);
    const { named } = await reportOn(created, { vendor: wallit });
    expect(named("verifies signatures")?.failures[0]).toMatchObject({ expected: "200", came: { status: 201 } });
  });

  test("an answer that comes later than the service waits", async () => {
    const slow = butFor(({ take }, machine) => ({
      take(arrived) {
        machine.pass(arrived.headers["x-webhook-topic"] === "trial_expired" ? 11_000 : 0);
        return take(arrived);
      },
    }));
    const { verdicts, named } = await reportOn(slow, { vendor: simvoly });
    expect(verdicts).toEqual(only("answers in time", simvoly));
    expect(named("answers in time")?.failures).toMatchObject([
      {
        expected: "an answer within 10 s (chosen: Simvoly names no limit; the simulator waits so long)",
        came: { status: 200, ms: 11_000 },
      },
    ]);
  });
});

describe("what cannot be judged says so", () => {
  const others = names.slice(1, -1);

  test("nothing is taken, as with another secret", async () => {
    const { code, verdicts, named } = await reportOn(careful, { vendor: wallit, more: ["--secret", "another-secret"] });
    expect(code).toBe(1);
    expect(named("verifies signatures")).toMatchObject({ verdict: "fails", says: "6 rightly signed, 0 otherwise" });
    for (const name of others) expect(verdicts[name]).toBe("not judged");
    expect(named("verifies signatures")?.failures[0]?.remedy).toContain("is the secret the one that is named above?");
  });

  test("nothing is taken, and what does not apply does not apply", async () => {
    const { verdicts } = await reportOn(careful, { vendor: simvoly, more: ["--secret", "another-secret"] });
    expect(verdicts).toEqual({
      ...expected(simvoly, "not judged"),
      "verifies signatures": "fails",
      "answers in time": "holds",
    });
  });

  test("a --reset that forgets nothing", async () => {
    const keeping = (vendor: Vendor) => ({ ...lastWins(vendor), forget() {} });
    const { code, verdicts, named } = await reportOn(keeping, { vendor: simvoly });
    expect(code).toBe(1);
    expect(verdicts).toEqual({ ...expected(simvoly, "holds"), "survives reordering": "not judged" });
    expect(named("survives reordering")?.says).toContain(
      "; after --reset the state has to be as at the beginning: seen.0 nothing, then ",
    );
  });

  test("people read that not all was judged, or that something fails", async () => {
    const headlines: (string | undefined)[] = [];
    for (const made of [careful, careless]) {
      const machine = new StandingMachine();
      const receiver = await listening(made(simvoly, machine));
      const { out } = await checking([...receiver.flags.slice(0, 4), "--service", "simvoly"], machine);
      await receiver.close();
      headlines.push(out.trimEnd().split("\n").at(-1));
    }
    expect(headlines).toEqual([
      "NOT ALL JUDGED   4 hold · 1 does not apply · 1 not judged",
      "DOES NOT HOLD   1 holds · 4 fail · 1 does not apply",
    ]);
  });

  test("nobody ever answers, and it does not hang", async () => {
    const silent = butFor((_behaviour, machine) => ({
      take() {
        machine.pass(40_000);
        return "never answers";
      },
    }));
    const { code, verdicts, named, heard, service } = await reportOn(silent, { vendor: wallit });
    expect(code).toBe(1);
    expect(heard).toHaveLength(1);
    expect(service).toMatchObject({ sent: 1, topics: ["externalSubscriberImportCompleted"] });
    for (const name of ["verifies signatures", ...others]) expect(verdicts[name]).toBe("not judged");
    expect(named("answers in time")?.failures).toMatchObject([{ came: { error: "no answer", ms: 40_000 } }]);
  });

  test("every connection is broken off", async () => {
    const broken = butFor(() => ({ take: () => "breaks off" }));
    const { code, verdicts, named } = await reportOn(broken, { vendor: simvoly });
    expect(code).toBe(1);
    expect(named("verifies signatures")?.failures).toHaveLength(11);
    expect(named("verifies signatures")?.failures[0]).toMatchObject({ came: { error: "connection broken off" } });
    expect(named("answers in time")).toMatchObject({ verdict: "fails", failures: [{ came: { ms: 0 } }] });
    expect(verdicts).toMatchObject(Object.fromEntries(Object.entries(expected(simvoly, "not judged")).slice(1, -1)));
  });

  test("it takes more than five minutes in all", async () => {
    const tired = butFor(({ take }, machine) => ({
      take(arrived) {
        machine.pass(9_000);
        return take(arrived);
      },
    }));
    const { verdicts, named } = await reportOn(tired, { vendor: wallit });
    expect(verdicts).toMatchObject({ "verifies signatures": "holds", "survives loss and delay": "not judged" });
    expect(named("survives loss and delay")?.says).toBe("it took more than five minutes so far");
  });

  test("a state that nothing changes is no state", async () => {
    const { verdicts, service } = await reportOn(
      butFor(() => ({ state: () => "always the same" })),
      { vendor: wallit },
    );
    expect(verdicts).toEqual(expected(wallit, "holds"));
    expect(service).toMatchObject({ judgedBy: "answers" });
  });
});
