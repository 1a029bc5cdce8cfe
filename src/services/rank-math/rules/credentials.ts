import { rule } from "../contract.ts";

export interface BasicCredentials {
  readonly login: string;
  readonly password: string;
}

/** What cannot be used as credentials counts as none at all. */
export const unusable = rule(
  "unusable-credentials-are-none",
  (): BasicCredentials | undefined => undefined,
  () => ({ login: "", password: "" }),
);

/** User names and addresses are accepted in any letter case. */
export const loginKey = rule(
  "user-names-in-any-case",
  (login: string) => login.toLowerCase(),
  (login) => login,
);

/** WordPress shows application passwords in groups and takes them with or without the spaces. */
export const withoutSpaces = rule(
  "application-password-spaces-ignored",
  (password: string) => password.replace(/[^a-z\d]/gi, ""),
  (password) => password,
);
