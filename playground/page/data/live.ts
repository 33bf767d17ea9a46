import type { Act, Done, Looking, Screen, Setting, StageAct, WireEntry } from "../../api.ts";
import { texts } from "../texts.ts";
import type { News, Source, Way } from "./source.ts";
import { openStream } from "./stream.ts";

/** The city that runs on the server of this page. */
export class Live implements Source {
  readonly recorded = false;
  readonly #listeners = new Set<(news: News) => void>();
  #last: News | null = null;

  constructor() {
    openStream((news) => {
      if (news.type === "hello" || news.type === "away") this.#last = news;
      for (const hear of this.#listeners) hear(news);
    });
  }

  listen(hear: (news: News) => void): () => void {
    this.#listeners.add(hear);
    if (this.#last !== null) hear(this.#last);
    return () => this.#listeners.delete(hear);
  }

  setting(): Promise<Setting> {
    return got<Setting>("setting");
  }

  screen(person: string, { channel, thread }: Looking): Promise<Screen> {
    const asked = new URLSearchParams({ person });
    if (channel !== null) asked.set("channel", channel);
    if (thread !== null) asked.set("thread", thread);
    return got<Screen>(`screen?${asked}`);
  }

  traffic(since: number): Promise<readonly WireEntry[]> {
    return got<readonly WireEntry[]>(`traffic?since=${since}`);
  }

  async policy(): Promise<string> {
    return (await got<{ readonly text: string }>("policy")).text;
  }

  picture(person: string, file: string): string {
    return `api/picture?${new URLSearchParams({ person, file })}`;
  }

  act(as: string, act: Act, way?: Way): Promise<Done> {
    return way === undefined ? sent("act", { as, act }) : sentOn(way, "act", { as, act });
  }

  stage(act: StageAct): Promise<Done> {
    return sent("stage", act);
  }
}

async function got<T>(path: string): Promise<T> {
  const response = await fetch(`api/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** As `sent`, by the one means that tells how far it has come. */
function sentOn({ progress, signal }: Way, path: string, body: unknown): Promise<Done> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fails = (says: string) => () => resolve({ ok: false, says });
    request.open("POST", `api/${path}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
    request.addEventListener("load", () =>
      resolve(request.response ?? { ok: false, says: texts.notReached }),
    );
    request.addEventListener("error", fails(texts.notReached));
    request.addEventListener("abort", fails(texts.composer.calledOff));
    signal.addEventListener("abort", () => request.abort());
    request.send(JSON.stringify(body));
  });
}

async function sent(path: string, body: unknown): Promise<Done> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return await response.json();
  } catch {
    return { ok: false, says: texts.notReached };
  }
}
