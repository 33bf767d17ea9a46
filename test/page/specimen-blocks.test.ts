import { expect, test } from "vitest";
import { problems } from "./specimen-blocks.ts";

test("the stand-in has nothing against the blocks of the specimen", () => {
  expect(problems).toEqual([undefined, undefined, undefined]);
});
