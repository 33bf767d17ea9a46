import { build } from "vite";

/** A page of the project as one HTML text, with its code and looks inside: it needs no server and no network. */
export async function pageWith(entry: string, given: unknown): Promise<string> {
  const { code, css } = await bundled(entry);
  return [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>マモリ</title>',
    `<style>${css}</style></head><body><div id="page"></div>`,
    `<script type="application/json" id="given">${inScript(JSON.stringify(given))}</script>`,
    `<script>${inScript(code)}</script></body></html>`,
  ].join("");
}

const made = new Map<string, Promise<{ code: string; css: string }>>();

function bundled(entry: string): Promise<{ code: string; css: string }> {
  const known = made.get(entry) ?? bundle(entry);
  made.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<{ code: string; css: string }> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: true,
      // Vite may wrap what a browser of today knows, such as light-dark(), for those of yesterday.
      cssTarget: "esnext",
      target: "esnext",
      lib: { entry, formats: ["iife"], name: "page", cssFileName: "page" },
    },
  });
  const files = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const code = files.flatMap((one) => (one.type === "chunk" ? [one.code] : []));
  const css = files.flatMap((one) =>
    one.type === "asset" && one.fileName.endsWith(".css") ? [String(one.source)] : [],
  );
  return { code: code.join("\n"), css: css.join("\n") };
}

/** Text inside a script element must not end it. */
const inScript = (text: string): string =>
  text.replaceAll("<!--", "\\u003c!--").replaceAll(/<(\/?script)/gi, "\\u003c$1");
