const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s/u));

/** Whom an honorific may follow without naming anybody. */
export const roles = words(`
市長 副市長 区長 知事 町長 村長 課長 係長 部長 局長 次長 室長 所長 館長 園長 校長 院長 社長 会長 町内会長 自治会長 班長 組長 店長 駅長 議長 議員 市議 委員 民生委員 児童委員
上司 部下 同僚 先輩 後輩 担当 担当者 責任者 職員 係 係員 窓口 受付 役所 区役所 市役所 主任 主査 主事 管理職 相談員 調査員 指導員 支援員 嘱託
警察 警察官 刑事 巡査 消防 消防士 救急隊 救急隊員 警備 警備員 守衛 弁護士 司法書士 行政書士 社労士 税理士 医師 医者 先生 看護師 保健師 介護士 保育士 教師 教員 栄養士 薬剤師 福祉士 通訳 運転手 清掃員 業者 工事業者 大工 職人
客 御客 娘 息子 奥 旦那 主人 御主人 夫 妻 嫁 婿 父 母 親 親御 両親 祖父 祖母 爺 婆 兄 姉 弟 妹 子 孫 叔父 叔母 伯父 伯母 従兄弟 姪 甥 親戚 親族 家族 遺族 身内 彼 彼氏 彼女
皆 皆々 神 仏 一 文 殿 奥方 何 誰 某 各位 他 同 両 仕 多 模 有 相手 相手方 隣 隣人 隣家 近所 近隣 住民 住人 市民 区民 町民 国民 都民 道民 世帯主 利用者 来庁者 来客 訪問者 申請者 申出人 届出人 請求者 代理人 後見人 保護者 保証人 所有者 管理人 大家 家主 地主 家族 本人 御本人 当人 当事者 関係者 被害者 加害者 遺族 患者 入居者 入所者 通報者 相談者 受給者 被保険者 納税者 契約者 借主 貸主 高齢者 障害者 老人 若者 男性 女性 男 女 子供 赤 外国人 学生 生徒 児童 園児 新人 新聞記者 記者 議員秘書 秘書 店員 店主 農家 漁師 八百屋 肉屋 魚屋 花屋 本屋 床屋 不動産屋 葬儀屋 電気屋 水道屋 疲 苦労 馳走 世話 待遠 気毒 人様 先方 沢山 山 散々 名 本 匿名 匿名希望 不明 未確認 未記入 無記名 空欄 記載 確認 変更 別人 偽名 仮名 本名 家主 元職員 元市長 前任 前任者 後任 後任者 公務員 銀行員 会社員 親子 夫婦 一人 二人 三人 友人 知人 同居人 同行者 付添人 付添 恋人 元夫 元妻 内縁 責任 人 方 者 御家族 連 以下 別 地元 町内 自治会 組合 団体 会社 企業 役員 理事 理事長 総理 大臣 首相 天皇 陛下 お上 旧姓
おく みな みんな むすめ むすこ おじょう おきゃく おとう おかあ おじい おばあ おじ おば おにい おねえ おとうと いもうと おまわり おいしゃ おや おやご だんな よめ おこ まご つかれ おつかれ ごくろう たく そう あか おお どちら こちら そちら あちら お客 お子 お母 お父 お兄 お姉 お爺 お婆 お孫 お嬢 お医者 お巡り お疲れ お嫁 ご主人 ご家族 ご両親 ご本人 ご夫妻 お隣 お前 おまえ てめえ さま
`);

/** What roles commonly end with; a surname of the list that ends so is tried before. */
export const roleEnding =
  /(?:[者員長師士官係課部局署屋役客親婦僧族人民]|職員|さ|[0-9]人|男性|女性|担当|先生|会社|支店|本店|病院|学校|組合|学園|銀行|商店|業)$/u;

/** Roles and ordinary words in katakana. */
export const katakanaRoles = words(`
ママ パパ オーナー スタッフ パート アルバイト バイト クレーマー ヘルパー ドライバー オペレーター リーダー マネージャー ケアマネ ケアマネージャー ケースワーカー ワーカー ソーシャルワーカー ボランティア サポーター カウンセラー コーディネーター パートナー トップ ボス マスター スタッフ コールセンター センター デイサービス ホーム メーカー コンビニ スーパー タクシー バス クリニック グループ ホスト ゲスト ユーザー モンスター カスタマー シニア リピーター ハウス メンバー キャスト ストーカー オジ オバ ジイ バア カスハラ クレーム カツラ エノキ ミドリ アズマ オク ミナミ ヒガシ ニシ キタ イズミ ツツミ サカキ
`);

/** Words that stand right before a name and are no part of it. */
export const leading =
  /^(?:昨日|本日|今日|前日|翌日|先日|先週|今週|今朝|昨夜|前回|今回|毎回|毎日|当日|以前|再度|再び|同|故|元|旧姓|申請者|世帯主|相手方|相手|男性|女性|男|女|隣人|近隣|住民|住人|市民|区民|利用者|来庁者|通報者|相談者|氏名|名前|名字|苗字|姓|夫|妻|父|母|長男|次男|長女|次女|息子|娘|孫|兄|弟|姉|妹|社長|代表|被保険者|本人|納税者|届出人|請求者|代理人|後見人|所有者|保護者|患者|担当|客|常連|電話|対応|相談|主|宛|宛名|差出人|名義人|名義)/u;

/** Surnames that are at least as often a place or an ordinary word: they need more than standing alone. */
export const ambiguous = words(`
福島 千葉 石川 富山 福井 長野 岡山 徳島 長崎 宮崎 山口 山形 秋田 福岡 宮城 奈良 栃木 川崎 渋谷 豊島 長岡 金沢 高松 高岡 大津 熊谷 町田 松山 小倉 富岡 福山 川口 市川 豊田 砂川 神田 上野 目黒 足立 立川 別府 相馬 能登 対馬 常盤 日野 三田 瀬戸 鎌倉 諏訪 三島 三原 岡崎 仙石 八戸 二戸 一戸 三戸 九戸 三沢 鶴岡 鶴見 大崎 土佐 南部 平良 徳山 舘山 館山 戸塚 大宮 出雲 熱海
白石 清田 平岸 藤野 石山 北野 麻生 中島 新川 西野 前田 中沼 日高 
下地 上地 野原 水上 山中 大木 高原 坂上 坂下 川端 川上 山上 大前 外山 本郷 本山 入江 春日 近江 平野 大平 中道 中原 中山 野中 大川 大橋 大石 大野 大谷 小山 小島 中田 平田 平山 西山 北山 東山 東野 北原 南野 高山 高田 田畑 土井 内海 元木 本庄 新山 古川 桑田 竹中 生田 月岡 秋山 田所 向井 星野 花田 田端 並木 立花 千原 草野 上下 国分 西郷 鳥居 玉川 緑川
`);

/** Latin words that look like a reading of a surname. */
export const latinWords = words(
  "date mine made tone home more same some sore core wade note mode node sake take base case face seo area kana mana data media manga anime kanji sushi tokyo sapporo osaka kyoto nara chiba hokkaido fukuoka mail excel word line zoom teams slack apple google amazon city office request tani akita toyama nagano okayama tokushima nagasaki miyazaki yamagata miyagi tochigi kawasaki shibuya ueno toyota honda mori hara seki maki tate east west north south",
);
