import type { ManagerStep } from "../cases/sharing.ts";

/** What is read about managers whom a reporter lets know: by them, and at the desk. */
export const toManager = {
  manager: {
    intro: (name: string) => `${name}さんが、この件を所属長にも伝えることを選びました。`,
    instead: (name: string) => `不在の${name}さんの代わりに、お知らせしています。`,
    noWords: "何があったかは、ここには表示しません。聞くときは、先に窓口と相談してください。",
    care: "相談や報告を理由に、不利益な扱いをしないでください。",
    who: "本人",
    done: "記録したこと",
    step: {
      speak: "声をかける",
      relieve: "担当を代える",
      verify: "事実を確かめる",
      confer: "窓口と相談",
    } satisfies Record<ManagerStep, string>,
    line: (step: string, on: string) => `${on}　${step}`,
    over: "この件のお知らせは終わりました。",
  },

  managerForm: {
    submit: "記録する",
    on: "日付",
    onHelp: "これから行う日も入れられます。",
    note: "メモ",
    noteHelp: "メモは、あなたと相談窓口だけが読みます。",
    told: "行うことと日付は、本人の記録にも表示します。",
    notTold: "相談窓口に表示します。本人の記録には表示しません。",
    longAgo: "30日より前の日付は入れられません。",
    farAhead: "1年より先の日付は入れられません。",
  },

  managerAtDesk: {
    shared: (name: string) => `所属長：${name}さんに伝えました`,
    sharedInstead: (name: string, head: string) => `所属長：${head}さんの代わりに、${name}さんに伝えました`,
    unreached: "所属長：届けられません",
    unreachedSays:
      "本人は所属長にも伝えることを選びましたが、所属長に届けられません。伝え方を本人と相談してください。",
    narrowed: "所属長：伝えないことに変わりました",
    narrowedSays: "本人が、所属長には伝えないことに変えました。これからは、所属長に話さないでください。",
    did: (name: string, step: string, on: string) => `${name}さん（所属長）：${step}（${on}）`,
    noted: (name: string, step: string, on: string) =>
      `所属長の${name}さんが「${step}」（${on}）を記録しました。`,
  },
};
