import type { IncomingMessage } from "node:http";
import { parse } from "node:querystring";
import { isBag, parseJson } from "./bag.ts";
import type { Bag } from "./shapes.ts";

const MOST_BYTES = 100 * 1024 * 1024;

/** Reads a request to its end. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error("body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a call, in whichever of Slack's three encodings it came. */
export async function fieldsOf(type: string, bytes: Buffer): Promise<Bag> {
  if (type.startsWith("application/json")) {
    const body = parseJson(bytes.toString());
    return isBag(body) ? body : {};
  }
  if (type.startsWith("multipart/form-data")) return (await formOf(type, bytes)).fields;
  return { ...parse(bytes.toString()) };
}

/** The fields and the first file of a multipart form. */
export async function formOf(type: string, bytes: Buffer): Promise<{ fields: Bag; file?: Uint8Array }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const fields: Record<string, string> = {};
  let file: Uint8Array | undefined;
  for (const [key, value] of form) {
    if (typeof value === "string") fields[key] = value;
    else file ??= new Uint8Array(await value.arrayBuffer());
  }
  return file === undefined ? { fields } : { fields, file };
}
