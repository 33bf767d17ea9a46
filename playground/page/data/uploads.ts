import type { Upload } from "../../api.ts";

/** The most that goes into one message or field, all files together. */
export const FILES_HOLD = 20_000_000;

/** The bytes of a file as text, for the way to the server. */
export async function upload(file: Blob, name: string): Promise<Upload> {
  const mimetype = file.type || "application/octet-stream";
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name, mimetype, base64: url.slice(url.indexOf(",") + 1) };
}
