import { expect, test } from "vitest";
import type { Recording } from "../../playground/api.ts";
import { withRecording } from "../../playground/stage/recording.ts";

test("words in a recording cannot end the element that holds it", () => {
  const recording: Recording = {
    setting: {
      city: "</script><b>",
      cast: [],
      commands: [],
      shortcuts: [],
      botUser: "",
      botName: "",
      tour: [],
    },
    frames: [],
  };
  const html = withRecording("<body></body>", recording);
  expect(html).not.toContain("</script><b>");
  const json = /id="recording">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(json)).toEqual(recording);
});
