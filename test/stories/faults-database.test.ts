import Database from "better-sqlite3";
import { expect } from "vitest";
import { toBoth } from "../../src/words/to-both.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { Disk } from "../support/disk.ts";
import { answers, begins, reports } from "../support/steps.ts";
import { errorsIn, expectInOrder, expectNothingOwed, saidInLog, times } from "../support/telling.ts";

const { notSaved, notSavedForm, notSavedMessage } = toBoth.trouble;

/** Slack's patience, shortened: where nothing is acknowledged, it is waited for in real time. */
const ackWithinMs = 1_000;

const disk = new Disk();

function diskStory(name: string, tell: (city: City) => Promise<void>): void {
  const told = async (city: City) => {
    try {
      await tell(city);
    } finally {
      disk.works();
    }
  };
  story(name, told, { store: disk.under, ackWithinMs });
}

for (const trouble of ["full", "read-only"] as const) {
  diskStory(
    `the database is ${trouble}: what is pressed is not done, and the person is told`,
    async (city) => {
      const { sato, tanaka } = city;
      disk.works();
      await sato.types("/kasuhara-report");
      disk.fails(trouble);
      await sato.presses("いまは終わっている");
      expect(sato.wasTold()).toBe(notSaved);
      expect(sato.modal()).toBe("");
      expect(sato.thread()).toBe("");
      expect(saidInLog(city, "not-saved").at(-1)?.facts.error).toMatch(/^StoreError:/);

      disk.works();
      await reports(sato, { words: "窓口で土下座を求められました" });
      disk.fails(trouble);
      await tanaka.presses("担当する");
      expect(tanaka.wasTold()).toBe(notSaved);
      expect(city.card()).toContain("未担当");
      disk.works();
      await tanaka.presses("担当する");
      expect(times(sato.thread(), "田中さんが担当します")).toBe(1);
      await expectNothingOwed(city);
    },
  );

  diskStory(`the database is ${trouble}: a form keeps what was typed until it can be saved`, async (city) => {
    const { sato, tanaka } = city;
    disk.works();
    await sato.types("/kasuhara-report");
    await sato.presses("いまは終わっている");
    disk.fails(trouble);
    const form = {
      何がありましたか: "長電話が三時間続きました",
      どこで: "電話",
      だれのこと: "自分",
      相手方は: "市民・利用者",
    };
    const refused = await sato.submits(form);
    expect(errorsIn(refused)).toEqual([notSavedForm]);
    expect(JSON.stringify(sato.actor.modal()?.state)).toContain("長電話が三時間続きました");
    disk.works();
    expect((await sato.submits()).errors).toBeUndefined();
    await sato.presses("相談窓口だけ", "送る");
    expect(city.card()).toContain("長電話が三時間続きました");

    disk.fails(trouble);
    const reply = await answers(tanaka, "すぐに伺います。電話は切ってかまいません");
    expect(errorsIn(reply)).toEqual([notSavedForm]);
    disk.works();
    await tanaka.submits();
    expect(times(sato.thread(), "すぐに伺います。電話は切ってかまいません")).toBe(1);
    await expectNothingOwed(city);
  });
}

diskStory(
  "the database is full: a message is not acknowledged, and arrives when Slack brings it again",
  async (city) => {
    const { sato, tanaka } = city;
    disk.works();
    await reports(sato, { words: "名前をネットに書くと言われました" });
    disk.fails("full");
    await sato.writes("住所も聞かれました");
    expect(sato.whispers()).toEqual([expect.anything(), notSavedMessage].slice(-sato.whispers().length));
    expect(times(sato.whispers().join("\n"), notSavedMessage), "told once, not with every try").toBe(1);
    await tanaka.notes("所属長に電話します");
    expect(tanaka.wasTold()).toBe(notSavedMessage);
    expect(city.deskSees()).not.toContain("住所も聞かれました");

    disk.works();
    await city.passes(2 * MINUTE);
    expect(times(city.deskSees(), "住所も聞かれました")).toBe(1);
    expect(tanaka.wasTold()).toContain(toDesk.note.internal);
    const own = sato.everything(sato.actor.dm()).filter((m) => m.user === sato.actor.id);
    expect(own.map((m) => m.reactions.map((r) => r.name))).toEqual([["white_check_mark"]]);
    await expectNothingOwed(city);
  },
);

diskStory(
  "the database is full: whoever comes for the first time still gets the doors, by command and by shortcut",
  async (city) => {
    const { sato, takahashi } = city;
    disk.fails("full");
    await sato.types("/kasuhara");
    expect(sato.wasTold()).toContain("110番の代わりにはなりません");
    await takahashi.uses("call-help");
    expect(takahashi.modal()).toContain("110番の代わりにはなりません");
    await takahashi.opensHome();
    expect(takahashi.home()).toContain("110番の代わりにはなりません");
    disk.works();
  },
);

diskStory(
  "the database is full: who presses in a shortcut's screen or on the Home is told, too",
  async (city) => {
    const { sato, takahashi } = city;
    await sato.uses("call-help");
    disk.fails("full");
    await sato.presses("危険がある（応援を呼ぶ）");
    expect(sato.modal()).toContain(notSaved);
    disk.works();
    await takahashi.opensHome();
    disk.fails("full");
    await takahashi.presses("危険がある（応援を呼ぶ）");
    expect(takahashi.modal()).toContain(notSaved);
    expect(city.cards()).toEqual([]);
    disk.works();
  },
);

diskStory("the database cannot be read, either: a command, a press and a form all say so", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato, { words: "カウンターを蹴られました" });
  disk.breaks();
  await sato.types("/kasuhara-consult");
  expect(sato.wasTold()).toBe(notSaved);
  await tanaka.presses("職員に返事を書く");
  expect(tanaka.wasTold()).toBe(notSaved);
  disk.works();
  await tanaka.presses("職員に返事を書く");
  disk.breaks();
  const refused = await tanaka.submits({ 返事: "ご連絡ありがとうございます。確認します" });
  expect(errorsIn(refused)).toEqual([notSavedForm]);
  disk.works();
  await tanaka.submits();
  expect(sato.thread()).toContain("ご連絡ありがとうございます。確認します");
  await expectNothingOwed(city);
});

diskStory(
  "the disk is full just after Slack took a message: it is noted later, and never posted twice",
  async (city) => {
    const { sato, slack } = city;
    await begins(sato, "毎朝同じ人が怒鳴りに来ます");
    await sato.presses("相談窓口だけ");
    slack.faults.onAccepted((method, args) => {
      if (method === "chat.postMessage" && args.channel === city.deskChannel) disk.fails("full", 3);
    });
    const send = sato.pressing("送る");
    await city.until("the disk is full", () => disk.refused > 0);
    for (let second = 0; second < 10; second++) await city.clock.advance(1_000);
    await send;
    await city.passes(MINUTE);
    slack.faults.clear();
    expect(disk.refused).toBe(3);
    expect(city.card()).toContain("毎朝同じ人が怒鳴りに来ます");
    await sato.writes("きょうも来ました");
    await sato.writes("二回目です");
    expectInOrder(city.deskSees(), ["きょうも来ました", "二回目です"]);
    await expectNothingOwed(city);
  },
);

diskStory(
  "another program holds the database: the person is told, and it works again afterwards",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-consult");
    const other = new Database(city.path);
    other.exec("BEGIN IMMEDIATE");
    await sato.presses("いまは終わっている");
    expect(sato.wasTold()).toBe(notSaved);
    expect(saidInLog(city, "not-saved").at(-1)?.facts.error).toBe("StoreError:SQLITE_BUSY");
    other.exec("ROLLBACK");
    other.close();
    await sato.types("/kasuhara-consult");
    await sato.presses("いまは終わっている");
    expect(sato.thread()).toContain("何をいっしょに考えましょうか");
    await expectNothingOwed(city);
  },
);
