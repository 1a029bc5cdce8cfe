import { smallLetters } from "../../core/alphabets.ts";
import { equalSecrets, fromBase64, toBase64 } from "../../core/crypto.ts";
import type { RawRequest } from "../../core/http.ts";
import { demand } from "../../core/refusal.ts";
import type { Auth } from "../../core/service.ts";
import type { Context } from "./contract.ts";
import * as errors from "./errors.ts";
import { type BasicCredentials, loginKey, unusable, withoutSpaces } from "./rules/credentials.ts";
import { emailKey, type User } from "./tables.ts";

export interface Caller {
  readonly id: string;
  readonly role: User["role"];
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** What an Authorization header says, as far as it says anything usable. */
function credentialsOf(request: RawRequest): BasicCredentials | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const [, encoded = ""] = /^basic\s+(.*)$/i.exec(header) ?? [];
  const text = base64.test(encoded) ? fromBase64(encoded) : "";
  const colon = text.indexOf(":");
  if (colon < 0 || colon === text.length - 1) return unusable();
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

async function userOf(login: string, { tx }: Context): Promise<User | undefined> {
  const [alias] = (await tx.applicationPasswords.find("login", loginKey(login), { limit: 1 })).rows;
  if (alias) return tx.users.get(alias.userId);
  const [named] = (await tx.users.find("login", loginKey(login), { limit: 1 })).rows;
  if (named) return named;
  return (await tx.users.find("email", emailKey(loginKey(login)), { limit: 1 })).rows[0];
}

export const inFours = (password: string): string => password.replace(/(.{4})(?=.)/g, "$1 ");

export const auth: Auth<Context, Caller> = {
  key(request) {
    const credentials = credentialsOf(request);
    return credentials && loginKey(credentials.login);
  },

  async caller(request, ctx) {
    const credentials = credentialsOf(request);
    if (!credentials) return undefined;
    const { login, password } = credentials;
    const user = await userOf(login, ctx);
    demand(user, () => (login.includes("@") ? errors.unknownEmailLogin() : errors.unknownUsername()));
    const { rows } = await ctx.tx.applicationPasswords.find("user", user.id);
    const sent = withoutSpaces(password);
    demand(
      rows.some((kept) => equalSecrets(kept.password, sent)),
      errors.incorrectPassword,
    );
    return { id: user.id, role: user.role };
  },

  permission(caller, operation) {
    if (operation.startsWith("describe")) return;
    demand(caller, errors.signInNeeded);
    demand(caller.role === "reseller", errors.notAReseller);
  },

  sign(request, { username = "", password = "" }) {
    const authorization = `Basic ${toBase64(`${username}:${password}`)}`;
    return { ...request, headers: { ...request.headers, authorization } };
  },

  async mint(role, { sandbox, token }, { tx, now }) {
    const user = await tx.users.get(role);
    if (!user) return undefined;
    const login = `${role}-${sandbox}`;
    const password = token("password", smallLetters, 24);
    await tx.applicationPasswords.put({
      id: `minted-${login}`,
      login,
      userId: user.id,
      name: `Sandbox ${sandbox}`,
      password,
      createdAt: now,
      minted: true,
    });
    return { key: login, credentials: { username: login, password: inFours(password) } };
  },
};
