import type { Bag, Block, Shown, SlackFile, View } from "../../playground/workspace/shapes.ts";
import { plain } from "../workspace/some-blocks.ts";

const named = (blocks: readonly Bag[]): Block[] =>
  blocks.map((block, n) => ({ block_id: `b${n}`, ...block, type: String(block.type) }));

/** A modal or the Home as the stand-in keeps it, around these blocks. */
export const view = (type: "modal" | "home", blocks: readonly Bag[], more: Bag = {}): View => ({
  id: `V-${type}`,
  team_id: "T1",
  app_id: "A1",
  bot_id: "B1",
  type,
  title: plain("あったこと"),
  submit: plain("次へ"),
  close: plain("閉じる"),
  blocks: named(blocks),
  callback_id: "form",
  private_metadata: "",
  external_id: "",
  clear_on_close: false,
  notify_on_close: false,
  hash: "1",
  root_view_id: `V-${type}`,
  previous_view_id: null,
  state: { values: {} },
  visible: "",
  ...more,
});

/** A picture as the stand-in knows it, with what it shows in words. */
export const picture = (id: string, alt: string): SlackFile => ({
  id,
  created: 0,
  timestamp: 0,
  name: "図.png",
  title: "図",
  mimetype: "image/png",
  filetype: "png",
  pretty_type: "PNG",
  user: "UBOT",
  user_team: "T1",
  size: 1,
  mode: "hosted",
  editable: false,
  is_external: false,
  external_type: "",
  is_public: false,
  public_url_shared: false,
  display_as_bot: false,
  username: "",
  alt_txt: alt,
  url_private: "",
  url_private_download: "",
  permalink: "",
  channels: [],
  groups: ["C1"],
  ims: [],
});

/** A message as somebody sees it, around these blocks. */
export const shown = (ts: string, blocks: readonly Bag[], more: Partial<Shown> = {}): Shown => ({
  ts,
  channel: "C1",
  user: "UBOT",
  from: "mamori",
  text: "",
  blocks: named(blocks),
  visible: "",
  ephemeral: false,
  broadcast: false,
  edited: true,
  tombstone: false,
  replies: 2,
  reactions: [{ name: "white_check_mark", users: ["U1"], count: 1 }],
  files: [],
  mentions: [],
  ...more,
});
