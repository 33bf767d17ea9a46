import type { Bag } from "./shapes.ts";

/** A business error of the Web API: HTTP 200 with `ok: false` and Slack's own code. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: Bag;

  constructor(code: string, detail?: string, extra: Bag = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.code = code;
    this.extra =
      detail === undefined ? extra : { ...extra, response_metadata: { messages: [`[ERROR] ${detail}`] } };
  }
}

export function refuse(code: string, detail?: string): never {
  throw new ApiError(code, detail);
}
