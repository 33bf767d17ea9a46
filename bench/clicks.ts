import type { Server } from "node:http";
import type { Browser, Locator, Page } from "playwright-core";
import { buildPage } from "../playground/page/build.ts";
import { givenTexts } from "../playground/stage/given.ts";
import { Playground } from "../playground/stage/playground.ts";
import { serve } from "../playground/stage/server.ts";
import { pause } from "./figures.ts";

/** Something a person did, and after how many milliseconds the bot's answer stood on their screen. */
export interface Gesture {
  readonly kind: string;
  readonly took: number;
}

/**
 * Lies in the page: takes the time of the press itself and of the first painting in which the column shows the words
 * once more than before. The driver's own way to the page counts in neither.
 */
const WATCH = `
  const times = (column, words) => column.textContent.split(words).length - 1;
  window.watch = (person, words) => {
    const column = document.querySelector('.column[data-person="' + person + '"]');
    const before = times(column, words);
    let began = null;
    const press = ({ type, key, timeStamp }) => {
      if (began === null && (type === "click" || key === "Enter")) began = timeStamp;
    };
    addEventListener("click", press, true);
    addEventListener("keydown", press, true);
    window.watched = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error("nobody reads " + words + ": " + column.textContent.slice(-600))), 5_000);
      const watcher = new MutationObserver(() => {
        if (began === null || times(column, words) <= before) return;
        watcher.disconnect();
        removeEventListener("click", press, true);
        removeEventListener("keydown", press, true);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      });
      watcher.observe(column, { subtree: true, childList: true, characterData: true });
    });
  };
`;

const PATIENCE = 10_000;

/** People read before they press; nobody is to wait here for the one message a second that Slack grants a channel. */
const READS = 1_100;

/** One round after the other in one city: a report by the clerk, who sends it, and the desk, which takes it over. */
export async function clicks(browser: Browser, rounds: number): Promise<readonly Gesture[]> {
  const assets = buildPage();
  const playground = await Playground.open(await givenTexts(), null);
  const server = serve(playground, assets);
  try {
    await Promise.all([playground.start(), assets]);
    const address = `http://localhost:${await portOf(server)}/#/city?as=staff`;
    const gestures: Gesture[] = [];
    for (let n = 0; n < rounds; n++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "ja-JP" });
      page.setDefaultTimeout(PATIENCE);
      await page.addInitScript(WATCH);
      await page.goto(address);
      gestures.push(...(await round(page, playground)));
      await page.close();
    }
    return gestures;
  } finally {
    server.closeAllConnections();
    server.close();
    await playground.close();
  }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens nowhere");
  return address.port;
}

async function round(page: Page, playground: Playground): Promise<readonly Gesture[]> {
  const gestures: Gesture[] = [];
  const { cast } = playground.setting();
  const idOf = (part: string) => cast.find((one) => one.part === part)?.id ?? "";
  const columnOf = (person: string) => page.locator(`.column[data-person="${person}"]`);
  const [clerk, desk] = [idOf("staff"), idOf("desk")];
  const [clerks, desks] = [columnOf(clerk), columnOf(desk)];
  const timed = async (kind: string, person: string, words: string, gesture: () => Promise<void>) => {
    await pause(READS);
    await page.evaluate(`watch(${JSON.stringify(person)}, ${JSON.stringify(words)})`);
    await gesture();
    gestures.push({ kind, took: await page.evaluate<number>("watched") });
  };
  const types = async (text: string) => {
    await clerks.locator(".writing").fill(text);
    await clerks.locator(".writing").press("Enter");
  };
  const button = (within: Locator, name: string) => within.getByRole("button", { name, exact: true }).last();

  await clerks.locator(".writing").waitFor();
  await desks.locator("li.row").last().waitFor();
  await timed("/kasuhara typed: the doors of both kinds", clerk, "いまの状況は", () => types("/kasuhara"));
  await timed("/kasuhara-report typed: the three doors", clerk, "いまの状況は", () =>
    types("/kasuhara-report"),
  );
  await timed("a door pressed: the form", clerk, "何がありましたか", () =>
    button(clerks, "いまは終わっている").click(),
  );
  const form = clerks.getByRole("dialog");
  await form.getByRole("checkbox", { name: "あとで窓口に話す" }).click();
  await form.getByLabel("どこで").selectOption("窓口");
  await form.getByLabel("相手方は").selectOption({ index: 1 });
  await timed("the form sent: a question", clerk, "誰に伝えますか", () => button(form, "次へ").click());
  await timed("a question's button: the preview", clerk, "窓口に送る内容", () =>
    button(clerks, "相談窓口だけ").click(),
  );
  await timed("送る: the card at the desk", desk, "窓口の担当を待っています", () =>
    button(clerks, "送る").click(),
  );
  await timed("担当する: who takes it, at the clerk's", clerk, "田中さんが担当します", () =>
    button(desks, "担当する").click(),
  );
  await timed("職員に返事を書く: the form", desk, "そのまま職員に届きます", () =>
    button(desks, "職員に返事を書く").click(),
  );
  await button(desks.getByRole("dialog"), "閉じる").click();
  await desks.getByRole("dialog").waitFor({ state: "detached" });
  return gestures;
}
