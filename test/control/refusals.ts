import { beforeAll, expect, test } from "vitest";
import { aControl, type Control, everything, type Method } from "./control.ts";

/** No body at all. */
export const nothing = undefined;

export type Refusal = readonly [
  what: string,
  /** `operationId method path` */
  call: string,
  body: unknown,
  status: number,
  field: string,
  /** Part of the reason or of the remedy. */
  says: string,
];

const isMethod = (text: string): text is Method => ["get", "post", "patch", "delete"].includes(text);

/** Each says what, where and what helps, and changes nothing. */
export function refusals(all: readonly Refusal[]): void {
  let control: Control;
  let before: unknown;
  beforeAll(async () => {
    control = await aControl();
    before = await everything(control);
  });

  test.each(all)("%s is refused and changes nothing", async (_what, call, body, status, field, says) => {
    const [operation = "", method = "", path = ""] = call.split(" ");
    if (!isMethod(method)) throw new Error(`${method} is no method`);
    const refused = await control.call(operation, method, path, body);
    expect(refused.type).toBe("application/json");
    expect({ status: refused.status, ...refused.body }).toEqual({
      status,
      field,
      error: expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
    });
    expect(`${refused.body.error} ${refused.body.remedy}`).toContain(says);
    expect(await everything(control)).toEqual(before);
  });
}
