import { expect } from "vitest";
import { story } from "../support/city.ts";
import { reports, WHAT } from "../support/steps.ts";

const REFUSED = "件の一覧は、相談窓口の人だけが開けます。";

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

story("nobody else opens it, whatever they are", async (city) => {
  const { sato, takahashi } = city;
  await reports(sato);
  const guest = city.addPerson("山口", { isGuest: true });
  for (const person of [sato, takahashi]) {
    await person.types("/kasuhara cases");
    expect(person.modal()).toBe("");
    expect(person.wasTold()).toContain(REFUSED);
    expect(person.wasTold()).not.toContain("R8-001");
  }
  expect(guest.modal()).toBe("");
});
