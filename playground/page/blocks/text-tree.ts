/** What a line of text is made of. It holds data only, so that nothing anybody typed can become markup. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: Styling; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: "user" | "channel" | "group"; readonly id: string; readonly label?: string }
  | { readonly kind: "broadcast"; readonly range: string }
  | { readonly kind: "emoji"; readonly name: string }
  | {
      readonly kind: "date";
      readonly seconds: number;
      readonly format: string;
      readonly url?: string;
      readonly fallback: string;
    };

export type Styling = "bold" | "italic" | "strike" | "underline";

/** What a text is made of from top to bottom. */
export type Part =
  | { readonly kind: "lines" | "quote"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: "rule" }
  | { readonly kind: "pre"; readonly text: string };

/** The characters a reader gets to see, for tests and for names of things; what only Slack knows keeps its id. */
export function readableText(nodes: readonly Inline[]): string {
  return nodes.map(readable).join("");
}

function readable(node: Inline): string {
  switch (node.kind) {
    case "text":
    case "code":
      return node.text;
    case "link":
    case "bold":
    case "italic":
    case "strike":
    case "underline":
      return readableText(node.children);
    case "emoji":
      return `:${node.name}:`;
    case "broadcast":
      return `@${node.range}`;
    case "date":
      return node.fallback;
    default:
      return node.label ?? node.id;
  }
}

/** Adds to a list of nodes; neighbouring texts become one, so that a tree is the same however it was read. */
export function appended(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.kind === "text" && last?.kind === "text") {
    nodes[nodes.length - 1] = { kind: "text", text: last.text + node.text };
  } else if (node.kind !== "text" || node.text !== "") nodes.push(node);
}
