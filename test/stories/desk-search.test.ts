import { expect } from "vitest";
import { story } from "../support/city.ts";
import { ORGANISATION, TOWNSFOLK } from "../support/organisation.ts";
import { FIND, numbers } from "../support/queue.ts";
import { closes, prepares, reports } from "../support/steps.ts";

story(
  "by number in every way it is typed, also what is closed; never a draft or what was withdrawn",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    await tanaka.presses("担当する");
    await closes(tanaka);
    await reports(sato);
    await sato.presses("取り下げる");
    await tanaka.types("/kasuhara 件");
    for (const typed of ["R8-001", "r8-1", "１"]) {
      await tanaka.submits({ [FIND]: typed });
      expect(numbers(tanaka.modal().replace(typed, ""))).toEqual(["R8-001"]);
      expect(tanaka.modal()).toContain("終わりました");
    }
    await tanaka.submits({ [FIND]: "2" });
    expect(tanaka.modal()).toContain("見つかりませんでした");
    await tanaka.presses("一覧に戻る");
    expect(tanaka.modal()).toContain("いま対応中の件はありません。");
  },
);

story(
  "by words as the desk reads them: never by what is hidden from it, or did not reach it",
  async (city) => {
    const { sato, takahashi, tanaka } = city;
    await reports(sato, { words: "山田花子さんから植木鉢を投げられました" });
    await prepares(takahashi, { words: "植木鉢のことで、まだ迷っています" });
    await tanaka.notes("植木屋にも聞きます");
    await tanaka.types("/kasuhara 件");
    const finds = async (text: string) => {
      await tanaka.submits({ [FIND]: text });
      const found = numbers(tanaka.modal());
      expect(tanaka.modal()).not.toContain("投げられました");
      return found;
    };
    expect(await finds("植木鉢")).toEqual(["R8-001"]);
    expect(await finds("植木屋")).toEqual(["R8-001"]);
    expect(await finds("投げ　植木鉢")).toEqual(["R8-001"]);
    for (const text of ["山田", "花子さん", "山田花子 植木鉢", "迷って", "%", "_", "植木鉢 野球"])
      expect(await finds(text), text).toEqual([]);
    await tanaka.dismisses();
    await sato.writes("山本太郎さんも見ていました");
    await tanaka.types("/kasuhara 件");
    expect(await finds("山本")).toEqual([]);
    await tanaka.dismisses();
    await sato.presses("伏せずに送り直す");
    await tanaka.types("/kasuhara 件");
    expect(await finds("山本")).toEqual(["R8-001"]);
    await tanaka.dismisses();
    await sato.presses("取り下げる");
    await tanaka.types("/kasuhara 件");
    expect(await finds("植木鉢")).toEqual([]);
  },
);

story(
  "by what was written in a form, and what others answered, as it stands in the desk's thread",
  async (city) => {
    const { sato, tanaka, suzuki } = city;
    const 木村 = city.person("木村");
    const finds = async (text: string) => {
      await tanaka.types("/kasuhara 件");
      await tanaka.submits({ [FIND]: text });
      const found = numbers(tanaka.modal());
      await tanaka.dismisses();
      return found;
    };
    await reports(sato, { share: "相談窓口と所属長" });
    await suzuki.presses("担当する");
    await tanaka.presses("担当を代わる");
    await tanaka.submits({ ひとこと: "午後からは私が聞きます。" });
    expect(await finds("午後からは")).toEqual(["R8-001"]);
    await 木村.presses("声をかける");
    await 木村.submits({ メモ: "山田花子さんの件で、本人は落ち着いています。" });
    expect(await finds("落ち着いて")).toEqual(["R8-001"]);
    expect(await finds("花子")).toEqual([]);
  },
  { organisation: ORGANISATION, people: [...TOWNSFOLK] },
);
