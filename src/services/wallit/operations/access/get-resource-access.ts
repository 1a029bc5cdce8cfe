import { operation } from "../../contract.ts";
import { callersProperty } from "../../lookup.ts";
import { readerByToken } from "../../reader.ts";
import { accessAnswer } from "./access-answer.ts";

export const getResourceAccess = operation("getResourceAccess")(async ({ path, query }, ctx) => {
  const property = await callersProperty(ctx);
  const { reader, token } = await readerByToken(query.UserToken, property, ctx);
  return accessAnswer({ key: path.resourceKey, query, reader, token, isSpider: false, property }, ctx);
});
