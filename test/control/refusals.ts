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
  /** Empty where no field is at fault. */
  field: string,
  /** Part of the reason or of the remedy. */
  says: string,
];

const isMethod = (text: string): text is Method => ["get", "post", "put", "patch", "delete"].includes(text);

/** Each says what, where and what helps, and changes nothing. */
export function refusals(
  all: readonly Refusal[],
  arrange: (control: Control) => Promise<unknown> = async () => {},
): void {
  let control: Control;
  let before: unknown;
  beforeAll(async () => {
    control = await aControl();
    await arrange(control);
    before = await everything(control);
  });

  test.each(all)("%s is refused and changes nothing", async (_what, call, body, status, field, says) => {
    const [operation = "", method = "", path = ""] = call.split(" ");
    if (!isMethod(method)) throw new Error(`${method} is no method`);
    const refused = await control.call(operation, method, path, body);
    expect(refused.type).toBe("application/json");
    const { mistakes: _, ...said } = refused.body;
    expect({ status: refused.status, ...said }).toEqual({
      status,
      ...(field === "" ? {} : { field }),
      error: expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
    });
    expect(`${refused.body.error} ${refused.body.remedy}`).toContain(says);
    expect(await everything(control)).toEqual(before);
  });
}
