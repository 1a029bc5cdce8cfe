import type { Contract } from "../../../openapi/simvoly/contract.types.ts";
import type { Hands } from "./arrange.ts";

type Panel = Contract["panel"];
type Body<Action extends keyof Panel> = Panel[Action] extends {
  requestBody: { content: { "application/json": infer Sent } };
}
  ? Sent
  : never;

/** A website template. Capability `panel`. */
export const aTemplate = ({ arrange, setUp, unique }: Hands, wish: Partial<Body<"addTemplate">> = {}) =>
  setUp(() => arrange.addTemplate({ name: unique("template"), ...wish }));

/** A funnel template in a category. Capability `panel`. */
export const aFunnelTemplate = ({ arrange, setUp }: Hands, wish: Body<"addFunnelTemplate">) =>
  setUp(() => arrange.addFunnelTemplate(wish));

/** A category of funnel templates. Capability `panel`. */
export const aCategory = ({ arrange, setUp }: Hands, name: Record<string, string>) =>
  setUp(() => arrange.addFunnelCategory({ name }));

export const isAscending = (ids: readonly number[]): boolean => ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0));
