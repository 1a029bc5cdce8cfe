import { isMembers } from "./json.ts";
import type { Encoding } from "./typed.ts";

export interface Encoded {
  body: string | Uint8Array;
  mediaType: string;
}

/** A file in a multipart body. */
export interface FilePart {
  filename: string;
  type: string;
  content: string | Uint8Array;
}

const boundary = "stunt-double-boundary-7c1d2b9e";

/** The encoding that a media type of the contract asks for, if it is one the kit writes. */
export function encodingOf(mediaType: string): Encoding | undefined {
  if (/^application\/(?:[\w.-]+\+)?json\b/.test(mediaType)) return "json";
  if (mediaType.startsWith("application/x-www-form-urlencoded")) return "form";
  return mediaType.startsWith("multipart/form-data") ? "multipart" : undefined;
}

export function encode(value: unknown, encoding: Encoding, mediaType?: string): Encoded {
  switch (encoding) {
    case "json":
      return { body: JSON.stringify(value), mediaType: mediaType ?? "application/json" };
    case "form":
      return { body: formText(value), mediaType: "application/x-www-form-urlencoded" };
    case "multipart":
      return { body: multipart(value), mediaType: `multipart/form-data; boundary=${boundary}` };
  }
}

/** Name and text pairs: members of members as `a[b]`, list items under their list's name, `undefined` left out. */
export function pairs(value: unknown, name?: string): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pairs(item, name));
  if (isMembers(value)) {
    return Object.entries(value).flatMap(([key, inner]) => pairs(inner, name === undefined ? key : `${name}[${key}]`));
  }
  return name === undefined ? [] : [[name, value === null ? "" : String(value)]];
}

export const formText = (value: unknown): string => new URLSearchParams(pairs(value)).toString();

const isFile = (value: unknown): value is FilePart =>
  isMembers(value) && typeof value["filename"] === "string" && "content" in value;

function multipart(value: unknown): Uint8Array {
  const fields = isMembers(value) ? Object.entries(value) : [];
  const parts = fields.flatMap(([name, field]) =>
    isFile(field)
      ? [
          section(
            `name="${quoted(name)}"; filename="${quoted(field.filename)}"\r\ncontent-type: ${field.type}`,
            field.content,
          ),
        ]
      : pairs(field, name).map(([key, text]) => section(`name="${quoted(key)}"`, text)),
  );
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

const quoted = (name: string): string => name.replaceAll('"', "%22").replaceAll(/[\r\n]/g, " ");

function section(disposition: string, content: string | Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
}
