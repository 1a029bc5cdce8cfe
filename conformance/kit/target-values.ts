import type { YamlReader } from "./yaml-reader.ts";

type Path = readonly string[];

/** An http address without a slash at its end. */
export function address(file: YamlReader, path: Path): string {
  const value = file.text(path);
  if (value === undefined) return file.refuse(path, "is missing", `write ${path.at(-1) ?? ""}: http://…`);
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    file.refuse(path, `${value} is no http address`, "write it like http://127.0.0.1:4105");
  }
  return value.replace(/\/+$/, "");
}

/** A list of words out of those known. */
export function known(file: YamlReader, path: Path, words: readonly string[]): readonly string[] | undefined {
  const texts = file.texts(path);
  for (const index of texts?.keys() ?? []) file.oneOf([...path, String(index)], words);
  return texts;
}

/** `85%` as 0.85. */
export function share(file: YamlReader, path: Path): number | undefined {
  const value = file.value(path);
  if (value === undefined) return undefined;
  const percent = /^(\d{1,3})\s*%$/.exec(String(value))?.[1];
  return percent !== undefined && Number(percent) <= 100
    ? Number(percent) / 100
    : file.refuse(path, `${JSON.stringify(value)} is no share`, "write it like 85%");
}

export function count(file: YamlReader, path: Path): number | undefined {
  const value = file.value(path);
  if (value === undefined || (typeof value === "number" && Number.isInteger(value) && value > 0)) return value;
  return file.refuse(path, "must be a whole number above 0", "write it like 4");
}

/** How many a second; 0.5 is one every two seconds. */
export function rate(file: YamlReader, path: Path): number | undefined {
  const value = file.value(path);
  if (value === undefined || (typeof value === "number" && Number.isFinite(value) && value > 0)) return value;
  return file.refuse(path, "must be a number above 0", "write it like 20");
}

/** `PT10S` as milliseconds. */
export function milliseconds(file: YamlReader, path: Path): number | undefined {
  const value = file.text(path);
  if (value === undefined) return undefined;
  const [, minutes = "0", seconds = "0"] = /^PT(?=\d)(?:(\d+)M)?(?:(\d+)S)?$/.exec(value) ?? [];
  const total = (Number(minutes) * 60 + Number(seconds)) * 1000;
  return total > 0 ? total : file.refuse(path, `${value} is no duration`, "write it like PT10S");
}

/** `127.0.0.1:9099` or `[::1]:9099`. */
export function hostAndPort(file: YamlReader, path: Path): { host: string; port: number } {
  const value = file.text(path);
  if (value === undefined) return file.refuse(path, "is missing", "write it like 0.0.0.0:9099");
  const [, host = "", port = ""] = /^(\[[0-9a-f:.]+\]|[^\s:/]+):(\d{1,5})$/i.exec(value) ?? [];
  if (host === "" || Number(port) < 1 || Number(port) > 65_535)
    file.refuse(path, `${value} is no host and port`, "write it like 0.0.0.0:9099");
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}
