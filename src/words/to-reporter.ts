/** What reporters read about their rights: their own record, who opened it, and whom it is told. */
export const toReporter = {
  rights: {
    open: "あなたの記録",
    told: "伝える相手",
    toldDraft: "まだ送っていません。",
    toldDesk: "相談窓口だけです。",
    toldManager: (name: string) => `相談窓口と、所属長の${name}さんです。`,
    toldUnreached: "相談窓口です。所属長には届けられませんでした。窓口にお知らせしてあります。",
    toldWaiting: "相談窓口です。所属長に伝えてよいことは、窓口が知っています。",
    decided: "組織の判断",
    notDecided: "まだ記録されていません。",
    opened: "開いた人",
    nobody: "記録票や所属長の画面を開いた人は、まだいません。",
    channel: "相談窓口のチャンネルや、届いたメッセージを読んだことは、記録できないため出ません。",
    course: "これまでの経過",
    earlier: "これより前の経過は、記録票にあります。",
    narrow: "伝える相手を変える",
    narrowSure: "所属長に伝えるのをやめますか。",
    narrowSays:
      "これからは、相談窓口だけに伝えます。所属長がすでに見たことは、取り消せません。元に戻すこともできません。",
    narrowYes: "伝えるのをやめる",
    narrowed: "所属長に伝えるのをやめました。所属長がすでに見たことは、取り消せません。",
    copy: "記録票を受け取る",
    withdrawn: "取り下げました。書いた文章は消えています。",
  },
};
