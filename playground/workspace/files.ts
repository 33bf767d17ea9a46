import type { Ids } from "./ids.ts";
import { refuse } from "./refusal.ts";
import type { Identity, Room } from "./rooms.ts";
import type { Bag, SlackFile } from "./shapes.ts";

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly alt?: string;
  bytes?: Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  mp3: "audio/mpeg",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
  csv: "text/csv",
};

/** A file as the wire carries it: of one that is not there any more nothing but that. */
export const fileOnWire = (file: SlackFile): Bag =>
  file.mode === "tombstone" || file.mode === "hidden_by_limit"
    ? { id: file.id, mode: file.mode }
    : { ...file };

/** Files and who may fetch them: a file is seen only in the conversations it was shared in. */
export class Files {
  readonly #ids: Ids;
  readonly #identity: Identity;
  readonly #base: () => string;
  readonly #files = new Map<string, SlackFile>();
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #given = new Set<string>();
  readonly #uploads = new Map<string, Upload>();

  constructor(ids: Ids, identity: Identity, base: () => string) {
    this.#ids = ids;
    this.#identity = identity;
    this.#base = base;
  }

  add(given: {
    id?: string;
    name: string;
    title?: string;
    bytes: Uint8Array;
    mimetype?: string;
    alt?: string;
    elsewhere?: string;
    user: string;
  }): SlackFile {
    const id = given.id ?? this.#ids.id("F");
    const ending = given.name.split(".").at(-1)?.toLowerCase() ?? "";
    const place = `${this.#identity.teamId}-${id}`;
    const file: SlackFile = {
      id,
      created: this.#ids.seconds(),
      timestamp: this.#ids.seconds(),
      name: given.name,
      title: given.title ?? given.name,
      mimetype: given.mimetype ?? TYPES[ending] ?? "application/octet-stream",
      filetype: ending,
      pretty_type: ending.toUpperCase(),
      user: given.user,
      user_team: this.#identity.teamId,
      size: given.bytes.byteLength,
      mode: given.elsewhere === undefined ? "hosted" : "external",
      editable: false,
      is_external: given.elsewhere !== undefined,
      external_type: given.elsewhere === undefined ? "" : "app",
      is_public: false,
      public_url_shared: false,
      display_as_bot: false,
      username: "",
      ...(given.alt === undefined ? {} : { alt_txt: given.alt }),
      url_private: `${this.#base()}/files-pri/${place}/${encodeURIComponent(given.name)}`,
      url_private_download: `${this.#base()}/files-pri/${place}/download/${encodeURIComponent(given.name)}`,
      permalink: `${this.#base()}/files/${given.user}/${id}/${encodeURIComponent(given.name)}`,
      channels: [],
      groups: [],
      ims: [],
    };
    const known = given.elsewhere === undefined ? file : { ...file, url_private: given.elsewhere };
    this.#files.set(id, known);
    this.#bytes.set(id, given.bytes);
    return known;
  }

  /** Keeps no more of a file than that it was there, and why it is not any more. */
  lose(id: string, mode: "tombstone" | "hidden_by_limit"): SlackFile {
    const file = { ...(this.#files.get(id) ?? refuse("file_not_found")), mode };
    this.#files.set(id, file);
    this.#bytes.delete(id);
    return file;
  }

  /** Slack knows the file and cannot find what it holds. */
  loseBytes(id: string): void {
    this.#bytes.delete(id);
  }

  /** Takes a file away; where it stood, Slack says that it was deleted. */
  delete(id: string): void {
    this.#files.delete(id);
    this.#bytes.delete(id);
  }

  /** Lets the app have a file, as somebody does who puts it into one of the app's forms. */
  give(id: string): void {
    this.#given.add(id);
  }

  /** Whether somebody put a file into one of the app's forms. */
  isGiven(id: string): boolean {
    return this.#given.has(id);
  }

  /** Shares a file in a conversation; the answer is the file as seen there. */
  share(id: string, room: Room): SlackFile {
    const file = this.#files.get(id) ?? refuse("file_not_found");
    const list = room.type === "im" ? "ims" : room.type === "group" ? "groups" : "channels";
    const shared = {
      ...file,
      is_public: file.is_public || list === "channels",
      [list]: [...file[list], room.id],
    };
    this.#files.set(id, shared);
    return shared;
  }

  /** What is known of all files, as it is kept and brought back; the bytes are not. */
  all(): SlackFile[] {
    return [...this.#files.values()];
  }

  bringBack(files: readonly SlackFile[]): void {
    for (const file of files) this.#files.set(file.id, file);
  }

  get(id: string): SlackFile | undefined {
    return this.#files.get(id);
  }

  bytes(id: string): Uint8Array | undefined {
    return this.#bytes.get(id);
  }

  conversations(file: SlackFile): readonly string[] {
    return [...file.channels, ...file.groups, ...file.ims];
  }

  expect(name: string, length: number, alt?: string): { file_id: string; upload_url: string } {
    const id = this.#ids.id("F");
    const secret = this.#ids.secret();
    const upload = { id, name, length, ...(alt === undefined ? {} : { alt }) };
    this.#uploads.set(secret, { ...upload });
    this.#uploads.set(id, { ...upload });
    return { file_id: id, upload_url: `${this.#base()}/upload/v1/${secret}-${id}` };
  }

  /** Takes uploaded bytes; refused when the address is unknown or the length is not the announced one. */
  receive(address: string, bytes: Uint8Array): "ok" | "unknown" | "wrong length" {
    const [secret, id] = address.split("-");
    const upload = id === undefined ? undefined : this.#uploads.get(id);
    if (upload === undefined || secret === undefined || !this.#uploads.has(secret)) return "unknown";
    if (bytes.byteLength !== upload.length) return "wrong length";
    upload.bytes = bytes;
    return "ok";
  }

  /** Makes a file of an upload that has arrived. */
  complete(id: string, title: string | undefined, user: string): SlackFile {
    const upload = this.#uploads.get(id);
    if (upload?.bytes === undefined) return refuse("file_not_found", `${id} was not uploaded`);
    this.#uploads.delete(id);
    const name = { name: upload.name, ...(title === undefined ? {} : { title }) };
    const alt = upload.alt === undefined ? {} : { alt: upload.alt };
    return this.add({ id, ...name, ...alt, bytes: upload.bytes, user });
  }
}
