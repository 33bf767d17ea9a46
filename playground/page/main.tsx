import { render } from "preact";
import type { Recording } from "../api.ts";
import { App } from "./app.tsx";
import { Live } from "./data/live.ts";
import { Recorded } from "./data/recorded.ts";
import "./looks/style.css";

/** A recording stands in the document as JSON, which the browser does not run. */
function recording(): Recording | null {
  const text = document.getElementById("recording")?.textContent;
  return text ? JSON.parse(text) : null;
}

const given = recording();
const root = document.getElementById("page");
if (root !== null) render(<App source={given === null ? new Live() : new Recorded(given)} />, root);
