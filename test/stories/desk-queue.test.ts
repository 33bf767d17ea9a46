import { expect } from "vitest";
import type { CaseEvent } from "../../src/cases/events.ts";
import { happen, openCase, sent } from "../contracts/store/given.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { CSV, csv, exports } from "../support/exports.ts";
import { ORGANISATION, TOWNSFOLK } from "../support/organisation.ts";
import { calls } from "../support/posted.ts";
import { FIND, numbers } from "../support/queue.ts";
import { closes, reports, WHAT } from "../support/steps.ts";

const REFUSED = "件の一覧は、相談窓口の人だけが開けます。";

/** Cases that came in while nobody looked, one with each of these answers. */
async function lie(city: City, ...answers: (CaseEvent & { type: "answered" })["answers"][]): Promise<void> {
  const { store } = city.mamori.work;
  const by = city.idOf("佐藤");
  for (const given of answers) {
    await store.write(async (tx) => {
      const c = await openCase(tx, by);
      const number = `R8-${String(await tx.nextNumber("R8")).padStart(3, "0")}`;
      const stamp = { by, at: city.clock.now().getTime() };
      const told = { topic: "t", questions: [], urgency: "normal", told: [] } as const;
      const all = { ...c.answers, ...given };
      return happen(
        tx,
        c,
        { ...stamp, ...told, type: "answered", answers: all },
        { ...sent(by, number), ...stamp },
      );
    });
  }
}

story("the desk opens its queue by a word, by each of them", async (city) => {
  const { sato, tanaka } = city;
  await tanaka.types("/kasuhara cases");
  expect(tanaka.modal()).toContain("いま対応中の件はありません。");
  await tanaka.dismisses();
  await reports(sato);
  for (const word of ["Cases", "件", "一覧"]) {
    await tanaka.types(`/kasuhara ${word}`);
    expect(tanaka.modal()).toMatch(/R8-001.*報告.*未担当/);
    expect(tanaka.modal()).not.toContain(WHAT);
    await tanaka.dismisses();
  }
});

story("the App Home shows the same, and leads into each queue", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await lie(city, {});
  await tanaka.presses("担当する");
  await tanaka.opensHome();
  expect(numbers(tanaka.home())).toEqual(["R8-001", "R8-002"]);
  await tanaka.presses("未担当（1）");
  expect(numbers(tanaka.modal())).toEqual(["R8-002"]);
  await tanaka.dismisses();
  await tanaka.presses("自分の担当（1）");
  expect(numbers(tanaka.modal())).toEqual(["R8-001"]);
});

story("danger first, then who may come again soon, then what is promised, then the rest", async (city) => {
  const { sato, tanaka } = city;
  await lie(city, {}, { next: ["soon"] });
  await reports(sato);
  await tanaka.presses("担当する");
  await sato.uses("call-help");
  await sato.presses("危険がある（応援を呼ぶ）");
  await tanaka.types("/kasuhara 件");
  expect(numbers(tanaka.modal())).toEqual(["R8-004", "R8-002", "R8-003", "R8-001"]);
});

story("a case came in when it first did, however often help is called", async (city) => {
  const { sato, tanaka } = city;
  await sato.uses("call-help");
  await sato.presses("危険がある（応援を呼ぶ）");
  const received = "*受付*\n11月16日（月）10:00";
  expect(city.card()).toContain(received);
  await tanaka.presses("担当する");
  await city.passes(45 * MINUTE);
  await sato.presses("応援を呼ぶ");
  expect(city.card()).toContain("*応援を呼んでいます*（11月16日（月）10:45）");
  expect(city.card()).toContain(received);
  await exports(tanaka, CSV);
  const [row] = csv(city, tanaka);
  expect(row?.受付日時).toBe("2026-11-16 10:00");
});

story("whose turn it is: what waits for one's own answer, and what is past its time", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await sato.uses("call-help");
  await sato.presses("危険がある（応援を呼ぶ）");
  await tanaka.presses("担当する");
  await tanaka.types("/kasuhara 件");
  await tanaka.picks("自分の返事を待っている件（1）");
  expect(numbers(tanaka.modal())).toEqual(["R8-001"]);
  await city.passes(45 * MINUTE);
  await tanaka.picks("すべて（1）");
  await tanaka.picks("期限を過ぎた件（1）");
  expect(tanaka.modal()).toContain("を過ぎています");
  await tanaka.dismisses();
  await tanaka.presses("職員に返事を書く");
  await tanaka.submits({ 返事: "お話をうかがいます。" });
  await tanaka.types("/kasuhara 件");
  expect(tanaka.modal()).toMatch(/自分の返事を待っている件（0）[\s\S]*期限を過ぎた件（0）/);
  await tanaka.dismisses();
  await sato.writes("ありがとうございます。きょうもありました。");
  await tanaka.types("/kasuhara 件");
  expect(tanaka.modal()).toContain("自分の返事を待っている件（1）");
  await suzuki.types("/kasuhara 件");
  await suzuki.picks("自分の返事を待っている件（0）");
  expect(suzuki.modal()).toContain("ここに入る件はありません。");
});

story(
  "by section, of those who gave their name, and by what is asked for",
  async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato);
    await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
    await reports(takahashi);
    await lie(city, { wish: ["law", "health"] });
    await tanaka.types("/kasuhara 件");
    await tanaka.picks("市民文化局 市民課（2）");
    expect(numbers(tanaka.modal())).toEqual(["R8-001", "R8-004"]);
    expect(tanaka.modal()).toContain("市民文化局 市民課");
    await tanaka.picks("警察・弁護士への相談も考えたい");
    expect(numbers(tanaka.modal())).toEqual(["R8-004"]);
    await tanaka.picks("話を聞いてほしい（電話・対面）");
    expect(tanaka.modal()).toContain("ここに入る件はありません。");
    await tanaka.picks("すべての希望");
    await tanaka.picks("すべての部署");
    expect(numbers(tanaka.modal())).toEqual(["R8-001", "R8-002", "R8-003", "R8-004"]);
  },
  { organisation: ORGANISATION, people: [...TOWNSFOLK] },
);

story("pages; one that is not there any more gives the last, and another choice the first", async (city) => {
  const { tanaka } = city;
  await lie(city, ...Array.from({ length: 16 }, () => ({})));
  await tanaka.types("/kasuhara 件");
  expect(numbers(tanaka.modal())).toHaveLength(15);
  expect(tanaka.modal()).toContain("1 / 2 ページ（16件）");
  await tanaka.presses("次へ");
  expect(numbers(tanaka.modal())).toEqual(["R8-016"]);
  expect(tanaka.modal()).not.toContain("[次へ]");
  await tanaka.presses("前へ");
  const { store } = city.mamori.work;
  await store.write(async (tx) => {
    const last = await tx.case(16);
    if (last === null) throw new Error("no such case");
    await happen(tx, last, { type: "withdrawn", reached: 0, by: last.reporter, at: last.openedAt });
  });
  await tanaka.presses("次へ");
  expect(numbers(tanaka.modal())).toHaveLength(15);
  expect(tanaka.modal()).not.toContain("ページ");
});

story("two look at once; what one closes is gone for the other with their next press", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await lie(city, {});
  await suzuki.types("/kasuhara 件");
  await tanaka.presses("担当する");
  await closes(tanaka);
  expect(numbers(suzuki.modal())).toEqual(["R8-001", "R8-002"]);
  await suzuki.picks("すべて（2）");
  expect(numbers(suzuki.modal())).toEqual(["R8-002"]);
});

story(
  "nobody else opens it, whatever they are; a forged button says no more",
  async (city) => {
    const { sato, takahashi } = city;
    await reports(sato);
    const guest = city.person("嘱託");
    const manager = city.person("木村");
    city.slack.changeChannel(city.general, { addMembers: city.ids("嘱託", "木村") });
    for (const person of [sato, takahashi, guest, manager]) {
      await person.types("/kasuhara cases");
      expect(person.modal()).toBe("");
      expect(person.wasTold()).toContain(REFUSED);
      await forgesHome(city, person.actor.id);
      await person.presses("偽の一覧");
      expect(person.modal()).toContain(REFUSED);
      expect(numbers(person.modal())).toEqual([]);
      await person.dismisses();
      await person.opensHome();
      expect(person.home()).not.toContain("窓口の件");
    }
  },
  { organisation: ORGANISATION, people: [...TOWNSFOLK, { name: "嘱託", guest: true }] },
);

/** An App Home with a button of the queue, as if somebody who is not at the desk had got hold of one. */
async function forgesHome(city: City, person: string): Promise<void> {
  const button = {
    type: "button",
    action_id: "queue.all",
    text: { type: "plain_text", text: "偽の一覧" },
    value: JSON.stringify({ v: 1, queue: "all", page: 0 }),
  };
  const view = { type: "home", blocks: [{ type: "actions", elements: [button] }] };
  expect(await calls(city, "views.publish", { user_id: person, view })).toMatchObject({ ok: true });
}

story("who leaves the desk's channel while looking sees nothing more of it", async (city) => {
  const { sato, suzuki, tanaka, deskChannel } = city;
  await reports(sato);
  await suzuki.types("/kasuhara 件");
  await tanaka.types("/kasuhara 件");
  city.slack.changeChannel(deskChannel, { removeMembers: [suzuki.actor.id] });
  await city.settles();
  await suzuki.submits({ [FIND]: "1" });
  expect(suzuki.modal()).toContain(REFUSED);
  expect(numbers(suzuki.modal())).toEqual([]);
  await suzuki.opensHome();
  expect(suzuki.home()).not.toContain("窓口の件");
  city.slack.changeChannel(deskChannel, { private: false });
  await city.passes(2 * MINUTE);
  await tanaka.presses("一覧に戻る").catch(() => tanaka.picks("未担当（1）"));
  expect(tanaka.modal()).toContain(REFUSED);
});

story(
  "while Slack does not say who belongs to the desk, nobody is let in by what it said long ago",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    const mend = slack.faults.add({ method: "conversations.members", kind: "http500" });
    await city.passes(2 * MINUTE);
    await tanaka.types("/kasuhara 件");
    expect(tanaka.wasTold()).toContain(REFUSED);
    mend();
    await tanaka.types("/kasuhara 件");
    expect(numbers(tanaka.modal())).toEqual(["R8-001"]);
  },
);

story("who has left is let in for a minute at most, also where Slack's word of it is late", async (city) => {
  const { sato, suzuki, slack, deskChannel } = city;
  await reports(sato);
  slack.faults.delayDeliveries(60 * MINUTE);
  slack.changeChannel(deskChannel, { removeMembers: [suzuki.actor.id] });
  slack.faults.delayDeliveries(0);
  await city.passes(MINUTE);
  await suzuki.types("/kasuhara 件");
  expect(suzuki.modal()).toBe("");
  expect(suzuki.wasTold()).toContain(REFUSED);
});
