import type { Push, StageState } from "../../api.ts";
import { after } from "../timers.ts";
import type { News } from "./source.ts";

/** What the tabs of one browser say to one another. */
type Word = { readonly say: "who" } | { readonly say: "news"; readonly news: News };

/** How long after a refusal the server is asked anew; after a mere break the browser does so by itself. */
const AGAIN = 2_000;

/**
 * Hears what the server pushes. A browser holds only six connections to one server, so of all tabs one listens and
 * tells the others; when it is closed, the next takes its place.
 */
export function openStream(hear: (news: News) => void): void {
  const tabs = new BroadcastChannel("mamori");
  let stage: StageState | null = null;
  let leads = false;
  const take = (news: News) => {
    if (news.type === "hello" || news.type === "stage") stage = news.stage;
    if (news.type === "away") stage = null;
    hear(news);
    if (leads) say({ say: "news", news });
  };
  const say = (word: Word) => tabs.postMessage(word);
  tabs.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    if (data.say === "news") take(data.news);
    else if (leads && stage !== null) say({ say: "news", news: { type: "hello", stage } });
  });
  say({ say: "who" });
  void navigator.locks.request("mamori", () => {
    leads = true;
    listen(take);
    // Held until this tab is gone.
    return new Promise(() => {});
  });
}

function listen(take: (news: News) => void): void {
  const source = new EventSource("api/stream");
  source.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const push: Push = JSON.parse(data);
    take(push);
  });
  source.addEventListener("error", () => {
    take({ type: "away" });
    if (source.readyState === EventSource.CLOSED) after(AGAIN, () => listen(take));
  });
}
