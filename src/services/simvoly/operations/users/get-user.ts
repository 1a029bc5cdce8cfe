import { operation } from "../../contract.ts";
import { userNamed } from "../../lookup.ts";
import { presentUser } from "../../present.ts";

export const getUser = operation("getUser")(async ({ path }, ctx) => ({
  status: 200,
  body: presentUser(await userNamed(path.userId, ctx)),
}));
