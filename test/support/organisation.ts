import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** A fictional part of a city: 市民課 with a head, a leader and a helper, and who is above them. */
export const ORGANISATION = `種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理
部署,shimin,市民文化局,,,,,,,,
部署,madoguchi,市民課,shimin,本庁舎1階,2345,内線110,,,,
人,shimin,部長,,,,,bucho@example.jp,長,,
人,madoguchi,木村,,,,,kimura@example.jp,長,,dairi@example.jp
人,madoguchi,林,,,,,hayashi@example.jp,係長,,
人,madoguchi,森,,,,,mori@example.jp,応援,,
人,madoguchi,代理,,,,,dairi@example.jp,職員,,
人,madoguchi,佐藤,,,,,sato@example.jp,職員,,
`;

/** They are there before the bot starts, so that Slack knows them by their addresses. */
export const TOWNSFOLK = [
  { name: "部長", mail: "bucho@example.jp" },
  { name: "木村", mail: "kimura@example.jp" },
  { name: "林", mail: "hayashi@example.jp" },
  { name: "森", mail: "mori@example.jp" },
  { name: "代理", mail: "dairi@example.jp" },
] as const;

/** A city with that part in it. */
export const TOWN = { organisation: ORGANISATION, people: TOWNSFOLK };

type Name = (typeof TOWNSFOLK)[number]["name"];

/** The people of that part of the city. */
export const townsfolk = (city: City): Readonly<Record<Name, Citizen>> => ({
  部長: city.person("部長"),
  木村: city.person("木村"),
  林: city.person("林"),
  森: city.person("森"),
  代理: city.person("代理"),
});
