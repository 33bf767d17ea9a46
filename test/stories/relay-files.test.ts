import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { filesIn, LOCKED, photograph } from "../support/files.ts";
import { prepares, reports } from "../support/steps.ts";

const POLICY = readFileSync("policies/sapporo-2026.yml", "utf8");

story("a photograph reaches the desk without where and by whom it was taken", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const bytes = await photograph();
  expect(Buffer.from(bytes).includes("Sato's camera")).toBe(true);
  await sato.sends("写真があります", [{ name: "佐藤の写真.jpg", mimetype: "image/jpeg", bytes }]);
  const [file, ...others] = filesIn(city, tanaka, city.deskChannel);
  expect(others).toEqual([]);
  expect(file?.title).toBe("添付1.jpg");
  expect(Buffer.from(file?.bytes ?? []).includes("Sato's camera")).toBe(false);
  const { width, height, exif } = await sharp(file?.bytes).metadata();
  expect({ width, height, exif }).toEqual({ width: 20, height: 40, exif: undefined });
  const said = city.slack.traffic.filter((t) => t.direction === "from-bot").map((t) => t.request);
  expect(JSON.stringify(said)).not.toContain("佐藤の写真");
});

story(
  "a file that the desk sends with a note reaches the reporter, and stays inside until then",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    const bytes = await photograph();
    await tanaka.notes("こちらをご覧ください", [{ name: "案内.jpg", mimetype: "image/jpeg", bytes }]);
    expect(filesIn(city, sato, sato.actor.dm())).toEqual([]);
    await tanaka.presses("職員に送る", "送る");
    const [file, ...others] = filesIn(city, sato, sato.actor.dm());
    expect(others).toEqual([]);
    expect(file?.title).toBe("添付1.jpg");
    expect(Buffer.from(file?.bytes ?? []).includes("Sato's camera")).toBe(false);
  },
);

story("what a reporter without name attaches is clean, or does not come along", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
  const zip = { name: "a.zip", mimetype: "application/zip", bytes: Buffer.from("PK\x03\x04佐藤") };
  const ts = await sato.sends("二つあります", [
    { name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() },
    zip,
  ]);
  expect(filesIn(city, tanaka, city.deskChannel).map((f) => f.title)).toEqual(["添付1.jpg"]);
  expect(sato.thread()).toContain("2件目：作成者や撮影場所などの情報を取り除けない種類です。");
  expect(sato.marksOn(sato.actor.dm(), ts)).toContain("warning");
  expect(city.deskSees()).not.toContain("取り除けない");
});

story("what a reporter with a name attaches comes along, and both know what is still in it", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const zip = { name: "a.zip", mimetype: "application/zip", bytes: Buffer.from("PK\x03\x04佐藤") };
  await sato.sends("", [zip]);
  const files = filesIn(city, tanaka, city.deskChannel);
  expect(files.map((f) => f.title)).toEqual(["添付1.zip（作成者などの情報が残っています）"]);
  expect(sato.thread()).toContain("1件目：作成者や撮影場所などの情報を取り除けないまま、届けました。");
});

story("withdrawing takes the files back out of Slack, and forgets them", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await sato.sends("写真です", [{ name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() }]);
  const [file] = filesIn(city, tanaka, city.deskChannel);
  await sato.presses("取り下げる");
  expect(filesIn(city, tanaka, city.deskChannel)).toEqual([]);
  expect(city.slack.bytesOf(file?.id ?? "")).toBeUndefined();
  expect(await city.mamori.work.store.read.filesOf(1)).toEqual([]);
});

story("a deleted message takes its files with it", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await sato.sends("写真です", [
    { name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() },
  ]);
  await sato.deletes(sato.actor.dm(), ts);
  expect(filesIn(city, tanaka, city.deskChannel)).toEqual([]);
});

story("files of the draft come along once it is sent, and the preview says so", async (city) => {
  const { sato, tanaka } = city;
  await prepares(sato);
  const ts = await sato.sends("写真です", [
    { name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() },
  ]);
  expect(sato.thread()).toContain("ファイル1件も、窓口に送ります。");
  expect(tanaka.everything(city.deskChannel).flatMap((m) => m.files)).toEqual([]);
  await sato.presses("送る");
  expect(filesIn(city, tanaka, city.deskChannel).map((f) => f.title)).toEqual(["添付1.jpg"]);
  await sato.deletes(sato.actor.dm(), ts);
  expect(filesIn(city, tanaka, city.deskChannel)).toEqual([]);
});

for (const method of [
  "files.completeUploadExternal",
  "files.getUploadURLExternal",
  "upload",
  "download",
  "files.info",
])
  story(`the answer to ${method} is lost, and each file stands once`, async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    city.slack.faults.add({ method, kind: "accept-then-drop", times: 1 });
    const bytes = await photograph();
    await sato.sends("写真です", [
      { name: "b.jpg", mimetype: "image/jpeg", bytes },
      { name: "c.jpg", mimetype: "image/jpeg", bytes },
    ]);
    await city.passes(MINUTE);
    expect(filesIn(city, tanaka, city.deskChannel).map((f) => f.title)).toEqual(["添付1.jpg", "添付2.jpg"]);
  });

story("a file chosen in the reply form goes with the reply, and the desk reads that it did", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  const bytes = await photograph();
  tanaka.actor.fill("modal", "files", { files: [{ name: "案内.jpg", mimetype: "image/jpeg", bytes }] });
  await tanaka.submits({ 返事: "案内をお送りします" });
  const [file, ...others] = filesIn(city, sato, sato.actor.dm());
  expect(others).toEqual([]);
  expect(Buffer.from(file?.bytes ?? []).includes("Sato's camera")).toBe(false);
  expect(sato.thread()).toContain("案内をお送りします\n（ファイル1件が付いています）");
  expect(city.deskSees()).toContain("案内をお送りします\n（ファイル1件が付いています）");
});

story(
  "what is too large, too many, under a password or gone is not carried, and its writer hears why",
  async (city) => {
    const { sato, tanaka, slack } = city;
    await reports(sato);
    const named = (n: number, bytes: Uint8Array) => ({ name: `${n}.txt`, mimetype: "text/plain", bytes });
    await sato.sends("大きいものです", [
      named(1, new Uint8Array(1_000_001).fill(97)),
      named(2, Buffer.from("短い")),
    ]);
    expect(sato.thread()).toContain("1件目：大きすぎるため、届けていません。");
    expect(sato.thread()).toContain("1件1MBまで、一度に10件まで送れます。");
    expect(filesIn(city, tanaka, city.deskChannel).map((f) => f.title)).toEqual(["添付2.txt"]);
    await sato.sends(
      "たくさんです",
      Array.from({ length: 12 }, (_, n) => named(n, Buffer.from(`${n}番`))),
    );
    expect(filesIn(city, tanaka, city.deskChannel)).toHaveLength(11);
    expect(sato.thread()).toContain("11件目、12件目：一度に送れる数を超えたため、届けていません。");
    await tanaka.notes("鍵のかかった書類です", [
      { name: "a.pdf", mimetype: "application/pdf", bytes: LOCKED },
    ]);
    await tanaka.presses("職員に送る", "送る");
    const warned = tanaka
      .everything(city.deskChannel)
      .find((m) => m.visible.includes("パスワードがかかって"));
    expect(warned?.mentions).toEqual([tanaka.actor.id]);
    slack.faults.add({ method: "files.info", kind: "error", error: "file_deleted", times: 1 });
    await sato.sends("消えたものです", [named(1, Buffer.from("もうない"))]);
    expect(sato.thread()).toContain("1件目：Slackに見つからないため、届けていません。");
  },
  { policy: POLICY.replace("most: 20MB", "most: 1MB") },
);

story("Slack refuses the upload for good: the writer hears it", async (city) => {
  const { sato, slack } = city;
  await reports(sato);
  slack.faults.add({
    method: "files.completeUploadExternal",
    kind: "error",
    error: "posting_to_channel_denied",
  });
  const ts = await sato.sends("", [{ name: "a.txt", mimetype: "text/plain", bytes: Buffer.from("本文") }]);
  expect(sato.thread()).toContain("1件目：Slackに受け取られなかったため、届けていません。");
  expect(sato.marksOn(sato.actor.dm(), ts)).toContain("warning");
});

story(
  "installed with an older manifest: the writer hears that the file was not delivered, and words arrive",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    await sato.sends("写真です", [{ name: "b.jpg", mimetype: "image/jpeg", bytes: await photograph() }]);
    expect(city.deskSees()).toContain("写真です");
    expect(sato.thread()).toContain("1件目：Slackに受け取られなかったため、届けていません。");
  },
  {
    grantedScopes: [
      ...["commands", "chat:write", "im:history", "im:write", "groups:history", "groups:read"],
      ...["reactions:read", "reactions:write", "users:read", "users:read.email"],
    ],
  },
);
