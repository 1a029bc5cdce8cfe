import type { Ctx } from "../core/context.ts";
import type { NewEffect } from "../core/effect.ts";
import type { RawReply } from "../core/http.ts";
import type { Service } from "../core/service.ts";
import type { Row, Table } from "../core/store.ts";
import { footprint, type Note, noted, notedIds } from "./footprint.ts";
import { callerOf, contextLike, mapped, tableLike, tablesLike, withContext, withPanelEmit } from "./seams/context.ts";
import { withReply } from "./seams/reply.ts";
import { memberOf } from "./seams/values.ts";
import { valuesAt } from "./shape/members.ts";
import { type AnswerPlace, answerPlaces, unrouted } from "./shape/places.ts";
import { surfaceOf } from "./surface.ts";

export interface Recorder {
  readonly note: Note;
  /** Told of every answer. */
  onAnswer(): void;
}

/** The service as it is, but that it writes down what a run sets off. */
export function recording(service: Service, { note, onAnswer }: Recorder): Service {
  const places = new Map(
    answerPlaces(service, surfaceOf(service)).map((place) => [`${place.of} ${place.status}`, place]),
  );
  const watched = withReply(withRecordedContext(service, note), {
    before(bare, { operation = unrouted }) {
      onAnswer();
      noteAnswer(bare, { operation, place: places.get(`${operation} ${bare.status}`), note });
      return bare;
    },
    after(reply, bare, { operation = unrouted }) {
      for (const name of Object.keys(reply.headers)) note(footprint.header(operation, bare.status, name));
      return reply;
    },
  });
  return {
    ...withPanelEmit(watched, ({ emit }) => (effect) => {
      noteEmitted(effect, note);
      emit(effect);
    }),
    auth: recordedAuth(watched, note),
    jobs: mapped(watched.jobs, (job, name) => (data, ctx) => {
      note(footprint.ran(name));
      return job(data, ctx);
    }),
  };
}

interface Told {
  readonly operation: string;
  readonly place: AnswerPlace | undefined;
  readonly note: Note;
}

function noteAnswer({ status, body }: RawReply, { operation, place, note }: Told): void {
  note(footprint.answered(operation, status));
  for (const { path } of place?.members ?? []) {
    if (valuesAt(body, path).length > 0) note(footprint.member(operation, status, path.join(".")));
  }
  for (const { code, member } of place?.codes ?? []) {
    if (valuesAt(body, member.path).some((value) => String(value) === code))
      note(footprint.told(operation, status, code));
  }
}

function recordedAuth({ auth }: Service, note: Note): Service["auth"] {
  return {
    ...auth,
    async caller(request, ctx) {
      note(footprint.called);
      try {
        const caller = await auth.caller(request, ctx);
        note(caller === undefined ? footprint.anonymous : footprint.signedIn);
        return caller;
      } catch (error) {
        note(footprint.refusedCaller);
        throw error;
      }
    },
    permission(caller, operation) {
      note(footprint.permission(operation));
      auth.permission(caller, operation);
    },
  };
}

function withRecordedContext(service: Service, note: Note): Service {
  return withContext(service, (ctx, { of, name }) => {
    if (of === "operation") note(footprint.handled(name));
    if (of === "delivery") for (const one of [footprint.sent(name), footprint.heard]) note(one);
    let emitted = 0;
    return contextLike(ctx, {
      tx: tablesLike(service, ctx, (table, one) =>
        notedOwner(noted(table, one, note), { name: one, owner: service.tables[one]?.owner, ctx, note }),
      ),
      ids: notedIds(ctx.ids, note),
      emit(effect) {
        noteEmitted(effect, note);
        emitted += 1;
        if (emitted > 1) note(footprint.severalEmitted);
        ctx.emit(effect);
      },
    });
  });
}

function noteEmitted({ topic, after }: NewEffect, note: Note): void {
  note(footprint.emitted(topic));
  if (after) note(footprint.waited(topic));
}

interface Owned {
  readonly name: string;
  readonly owner: string | undefined;
  readonly ctx: Ctx;
  readonly note: Note;
}

/** Tells when a row is read that is not the caller's. */
function notedOwner(table: Table, { name, owner, ctx, note }: Owned): Table {
  if (owner === undefined) return table;
  const look = (row: Row | undefined) => {
    const holders = Object.values(callerOf(ctx) ?? {});
    if (row && holders.length > 0 && !holders.includes(memberOf(row, owner))) note(footprint.foreign(name));
  };
  return tableLike(table, {
    async get(id) {
      const row = await table.get(id);
      look(row);
      return row;
    },
    async find(index, value, page) {
      const found = await table.find(index, value, page);
      found.rows.forEach(look);
      return found;
    },
  });
}
