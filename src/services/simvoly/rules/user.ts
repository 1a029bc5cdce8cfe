import type { NewEffect } from "../../../core/effect.ts";
import { rule } from "../contract.ts";
import type { Assignment, Project, User } from "../tables.ts";

type Locale = User["locale"];

export const localeOf = rule(
  "user-locale-default",
  (sent: Locale | undefined): Locale => sent ?? "en",
  (sent): Locale => sent ?? "bg",
);

/** The e-mail address as it is looked for. */
export const addressSought = rule(
  "user-found-by-email",
  (email: string) => email.toLowerCase(),
  (email) => email,
);

/** A password-reset e-mail for an account without a password. */
export const resetMail = rule(
  "passwordless-user-gets-reset-mail",
  ({ email, hasPassword }: User, address: string): readonly NewEffect[] =>
    hasPassword
      ? []
      : [
          {
            kind: "email",
            topic: "password_reset",
            to: email,
            data: { subject: "Set your password", text: `Set your password: ${address}` },
          },
        ],
  () => [],
);

interface Held {
  readonly projects: readonly Project[];
  readonly assignments: readonly Assignment[];
}

/** What goes with a user who is deleted. */
export const takenAlong = rule(
  "user-deletion-takes-idle-projects",
  ({ projects, assignments }: Held): Held => ({
    projects: projects.filter(({ status }) => status !== "ACTIVE").toSorted((one, other) => one.id - other.id),
    assignments,
  }),
  () => ({ projects: [], assignments: [] }),
);
