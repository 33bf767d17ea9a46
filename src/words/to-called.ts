import type { Need, Part, Response } from "../cases/calls.ts";

/** What is read about calls for people: by those who are called, by who called, and at the desk. */
export const toCalled = {
  calling: {
    title: {
      help: "応援の呼び出し",
      replace: "交代の呼び出し",
      sit_in: "同席の呼び出し",
      may_end: "判断の呼び出し",
    } satisfies Record<Need, string>,
    asks: {
      help: (who: string, at: string) => `${who}が、${at}から応援を呼んでいます。`,
      replace: (who: string, at: string) => `${who}が、${at}から対応を代わってほしいと求めています。`,
      sit_in: (who: string, at: string) => `${who}が、${at}から同席してほしいと求めています。`,
      may_end: (who: string, at: string) => `${who}が、${at}から対応を終えてよいか判断を求めています。`,
    } satisfies Record<Need, (who: string, at: string) => string>,
    /** The same once it is over. */
    asked: {
      help: (who: string, at: string) => `${who}が、${at}に応援を呼びました。`,
      replace: (who: string, at: string) => `${who}が、${at}に交代を求めました。`,
      sit_in: (who: string, at: string) => `${who}が、${at}に同席を求めました。`,
      may_end: (who: string, at: string) => `${who}が、${at}に、対応を終えてよいか判断を求めました。`,
    } satisfies Record<Need, (who: string, at: string) => string>,
    pressing: (title: string) => `🆘 ${title}`,
    who: (name: string, section: string) => (section === "" ? `${name}さん` : `${name}さん（${section}）`),
    place: (place: string) => `場所：${place}`,
    noPlace: "場所：まだわかりません。わかり次第、ここに表示します。",
    section: (place: string, extension: string) =>
      `部署の場所：${[place, extension === "" ? "" : `内線${extension}`].filter((one) => one !== "").join("　")}`,
    repeating: (since: string, minutes: number) =>
      `${since}から、同じ話の繰り返しになっています。対応を終える目安は${minutes}分です。`,
    instead: (name: string) => `${name}さんの代わりに、お知らせしています。`,
    shown: (name: string) => `押した内容は、${name}さんと、呼ばれたほかの人、相談窓口に表示されます。`,
    police: "危害が加えられそうなときは、着く前でも、ためらわず110番をしてください。",
    organisation: "ここで押した判断は、組織の判断として記録されます。",
    next: (at: string) => `${at}までに反応がなければ、次の人を呼びます。`,
    over: (at: string, name: string) => `この呼び出しは、${name}さんが${at}に終えました。`,
    overWithCase: "この呼び出しは終わりました。",
    standDown: "呼び出しは終わりました。向かっていただき、ありがとうございました。",

    part: {
      head: "所属長",
      leader: "係長",
      helper: "応援の登録者",
      above: "上の所属長",
      duty: "窓口の当番",
      deputy: "代わりの人",
    } satisfies Record<Part, string>,
    press: {
      coming: "向かいます",
      phoning: "電話します",
      may_end: "終えてよい",
      go_on: "続けてください",
      take_over: "代わります",
      deputy: "代わりを頼む",
      unable: "動けません",
    } satisfies Record<Exclude<Response, "missed">, string>,
    state: {
      coming: "向かっています",
      phoning: "電話します",
      may_end: "対応を終えてよい（組織の判断）",
      go_on: "対応を続ける（組織の判断）",
      take_over: "代わります",
      deputy: "代わりを頼みました",
      unable: "動けません",
      missed: "届きませんでした",
    } satisfies Record<Response, string>,
    noReaction: "まだ反応がありません",
    neverReacted: "反応はありませんでした",
    line: (who: string, state: string, at: string | null) =>
      at === null ? `${who}：${state}` : `${who}：${state}（${at}）`,
    named: (name: string, part: string) => `${name}さん（${part}）`,
    insteadOf: (name: string) => `、${name}さんの代わり`,

    /** For who called. */
    nobodyCalled: "名簿から呼べる人がいませんでした。電話か声で、周りを呼んでください。",
    cutOff:
      "まだ、だれも呼べていません。電話か声で、周りを呼んでください。呼べる人が見つかり次第、こちらからも呼びます。",
    kept: "所属長と、上司に当たる人には伝えない件のため、その人たちは呼んでいません。",
    away: "不在の人がいるため、その人を除いて呼んでいます。",
    unknown: "名簿の人のうち、Slackで見つからない人がいます。電話でもお知らせください。",
    numbers: (all: string) => `電話：${all}`,
    ownSection: (extension: string) => `部署の内線${extension}`,
    guard: (guard: string) => `守衛 ${guard}`,
    waitsFor: {
      help: "応援",
      replace: "代わってほしい",
      sit_in: "同席してほしい",
      may_end: "終えてよいか判断がほしい",
    } satisfies Record<Need, string>,
    sure: {
      replace: "代わってくれる人を呼びますか。",
      sit_in: "同席してくれる人を呼びますか。",
      may_end: "終えてよいか、判断を求めますか。",
    } satisfies Record<Exclude<Need, "help">, string>,
    sureSays: (atOnce: string, later: string) =>
      `${atOnce}に、あなたのお名前と部署がすぐ伝わります。${later === "" ? "" : `反応がないときや不在のときは、${later}にも伝わります。`}不在の人に代わりの人がいれば、その人に伝わります。何があったかは送られません。`,
    sureNobody:
      "いまは、呼べる人が見つかっていません。電話か声で、周りを呼んでください。押すと、もう一度探します。",
    yes: "呼ぶ",
    no: "戻る",

    endButton: "解除",
    endTitle: "呼び出しを終える",
    endSubmit: "終える",
    endLabel: "いまの様子",
    endHint: "呼ばれた人、呼んだ人、相談窓口の全員に表示されます。",
    endInitial: "安全を確認しました。",
    endEmpty: "いまの様子を、ひとこと書いてください。",

    deputyTitle: "代わりを頼む",
    deputyLabel: "代わりに行ける人",
    deputySays: "選んだ人を、すぐに呼びます。",
    deputySubmit: "頼む",
    deputySelf: "ご自身と、呼んだ本人は選べません。",
    deputyKept: "その人は、この件では呼べません。ほかの人を選んでください。",

    notice: {
      response: (who: string, state: string) => `${who}：${state}`,
      firstRing: (who: string) => `次の人を呼びました：${who}`,
      nextRing: (who: string) => `反応がないため、次の人を呼びました：${who}`,
      deputies: (who: string) => `代わりの人を呼びました：${who}`,
      nobodyLeft: "次に呼べる人がいません。電話か声で、周りを呼んでください。",
      over: (name: string) => `${name}さんが、呼び出しを終えました。`,
    },
  },

  absence: {
    purpose:
      "応援や判断の呼び出しを受けられない日を、前もって登録できます。代わりの人を決めると、その人を呼びます。",
    set: "不在を登録する",
    change: "不在を変える",
    end: "不在を取り消す",
    endSure: "不在の登録を取り消しますか。",
    endSays: "いまから、応援や判断の呼び出しが、またあなたに届きます。",
    no: "戻る",
    days: (from: string, to: string) => (from === to ? from : `${from}から${to}まで`),
    away: (days: string) => `${days}は不在です。呼び出しは届きません。`,
    awayWith: (days: string, name: string) => `${days}は不在です。呼び出しは、${name}さんに届きます。`,
    title: "不在の登録",
    submit: "登録する",
    from: "最初の日",
    to: "最後の日",
    delegate: "代わりに呼ぶ人",
    delegateSays: "選ばないときは、名簿の代理の人を呼びます。その人もいないときは、次の人を呼びます。",
    order: "最後の日は、最初の日と同じか、あとにしてください。",
    past: "もう過ぎた日です。きょうか、先の日にしてください。",
    tooLong: "登録できるのは、1年先までです。長い不在のときは、名簿を直してもらってください。",
    self: "ご自身は選べません。",
    delegateAway: "その人も、この間に不在の日があります。ほかの人を選んでください。",
  },
};
