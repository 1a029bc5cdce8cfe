import { demand } from "../../../../core/refusal.ts";
import { announce } from "../../announce.ts";
import { operation } from "../../contract.ts";
import { newUser } from "../../customers.ts";
import * as errors from "../../errors.ts";
import { userByEmail } from "../../lookup.ts";
import { presentUser } from "../../present.ts";
import { userCreated } from "../../rules/announcements.ts";
import { resetMail } from "../../rules/user.ts";

export const createUser = operation("createUser")(async ({ body }, ctx) => {
  const { name, email, locale, ip, password } = body;
  demand(!(await userByEmail(email, ctx)), errors.emailTaken);
  const user = await newUser(
    {
      name,
      email,
      hasPassword: password !== undefined,
      ...(locale === undefined ? {} : { locale }),
      ...(ip === undefined ? {} : { ip }),
    },
    ctx,
  );
  await announce(userCreated(user), ctx);
  const address = ctx.url(`/_stage/sign-in?${new URLSearchParams({ email })}`);
  for (const mail of resetMail(user, address)) ctx.emit(mail);
  return { status: 200, body: { success: true, data: presentUser(user) } };
});
