import type { Typeset } from "../../src/sheets/compile.ts";
import { openChromium } from "../support/chromium.ts";
import { smaller } from "./png.ts";

/** The pages of a document as they would lie on a desk, so many beside one another, as a PNG. */
export async function pagesDrawn(
  { pages, svg }: Typeset,
  { wide, beside }: { readonly wide: number; readonly beside: number },
): Promise<Uint8Array> {
  const high = (wide * 297) / 210;
  const all = `data:image/svg+xml;base64,${Buffer.from(svg()).toString("base64")}`;
  const paper = Array.from(
    { length: pages },
    (_, n) => `<div><img src="${all}" style="margin-top:${-n * high}px"></div>`,
  );
  const browser = await openChromium();
  try {
    const page = await browser.newPage({
      viewport: { width: beside * (wide + 16) + 16, height: 100 },
      deviceScaleFactor: 1.5,
    });
    await page.setContent(`<style>
      body { margin: 0; padding: 16px; background: #c9ced6; display: grid; gap: 16px;
        grid-template-columns: repeat(${beside}, ${wide}px) }
      div { height: ${high}px; overflow: hidden; background: #fff }
      img { display: block; width: ${wide}px; height: ${high * pages}px }
    </style>${paper.join("")}`);
    return smaller(await page.screenshot({ fullPage: true, animations: "disabled" }));
  } finally {
    await browser.close();
  }
}
