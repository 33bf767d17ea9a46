import type { VNode } from "preact";
import { texts } from "../texts.ts";

export function ItPage(): VNode {
  return <main class="it">{texts.doors.it}</main>;
}
