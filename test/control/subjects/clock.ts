import { beforeEach, describe, expect, test } from "vitest";
import { parcels } from "../../example/service/service.ts";
import { aControl, type Control } from "../control.ts";
import { aParcel } from "./parcels.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl({ services: [{ service: parcels, offset: 6 }] });
});

const clock = "/sandboxes/default/clock";
const move = (operation: string, to: string, body?: unknown) =>
  control.call(operation, "post", `${clock}/${to}`, body).then((answer) => answer.body);

describe("the clock", () => {
  test("is read, frozen and moved on by a duration or to an instant", async () => {
    expect((await control.call("readClock", "get", clock)).body).toEqual({
      mode: "frozen",
      now: "2026-11-22T10:00:00.000Z",
      next: null,
    });
    const freeze = await move("freezeClock", "freeze", { at: "2024-02-29T00:00:00Z" });
    expect(freeze).toEqual({ mode: "frozen", now: "2024-02-29T00:00:00.000Z", next: null });
    expect((await move("advanceClock", "advance", { by: "P1Y" })).now).toBe("2025-02-28T00:00:00.000Z");
    const later = await move("advanceClock", "advance", { to: "2025-03-01T12:00:00.5Z" });
    expect(later.now).toBe("2025-03-01T12:00:00.500Z");
  });

  test("a moment and the time it is already reach where they say", async () => {
    for (const by of ["P0D", "PT1S"]) await move("advanceClock", "advance", { by });
    expect((await control.call("readClock", "get", clock)).body.now).toBe("2026-11-22T10:00:01.000Z");
  });

  test("frozen without an instant stops where it is, and can follow the machine again", async () => {
    await control.call("createSandbox", "post", "/sandboxes", { name: "live", clock: "follow" });
    const { body } = await control.call("freezeClock", "post", "/sandboxes/live/clock/freeze");
    expect((await control.call("readClock", "get", "/sandboxes/live/clock")).body).toEqual(body);
    expect((await control.call("followClock", "post", "/sandboxes/live/clock/follow")).body.mode).toBe("follow");
  });

  test("can be set back, and shows that instant in its own mode", async () => {
    expect(await move("setClock", "set", { at: "2020-01-01T00:00:00Z" })).toMatchObject({
      mode: "frozen",
      now: "2020-01-01T00:00:00.000Z",
    });
  });

  test("says when something is due next, and goes there", async () => {
    await aParcel(control, { deliver_in_hours: 3 });
    const due = "2026-11-22T13:00:00.000Z";
    expect((await control.call("readClock", "get", clock)).body.next).toBe(due);
    expect(await move("advanceToNext", "next")).toEqual({ mode: "frozen", now: due, next: null });
    expect(await move("advanceToNext", "next")).toMatchObject({ now: due });
  });

  test("rebases what is stored, alone or after an advance", async () => {
    await aParcel(control, { deliver_in_hours: 3 });
    expect(await move("rebaseClock", "rebase", { to: "2030-01-01T00:00:00Z" })).toMatchObject({
      now: "2030-01-01T00:00:00.000Z",
      next: "2030-01-01T03:00:00.000Z",
    });
    const before = control.simulator.runtime.get("default")?.now() ?? "";
    const after = await move("advanceClock", "advance", { by: "P1Y", rebase: true });
    expect(after.now < before).toBe(true);
  });
});
