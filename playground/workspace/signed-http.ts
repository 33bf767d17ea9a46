import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { stringify } from "node:querystring";
import { isBag, parseJson } from "./bag.ts";
import { wireTime } from "./clock.ts";
import type { Bag } from "./shapes.ts";
import type { Attempt, Parcel, Retry, Transport } from "./transport.ts";

/** Signed requests to the bot's request URL, in the encodings Slack uses for each kind. */
export class SignedHttp implements Transport {
  readonly name = "http";
  readonly #url: URL;
  readonly #secret: string;
  readonly #ackWithinMs: number;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string, secret: string, ackWithinMs: number) {
    this.#url = new URL(url);
    this.#secret = secret;
    this.#ackWithinMs = ackWithinMs;
  }

  get url(): string {
    return this.#url.href;
  }

  send(parcel: Parcel, retry: Retry | undefined): Promise<Attempt> {
    const [type, body] = encode(parcel);
    return this.#post(type, body, retry);
  }

  /** Slack's check of a new request URL: the challenge must come back. */
  async verify(challenge: string): Promise<boolean> {
    const body = JSON.stringify({ token: "verification", challenge, type: "url_verification" });
    const attempt = await this.#post("application/json", body, undefined);
    return attempt.outcome === "acked" && isBag(attempt.body) && attempt.body.challenge === challenge;
  }

  /** Slack's check of the certificate, which carries no signature worth checking. */
  sslCheck(): Promise<Attempt> {
    return this.#post(
      "application/x-www-form-urlencoded",
      stringify({ token: "verification", ssl_check: 1 }),
      undefined,
    );
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(type: string, body: string, retry: Retry | undefined): Promise<Attempt> {
    // Bolt compares with the real clock, so the signature carries real time.
    const timestamp = Math.floor(wireTime.now() / 1000);
    const signature = createHmac("sha256", this.#secret).update(`v0:${timestamp}:${body}`).digest("hex");
    return new Promise((resolve) => {
      const sent = request(
        this.#url,
        {
          method: "POST",
          agent: this.#agent,
          headers: {
            "content-type": type,
            "content-length": Buffer.byteLength(body),
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "x-slack-request-timestamp": String(timestamp),
            "x-slack-signature": `v0=${signature}`,
            ...(retry === undefined
              ? {}
              : { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.httpReason }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", () => done({ outcome: "unreachable" }));
          response.on("end", () => {
            const status = response.statusCode ?? 0;
            if (status === 200) done({ outcome: "acked", body: answer(Buffer.concat(chunks).toString()) });
            else done({ outcome: "refused", status, noRetry: response.headers["x-slack-no-retry"] === "1" });
          });
        },
      );
      let ended = false;
      const stop = wireTime.after(this.#ackWithinMs, () => {
        done({ outcome: "timeout" });
        sent.destroy();
      });
      const done = (attempt: Attempt) => {
        ended = true;
        stop();
        resolve(attempt);
      };
      sent.on("error", () => {
        // A kept connection that the bot had just closed says nothing about the bot: one new connection decides.
        if (!sent.reusedSocket || ended) return done({ outcome: "unreachable" });
        stop();
        resolve(this.#post(type, body, retry));
      });
      sent.end(body);
    });
  }
}

function encode(parcel: Parcel): [type: string, body: string] {
  switch (parcel.envelope) {
    case "events_api":
      return ["application/json", JSON.stringify(parcel.payload)];
    case "slash_commands":
      return ["application/x-www-form-urlencoded", stringify(fields(parcel.payload))];
    case "interactive":
      return ["application/x-www-form-urlencoded", stringify({ payload: JSON.stringify(parcel.payload) })];
  }
}

function fields(payload: Bag): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function answer(text: string): unknown {
  if (text === "") return undefined;
  return text.startsWith("{") ? (parseJson(text) ?? { text }) : { text };
}
