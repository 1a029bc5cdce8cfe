import type { Creation } from "../../kit/index.ts";
import { at } from "../../kit/json.ts";

const numbered =
  (...path: readonly string[]) =>
  (body: unknown): readonly number[] | undefined => {
    const found = at(body, path);
    return typeof found === "number" ? [found] : undefined;
  };

/** Users can be deleted, and take their idle projects along; a project is deleted by no call of its own. */
export const creates: readonly Creation[] = [
  {
    operation: "createProject",
    what: "projects",
    ids: numbered("data", "projectId"),
    stays: "the API cannot delete them",
  },
  { operation: "createSession", what: "sessions", ids: () => [], stays: "they expire by themselves" },
  { operation: "panel/addPlan", what: "plans", ids: numbered("id"), stays: "no panel action deletes them" },
  { operation: "panel/addTemplate", what: "templates", ids: numbered("id"), stays: "no panel action deletes them" },
];
