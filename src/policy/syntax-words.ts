/** What the YAML library finds wrong with a text, in words for people who do not know YAML well. */
export function syntaxWords(code: string): { readonly what: string; readonly remedy: string } {
  return WORDS[code] ?? OTHER;
}

const OTHER = {
  what: "この行の書き方が読めません。",
  remedy: "字下げ（半角の空白）、「:」のあとの空白、引用符の閉じ忘れを確かめてください。",
};

const WORDS: Readonly<Record<string, { readonly what: string; readonly remedy: string }>> = {
  BAD_INDENT: {
    what: "字下げがそろっていないか、上の行のかっこや引用符が閉じていません。",
    remedy: "上の行と同じ深さになるように半角の空白を入れ、閉じ忘れがないかを確かめてください。",
  },
  TAB_AS_INDENT: {
    what: "字下げにタブが使われています。",
    remedy: "タブを半角の空白に置き換えてください。",
  },
  MISSING_CHAR: {
    what: "記号（引用符、かっこ、「:」など）が足りません。",
    remedy: "ここより上に閉じ忘れがないかを確かめ、「:」のあとには半角の空白を入れてください。",
  },
  BAD_SCALAR_START: {
    what: "文がこの記号で始まることはできません。",
    remedy: '文全体を引用符（"…"）で囲んでください。',
  },
  BAD_ALIAS: {
    what: "別名（*）は使えません。",
    remedy: '同じ内容をもう一度書くか、文なら引用符（"…"）で囲んでください。',
  },
  MULTIPLE_DOCS: {
    what: "一つのファイルに複数の文書（---）があります。",
    remedy: "「---」の行を消して、一つにまとめてください。",
  },
  MULTIPLE_ANCHORS: {
    what: "目印（&）は使えません。",
    remedy: "「&」で始まる語を消してください。",
  },
  MULTIPLE_TAGS: {
    what: "型の指定（!）は使えません。",
    remedy: "「!」で始まる語を消してください。",
  },
  TAG_RESOLVE_FAILED: {
    what: "型の指定（!）は使えません。",
    remedy: "「!」で始まる語を消してください。",
  },
  NON_STRING_KEY: {
    what: "「:」の左が名前になっていません。",
    remedy: "「:」の左には、一行の名前だけを書いてください。",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    what: "一行に「:」が二つあり、どこまでが名前か分かりません。",
    remedy: '改行して字下げするか、文を引用符（"…"）で囲んでください。',
  },
  MULTILINE_IMPLICIT_KEY: {
    what: "「:」の左が一行に収まっていません。「:」の書き忘れかもしれません。",
    remedy: "前の行に「:」があるか、引用符が閉じているかを確かめてください。",
  },
};
