import { beforeEach, describe, expect, test } from "vitest";
import { aControl, type Control } from "../control.ts";
import { aParcel } from "./parcels.ts";

let control: Control;
beforeEach(async () => {
  control = await aControl();
});

const hashOf = async (name: string): Promise<string> =>
  (await control.call("readStateHash", "get", `/sandboxes/${name}/hash`)).body.hash;
const save = () => control.call("saveSnapshot", "post", "/snapshots", { name: "before", sandbox: "default" });

describe("snapshots", () => {
  test("keep a sandbox as it was, until they are forgotten", async () => {
    await aParcel(control);
    const { status, body } = await save();
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "before", sandbox: "default", hash: await hashOf("default") });
    expect((await control.call("listSnapshots", "get", "/snapshots")).body.snapshots).toEqual([body]);
    await aParcel(control);
    const loaded = await control.call("loadSnapshot", "post", "/sandboxes/default/snapshot", { snapshot: "before" });
    expect(loaded.body.name).toBe("default");
    expect(await hashOf("default")).toBe(body.hash);
    expect((await control.call("deleteSnapshot", "delete", "/snapshots/before")).status).toBe(204);
    expect((await control.call("listSnapshots", "get", "/snapshots")).body.snapshots).toEqual([]);
  });

  test("go out as a document and come in again elsewhere", async () => {
    await aParcel(control);
    const { hash } = (await save()).body;
    const document = (await control.call("exportSnapshot", "get", "/snapshots/before")).body;
    const elsewhere = await aControl();
    const taken = await elsewhere.call("importSnapshot", "put", "/snapshots/from-afar", document);
    expect(taken.body).toMatchObject({ name: "from-afar", hash });
    await elsewhere.call("loadSnapshot", "post", "/sandboxes/default/snapshot", { snapshot: "from-afar" });
    expect((await elsewhere.call("readStateHash", "get", "/sandboxes/default/hash")).body.hash).toBe(hash);
  });

  test("may be larger than a megabyte, which nothing else may be", async () => {
    await save();
    const document = (await control.call("exportSnapshot", "get", "/snapshots/before")).body;
    const refused = await control.call("importSnapshot", "put", "/snapshots/large", {
      ...document,
      ballast: "x".repeat(2_000_000),
    });
    expect(refused.status).toBe(400);
    expect(refused.body.field).toBe("ballast");
  });
});
